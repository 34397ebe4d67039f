"""CommonMark → safe HTML, with ``[[links]]`` and headings that have stable anchors.

GitHub's dialect: tables, task lists, strikethrough, autolinks, footnotes and alerts. Raw HTML is shown as text, only
allow-listed addresses become links, images are linked and never loaded: no request leaves the page.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from markupsafe import Markup, escape

from opsbook.emit import ordinary_prose
from opsbook.emit.parsed_prose import Pieces, Resolve, Resolved, filled
from opsbook.emit.prose_sort import is_plain, starts_block
from opsbook.graph import wikilink
from opsbook.graph.code import cut_comments
from opsbook.graph.heading import Taken

__all__ = ["Resolve", "Resolved", "block", "inline", "parsed", "plain"]

_PARAGRAPH_ENDS = re.compile(r"\n[ \t]*\n")
_TABLE = re.compile(r"^[ \t>]*(?:\|[ \t]*:?-+:?|:?-+:?[ \t]*\|)", re.MULTILINE)
"""The line below the head of a table."""
_MOST_SCANNING, _MOST_BRACKETS = 300_000_000, 20_000


def block(text: str, resolve: Resolve, first_level: int = 2, taken: Iterable[str] | None = None) -> Markup:
    """Prose as blocks. Headings begin at ``first_level``; ``taken`` are anchors of the page, None for no anchors."""
    return filled(parsed(text, first_level), resolve, None if taken is None else Taken(taken))


def parsed(text: str, first_level: int = 2) -> Pieces:
    """Prose as blocks, with gaps for what only a page knows. The same text gives the same pieces: they may be kept."""
    text = cut_comments(text)
    if is_plain(text):
        return (f"<p>{escape(text.strip())}</p>\n",)
    if _is_hostile(text):
        return (f"<pre>{escape(text)}</pre>\n",)
    text = _with_bars(text)
    return ordinary_prose.blocks(text, first_level) or _in_dialect(text, first_level)


def inline(text: str, resolve: Resolve) -> Markup:
    """Prose as one run of text, for list items and table cells. Blocks stay blocks when there are several."""
    text = cut_comments(text).strip()
    if is_plain(text):
        return escape(text)
    if "\n\n" in text or starts_block(text) or _is_hostile(text):
        return block(text, resolve)
    return filled(ordinary_prose.one_line(text) or _in_dialect(text, None), resolve, None)


def plain(text: str, resolve: Resolve) -> str:
    """Prose without its markup, on one line, for feeds and calendars. Links read as they do on pages."""
    return text.strip() if is_plain(text) else block(text, resolve).striptags()


def _with_bars(text: str) -> str:
    """The text, its links made so that the bar in one does not end a cell of a table."""
    if "[[" not in text or not _TABLE.search(text):
        return text
    parts, end, below, row = [], 0, 0, False
    for match in wikilink.matches(text):
        if match.start() >= below:
            begin, below = text.rfind("\n", 0, match.start()) + 1, text.find("\n", match.end()) + 1 or len(text)
            row = "|" in wikilink.PATTERN.sub("", text[begin:below])  # a bar beside those of its links
        bar = match.start("label") - 1
        if row and match["label"] and text[bar - 1] != "\\":
            parts += [text[end:bar], "\\"]
            end = bar
    return "".join([*parts, text[end:]])


def _in_dialect(text: str, first_level: int | None) -> Pieces:
    """Prose that is not ordinary, as blocks, or as one line where there is no level of headings."""
    from opsbook.emit import dialect  # noqa: PLC0415  # many a handbook has no such prose, and the parser is large

    return dialect.one_line(text) if first_level is None else dialect.blocks(text, first_level)


def _is_hostile(text: str) -> bool:
    """Whether a paragraph would keep the parser for many seconds: its scans for addresses and labels are quadratic."""
    if text.count(":") * len(text) < _MOST_SCANNING and text.count("[") < _MOST_BRACKETS:
        return False
    return any(
        part.count(":") * len(part) >= _MOST_SCANNING or part.count("[") >= _MOST_BRACKETS
        for part in _PARAGRAPH_ENDS.split(text)
    )
