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
from opsbook.search_index.postings import Postings
from opsbook.search_index.shards import Coded, shards
from opsbook.search_index.terms import terms_of
from opsbook.search_index.text import MOST, NO_TEXT, Text

FOLDER = "search-index"
CATALOGUE = "index.json"
TOGETHER = 4
"""How many entries' texts share a file."""


def index_files(site: Site) -> Iterator[File]:
    """The whole index, the catalogue last. The same site gives the same bytes.

    Texts and terms of an entry are let go at once, so that memory holds little more than the postings.
    """
    postings, texts, waiting = Postings(), [], []
    found = []
    for entry in entries(site):
        postings.add(terms_of(entry.text))
        waiting.append(_shown(entry))
        found.append(entry._replace(text=NO_TEXT))
        if len(waiting) == TOGETHER:
            yield (file := _named("d", _json(waiting)))
            texts.append(_hash(file))
            waiting = []
    if waiting:
        yield (file := _named("d", _json(waiting)))
        texts.append(_hash(file))
    pieces = []
    for shard in shards(postings.coded()):
        yield (file := _named("t", _object(shard)))
        pieces.append((shard[0][0], _hash(file)))
    yield (file := _named("v", _json(postings.spellings())))
    content = catalogue(site, found, pieces, texts, _hash(file), TOGETHER)
    yield File(f"{FOLDER}/{CATALOGUE}", _json(content).encode())


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
