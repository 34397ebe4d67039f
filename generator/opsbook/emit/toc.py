"""The table of contents of an article, read from its headings."""

from __future__ import annotations

import re

from markupsafe import Markup

from opsbook.emit.artifact import Heading

_HEADING = re.compile(r"<h([23])\b[^>]*?\bid=\"([^\"]+)\"[^>]*>(.*?)</h\1>", re.DOTALL)
_UNSAID = re.compile(r'<a class="ob-anchor".*?</a>|<svg.*?</svg>', re.DOTALL)


def headings(article: str) -> tuple[Heading, ...]:
    """The second and third level headings that have an anchor, in order."""
    return tuple(
        Heading(int(level), anchor, title)
        for level, anchor, inner in _HEADING.findall(article)
        if (title := _words(inner))
    )


def _words(html: str) -> str:
    """What a heading says, without its pictures and the link to itself."""
    words = _UNSAID.sub("", html)
    return str(Markup(words).striptags()) if "<" in words or "&" in words else " ".join(words.split())
