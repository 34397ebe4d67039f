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
from collections.abc import Iterator, Sequence
from itertools import islice

from opsbook.cache import NOTHING, Cache
from opsbook.emit.artifact import File, Kept
from opsbook.emit.site import Site
from opsbook.search_index.catalogue import catalogue
from opsbook.search_index.entry import Entry, entries, names
from opsbook.search_index.memory import Indexed, Memory
from opsbook.search_index.postings import Postings
from opsbook.search_index.shards import Coded, shards
from opsbook.search_index.shown import compact, shown
from opsbook.search_index.text import Name

FOLDER = "search-index"
CATALOGUE = "index.json"
TOGETHER = 4
"""How many entries' texts share a file."""


def index_files(site: Site, cache: Cache = NOTHING) -> Iterator[File | Kept]:
    """The whole index, the catalogue last. The same site gives the same bytes, whatever is remembered."""
    name = names(site)
    memory, postings = Memory(site.handbook, cache, name), Postings()
    pages, texts, pieces = list(entries(site)), [], []
    coming = zip(pages, memory.indexed(pages), strict=True)
    while some := list(islice(coming, TOGETHER)):
        for _, indexed in some:
            postings.add(indexed.terms)
        yield (file := _texts(some, memory, name))
        texts.append(_hash(file))
    for shard in shards(postings.coded()):
        yield (file := _named("t", _object(shard)))
        pieces.append((shard[0][0], _hash(file)))
    yield (file := _named("v", compact(postings.spellings())))
    content = catalogue(site, pages, pieces, texts, _hash(file), TOGETHER)
    yield File(f"{FOLDER}/{CATALOGUE}", compact(content).encode())
    memory.keep()


def _texts(some: Sequence[tuple[Entry, Indexed]], memory: Memory, name: Name) -> File | Kept:
    """What results show of some pages."""
    prints = [indexed.print for _, indexed in some]

    def make() -> File:
        return _named("d", f"[{','.join(one.shown or shown(page.url, page.text(name)) for page, one in some)}]")

    if path := memory.file(prints):
        return Kept(path, make)
    file = make()
    memory.note_file(prints, file.path)
    return file


def _object(shard: Sequence[Coded]) -> str:
    return "{" + ",".join(f"{compact(name)}:[{postings}]" for name, postings in shard) + "}"


def _named(letter: str, text: str) -> File:
    content = text.encode()
    return File(f"{FOLDER}/{letter}{hashlib.blake2b(content, digest_size=4).hexdigest()}.json", content)


def _hash(file: File | Kept) -> str:
    return file.path.removeprefix(FOLDER + "/")[1:].removesuffix(".json")
