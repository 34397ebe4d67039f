"""Links in Markdown's own way, ``[text](address)``: those that are meant for a place within the handbook's site."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape
from urllib.parse import unquote

from opsbook.graph import code, commonmark
from opsbook.graph.commonmark import Address
from opsbook.graph.wikilink import PATTERN, WikiLink

_TITLE = r"(?:\s+(?:\"[^\"\n]*\"|'[^'\n]*'))?"
_PLAIN = r"(?:[^\s()<>]|\([^\s()<>]*\))+"
_OF_PAGE = re.compile(
    r"(?<![\\\[])!?\["
    r"(?P<label>(?:[^\[\]\\\n]|\\.|\n(?![ \t]*\n)|!\[[^\[\]\n]*\](?:\([^()\n]*\))?)*)\]"
    rf"\(\s*(?:<(?P<between>[^<>\n]*)>|(?P<plain>{_PLAIN})){_TITLE}\s*\)"
)
_DEFINITION = re.compile(
    r"^ {0,3}\[(?P<label>[^\[\]\n^][^\[\]\n]*)\]:[ \t]*\n?[ \t]*(?:<(?P<between>[^<>\n]*)>|(?P<plain>\S+))"
    r"[ \t]*(?:\n?[ \t]*(?:\"[^\"\n]*\"|'[^'\n]*'|\([^()\n]*\))[ \t]*)?$",
    re.MULTILINE,
)
_IN_HTML = re.compile(
    r"<(?:a|img|source|video|audio|iframe|embed)\b(?:[^<>\"'\n]|\"[^\"\n]*\"|'[^'\n]*')*?\s"
    r"(?:href|src|poster)=(?:\"(?P<double>[^\"\n]*)\"|'(?P<single>[^'\n]*)'|(?P<bare>[^\s\"'<>=]+))",
    re.IGNORECASE,
)
HTML = "<"
"""Begins the token of a link that is written in HTML, which MkDocs leaves as it is."""
_ELSEWHERE = re.compile(r"//|\\|[a-z][a-z0-9+.-]*:(?![a-z0-9]+(?:-[a-z0-9]+)*(?:#|$))", re.IGNORECASE)
"""Another site, or something to do. What looks like ``kind:id`` is looked up before it is believed."""
_NO_ADDRESS = re.compile(r"[\[\]{}|^\\]")
"""A record shows as text what has one of these where its address would be: it is a pattern of letters, or a formula."""


def find(text: str, page: bool = False) -> Iterator[WikiLink]:
    """The links of a record's prose, or of a hand-written ``page``, that may lead to a place of this site; code and
    comments left out.

    ``name`` is the address without its section and query: empty for a section of the page itself.
    """
    if not ("](" in text or "]:" in text or (page and "<" in text)):
        return
    last = dict[str, tuple[int, int]]()
    for found in _on_page(text) if page else _in_record(text):
        token, address = text[found.start : found.end], found.target.strip()
        begin, before = last.get(token, (0, 0))
        last[token] = found.start, before + text.count(token, begin, found.start)
        if address and not _ELSEWHERE.match(address):
            path, _, anchor = address.partition("#")
            name = unquote(path.partition("?")[0])
            if name or not path:
                label = " ".join(text[slice(*found.label)].split()) or None
                yield WikiLink(token, name, unquote(anchor) or None, label, last[token][1])


def _in_record(text: str) -> Iterator[Address]:
    visible = code.without_comments(text)
    for found in sorted(commonmark.addresses(visible)):
        if not (PATTERN.match(visible, found.start) or _NO_ADDRESS.search(found.target)):
            yield found


def _on_page(text: str) -> Iterator[Address]:
    visible = code.shown(text, page=True)
    pattern = _OF_PAGE if "](" in text else None
    found = list(_inline(pattern, text, visible, 0, len(text))) if pattern else []
    if "]:" in text:
        found += _defined(visible)
    if "<" in text:
        for match in _IN_HTML.finditer(visible):
            target = unescape(match["double"] or match["single"] or match["bare"] or "")
            found.append(Address(match.start(), match.end(), target, (match.end(), match.end())))
    yield from sorted(found)


def _inline(pattern: re.Pattern[str], text: str, visible: str, start: int, end: int) -> Iterator[Address]:
    """The links between two places, and the pictures in their words."""
    for match in pattern.finditer(text, start, end):
        if visible[match.start()] != text[match.start()] or visible[match.end() - 1] != ")":
            continue
        yield Address(match.start(), match.end(), match["between"] or match["plain"] or "", match.span("label"))
        if "](" in match["label"]:
            yield from _inline(pattern, text, visible, *match.span("label"))


def _defined(visible: str) -> Iterator[Address]:
    """The definitions of references that the text uses, each at its first place."""
    lower = visible.lower()
    for match in _DEFINITION.finditer(visible):
        name = f"[{match['label'].lower()}]"
        if lower.count(name) > lower.count(f"{name}:"):
            yield Address(match.start(), match.end(), match["between"] or match["plain"], match.span("label"), name)
