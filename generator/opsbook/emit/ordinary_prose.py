"""Ordinary prose, parsed by a native CommonMark engine: paragraphs, lists, headings, tables, code, links.

What the engine finds is written out by ``ProseWriter``, tag by tag, and nothing else is: no HTML passes through.
Whatever is not ordinary, or might be read otherwise by the whole dialect, is left to ``dialect``.
"""

from __future__ import annotations

import pyromark

from opsbook.emit.parsed_prose import Pieces
from opsbook.emit.prose_sort import names_address, ordinary
from opsbook.emit.prose_text import OddError
from opsbook.emit.prose_writer import ProseWriter
from opsbook.graph import wikilink


def blocks(text: str, first_level: int) -> Pieces | None:
    """A text as blocks; None when it is not ordinary. Headings begin at ``first_level``."""
    writer = _written(text, first_level)
    return writer.out if writer else None


def one_line(text: str) -> Pieces | None:
    """A text as one run, without blocks; None when it is more than that, or not ordinary."""
    writer = _written(text, 4)
    if writer is None or writer.blocks != 1 or writer.out[0] != "<p>" or writer.out[-1] != "</p>\n":
        return None
    return writer.out[1:-1]


def _written(text: str, first_level: int) -> ProseWriter | None:
    if not ordinary(text):
        return None
    writer = ProseWriter(first_level, bare_addresses=names_address(text))
    try:
        for event in pyromark.events(text, options=pyromark.Options.ENABLE_TABLES):
            writer.write(event)
    except OddError:
        return None
    if "[[" in text and writer.links != sum(1 for _ in wikilink.PATTERN.finditer(text)):
        return None
    return writer
