"""Postings → shards: files of neighbouring terms, small enough to fetch quickly, cut where few edits move the cut."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

LARGEST = 24_000
"""Characters of a shard, unless a single term is larger."""

Coded = tuple[str, str]
"""A term with its postings as JSON."""


def shards(terms: Sequence[Coded], depth: int = 0) -> Iterator[Sequence[Coded]]:
    """Cut sorted terms into shards.

    Terms that begin alike stay together as long as they fit: an edit moves terms between the shards of its letter, and
    leaves those of other letters as they are.
    """
    if _size(terms) <= LARGEST or len(terms) == 1:
        if terms:
            yield terms
        return
    waiting: list[Coded] = []
    for group in _by_letter(terms, depth):
        if waiting and _size(waiting) + _size(group) > LARGEST:
            yield waiting
            waiting = []
        if _size(group) > LARGEST:
            yield from shards(group, depth + 1)
        else:
            waiting += group
    if waiting:
        yield waiting


def _by_letter(terms: Sequence[Coded], depth: int) -> Iterator[list[Coded]]:
    """Runs of terms with the same letter at a depth; a term that ends before it stands alone."""
    run: list[Coded] = []
    for one in terms:
        if run and one[0][: depth + 1] != run[0][0][: depth + 1]:
            yield run
            run = []
        run.append(one)
    yield run


def _size(terms: Sequence[Coded]) -> int:
    return sum(len(name) + len(postings) + 6 for name, postings in terms)
