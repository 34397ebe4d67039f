"""The search index as files: a catalogue, shards of postings, what results show, and the vocabulary for spelling.

Every file but the catalogue has its content's hash in its name, so that a browser may keep it for ever, and a reader
who came before an update never mixes old and new.

``index.json``   what there is, and the kind, owner and status of every entry: see ``catalogue``
``t<hash>.json`` a shard: each stem with its postings, as gaps between entries and weights in turn
``c<hash>.json`` the cards of some entries: title, address, summary and names
``d<hash>.json`` the texts of fewer entries: sections as anchor, heading, text
``v<hash>.json`` one word for each stem that has one

Shards and cards are all that the first results take: a browser has those of a small handbook before it is asked.
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
from opsbook.search_index.pieces import Pieces
from opsbook.search_index.shards import Coded, shards
from opsbook.search_index.shown import compact, shown
from opsbook.search_index.text import Name

FOLDER = "search-index"
CATALOGUE = "index.json"
TOGETHER = 4
"""How many entries' texts share a file."""
CARDS_OF_FEW, CARDS_OF_MANY, FEW = 64, 16, 2000
"""How many entries' cards share a file, where there are few entries and where there are more. All are multiples of
``TOGETHER``."""
AHEAD = 500_000
"""Characters of shards that are fetched ahead of a question: those of a thousand records or so."""


def index_files(site: Site, cache: Cache = NOTHING) -> Iterator[File | Kept]:
    """The whole index, the catalogue last. The same site gives the same bytes, whatever is remembered."""
    seen = set()
    for file in _files(site, cache):
        if file.path not in seen:  # texts of pages that have none are all alike
            seen.add(file.path)
            yield file


def _files(site: Site, cache: Cache) -> Iterator[File | Kept]:
    name = names(site)
    memory, indexed = Memory(site.handbook, cache, name), list[Indexed]()
    pages = list(entries(site))
    pieces = Pieces(CARDS_OF_FEW if len(pages) <= FEW else CARDS_OF_MANY, TOGETHER)
    coming = zip(pages, memory.indexed(pages), strict=True)
    while some := list(islice(coming, pieces.cards_together)):
        indexed += [one._replace(shown=None) for _, one in some]
        yield (file := _cards(some, memory, name))
        pieces.cards.append(_hash(file))
        for at in range(0, len(some), TOGETHER):
            yield (file := _texts(some[at : at + TOGETHER], memory, name))
            pieces.texts.append(_hash(file))
    postings, size = memory.postings(pages, indexed), 0
    for shard in shards(postings.terms()):
        yield (file := _named("t", _object(shard)))
        pieces.shards.append((shard[0][0], _hash(file)))
        size += len(file.content)
    yield (file := _named("v", compact(postings.spellings())))
    pieces.words, pieces.ahead = _hash(file), size <= AHEAD
    yield File(f"{FOLDER}/{CATALOGUE}", compact(catalogue(site, pages, pieces)).encode())
    memory.keep()


def _cards(some: Sequence[tuple[Entry, Indexed]], memory: Memory, name: Name) -> File | Kept:
    """What the first results and their ranking take of some pages."""

    def make() -> File:
        return _listed("c", [(one.shown or shown(page.url, page.text(name))).card for page, one in some])

    return memory.file("c", [indexed.print for _, indexed in some], make)


def _texts(some: Sequence[tuple[Entry, Indexed]], memory: Memory, name: Name) -> File | Kept:
    """What results quote of some pages."""

    def make() -> File:
        return _listed("d", [(one.shown or shown(page.url, page.text(name))).texts for page, one in some])

    return memory.file("d", [indexed.print for _, indexed in some], make)


def _listed(letter: str, parts: Sequence[str]) -> File:
    return _named(letter, f"[{','.join(parts)}]")


def _object(shard: Sequence[Coded]) -> str:
    return "{" + ",".join(f"{compact(name)}:[{postings}]" for name, postings in shard) + "}"


def _named(letter: str, text: str) -> File:
    content = text.encode()
    return File(f"{FOLDER}/{letter}{hashlib.blake2b(content, digest_size=4).hexdigest()}.json", content)


def _hash(file: File | Kept) -> str:
    return file.path.removeprefix(FOLDER + "/")[1:].removesuffix(".json")
