"""Links in Markdown's own way, ``[text](address)``: those that are meant for a place within the handbook's site."""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import unquote

from opsbook.graph.code import without_code
from opsbook.graph.wikilink import WikiLink

_PATTERN = re.compile(
    r"(?<![\\\[])!?\[(?P<label>(?:[^\[\]\\\n]|\\.|\n(?![ \t]*\n))*)\]"
    r"\([ \t]*(?:<(?P<between>[^<>\n]*)>|(?P<plain>[^\s()<>]+))(?:[ \t]+(?:\"[^\"\n]*\"|'[^'\n]*'))?[ \t]*\)"
)
_ELSEWHERE = re.compile(r"//|\\|[a-z][a-z0-9+.-]*:(?![a-z0-9]+(?:-[a-z0-9]+)*(?:#|$))", re.IGNORECASE)
"""Another site, or something to do. What looks like ``kind:id`` is looked up before it is believed."""


def find(text: str) -> Iterator[WikiLink]:
    """The links of a prose text that may lead to a place of this site, code left out.

    ``name`` is the address without its section and query: empty for a section of the page itself.
    """
    if "](" not in text:
        return
    visible, last = without_code(text), dict[str, tuple[int, int]]()
    for match in _PATTERN.finditer(text):
        token, start = match[0], match.start()
        begin, before = last.get(token, (0, 0))
        last[token] = start, before + text.count(token, begin, start)
        address = (match["between"] or match["plain"] or "").strip()
        seen = visible[start] != " " and visible[match.end() - 1] != " "
        if address and seen and not _ELSEWHERE.match(address):
            path, _, anchor = address.partition("#")
            name = unquote(path.partition("?")[0])
            if name or not path:
                label = " ".join(match["label"].split()) or None
                yield WikiLink(token, name, unquote(anchor) or None, label, last[token][1])
