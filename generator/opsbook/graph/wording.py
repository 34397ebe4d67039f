"""What a prose text says, however its lines are wrapped and its lists are marked. Code counts as it stands."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from opsbook.graph import wikilink
from opsbook.graph.code import code_in

_ITEM = re.compile(r"(?P<above>[ \t>]*)(?:(?P<bullet>[-*+])|(?P<number>\d{1,9})[.)])(?=[ \t])")
_BELOW_HEAD = re.compile(r"^[ \t]*\|?(?:[ \t]*:?-+:?[ \t]*\|?)+$", re.MULTILINE)
"""The line that sets the head of a table off; how long its strokes are says nothing."""
_STROKES = re.compile(r"-+")
_BREAK = re.compile(r"\s*\n\s*")
_NEW_LINE = "\n"
_TRAILING = re.compile(r"[ \t]+$", re.MULTILINE)


def wording(text: str, named: Callable[[str], str] = str, page: bool = False) -> str:
    """A text in the one way in which it is compared. ``named`` gives the name that a ``[[link]]`` is compared by.

    ``page``: it is that of a hand-written page.
    """
    parts, done, fresh = [], 0, True
    text = _with_names(text.replace("\r\n", "\n"), named)
    for start, end, block in code_in(text, page):
        code = text[start:end]
        parts.append(_even(text[done:start], fresh))
        parts.append(_TRAILING.sub("", code).strip("\n") if block else _BREAK.sub(" ", code))
        done, fresh = end, block
    parts.append(_even(text[done:], fresh))
    return "\n".join(part for part in parts if part)


def _with_names(text: str, named: Callable[[str], str]) -> str:
    parts, done = [], 0
    for match in wikilink.matches(text):
        start, end = match.span("name")
        parts += [text[done:start], named(match["name"].strip())]
        done = end
    return "".join([*parts, text[done:]])


def _even(text: str, fresh: bool) -> str:
    """A text without code on one line, its lists and tables marked in one way. ``fresh``: a line begins with it."""
    head, line_end, rest = ("", "", text) if fresh else text.partition("\n")
    rest = _BELOW_HEAD.sub(lambda line: _STROKES.sub("-", line[0]), rest)
    return " ".join(f"{head}{line_end}{_NEW_LINE.join(_lines(rest))}".split())


def _lines(text: str) -> Iterator[str]:
    """The lines of a text; every bullet is a hyphen, every number of an item 1, and a quotation is marked once."""
    free, quoted = True, False
    for line in text.split(_NEW_LINE):
        mark = line.lstrip().startswith(">")
        told = line.lstrip()[1:] if mark and quoted else line
        item = _ITEM.match(told)
        if item and (item["bullet"] or item["number"] == "1" or free):
            told = f"{item['above']}{'-' if item['bullet'] else '1.'}{told[item.end() :]}"
        # A number at the beginning of a line is one of an item below an empty line or another item, else of a sentence.
        free = not line.strip(" \t>") or item is not None or line[:1] in " \t"
        quoted = mark
        yield told
