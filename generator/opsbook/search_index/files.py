"""The search index as files: a catalogue, shards of postings, texts for results, and the vocabulary for spelling.

Every file but the catalogue has its content's hash in its name, so that a browser may keep it for ever, and a reader
who came before an update never mixes old and new.

``index.json``   what there is, and the kind, owner and status of every entry: see ``catalogue``
``t<hash>.json`` a shard: each stem with its postings, as gaps between entries and weights in turn
``d<hash>.json`` some entries: title, address, summary, names, and sections as anchor, heading, text
``v<hash>.json`` one word for each stem that has one
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Sequence
from typing import Any

from opsbook.emit.artifact import File
from opsbook.emit.site import Site
from opsbook.search_index.catalogue import catalogue
from opsbook.search_index.entry import Entry, entries
from opsbook.search_index.shards import Coded, shards
from opsbook.search_index.terms import Terms, terms_of
from opsbook.search_index.text import MOST, Text
from opsbook.search_index.words import stem

FOLDER = "search-index"
CATALOGUE = "index.json"
TOGETHER = 4
"""How many entries' texts share a file."""
_MOST_WORDS = 20_000
_SHORTEST = 4
"""Shorter words are not offered as corrections."""


def index_files(site: Site) -> Iterator[File]:
    """The whole index, the catalogue last. The same site gives the same bytes."""
    found = list(entries(site))
    terms = [terms_of(entry.text) for entry in found]
    coded = _coded(terms)
    pieces = []
    for shard in shards(coded) if coded else ():
        file = _named("t", _object(shard))
        pieces.append((shard[0][0], _hash(file)))
        yield file
    texts = []
    for start in range(0, len(found), TOGETHER):
        file = _named("d", _json([_shown(entry) for entry in found[start : start + TOGETHER]]))
        texts.append(_hash(file))
        yield file
    vocabulary = _named("v", _json(_spellings(terms)))
    yield vocabulary
    content = catalogue(site, found, pieces, texts, _hash(vocabulary), TOGETHER)
    yield File(f"{FOLDER}/{CATALOGUE}", _json(content).encode())


def _coded(terms: Sequence[Terms]) -> list[Coded]:
    """Every stem with its postings, in order."""
    gaps: dict[str, list[int]] = {}
    last: dict[str, int] = {}
    for number, one in enumerate(terms):
        for root, weight in one.weights.items():
            if root in gaps:
                gaps[root] += (number - last[root], weight)
            else:
                gaps[root] = [number, weight]
            last[root] = number
    return [(root, ",".join(map(str, gaps[root]))) for root in sorted(gaps)]


def _spellings(terms: Sequence[Terms]) -> list[str]:
    """The shortest word of each stem: those of the most frequent stems, if there are too many."""
    often: dict[str, int] = {}
    shortest: dict[str, str] = {}
    for one in terms:
        for root in one.weights:
            often[root] = often.get(root, 0) + 1
    for word in sorted(set().union(*(one.words for one in terms)), key=lambda word: (len(word), word)):
        if len(word) >= _SHORTEST and word.isalpha():
            shortest.setdefault(stem(word), word)
    kept = sorted(shortest, key=lambda root: (-often[root], root))[:_MOST_WORDS]
    return sorted(shortest[root] for root in kept)


def _shown(entry: Entry) -> list[Any]:
    """What a result needs."""
    text = entry.text
    return [text.title, entry.url, text.summary, text.names, _clipped(text)]


def _clipped(text: Text) -> list[tuple[str, str, str]]:
    """The sections, until there is enough."""
    kept, left = [], MOST
    for section in text.sections:
        if left <= 0:
            break
        kept.append((section.anchor, section.heading, section.text[:left]))
        left -= len(section.text)
    return kept


def _object(shard: Sequence[Coded]) -> str:
    return "{" + ",".join(f"{_json(name)}:[{postings}]" for name, postings in shard) + "}"


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def _named(letter: str, text: str) -> File:
    content = text.encode()
    return File(f"{FOLDER}/{letter}{hashlib.blake2b(content, digest_size=4).hexdigest()}.json", content)


def _hash(file: File) -> str:
    return file.path.removeprefix(FOLDER + "/")[1:].removesuffix(".json")
