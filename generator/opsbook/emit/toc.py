"""The table of contents of an article, read from its headings."""

from __future__ import annotations

import re

from markupsafe import Markup

from opsbook.emit.artifact import Heading

_HEADING = re.compile(r"<h([23])\b[^>]*?\bid=\"([^\"]+)\"[^>]*>(.*?)</h\1>", re.DOTALL)
_ANCHOR_LINK = re.compile(r'<a class="ob-anchor".*?</a>', re.DOTALL)
_SVG = re.compile(r"<svg.*?</svg>", re.DOTALL)


def headings(article: str) -> tuple[Heading, ...]:
    """The second and third level headings that have an anchor, in order."""
    return tuple(
        Heading(int(level), anchor, title)
        for level, anchor, inner in _HEADING.findall(article)
        if (title := str(Markup(_SVG.sub("", _ANCHOR_LINK.sub("", inner))).striptags()))
    )
