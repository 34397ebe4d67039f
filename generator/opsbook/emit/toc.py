"""The table of contents of an article, read from its headings."""

from __future__ import annotations

import re
from collections.abc import Iterator

from markupsafe import Markup

from opsbook.emit.artifact import Heading

_HEADING = re.compile(r"([23])\b[^>]*?\bid=\"([^\"]+)\"[^>]*>(.*?)</h\1>", re.DOTALL)
_UNSAID = re.compile(r'<a class="ob-anchor".*?</a>|<svg.*?</svg>', re.DOTALL)


def headings(article: str) -> tuple[Heading, ...]:
    """The second and third level headings that have an anchor, in order."""
    return tuple(
        Heading(int(level), anchor, title) for level, anchor, inner in _found(article) if (title := _words(inner))
    )


def _found(article: str) -> Iterator[tuple[str, str, str]]:
    """Level, anchor and inner HTML of each; most of an article is passed over at one go."""
    at = article.find("<h")
    while at >= 0:
        if found := _HEADING.match(article, at + 2):
            yield found[1], found[2], found[3]
            at = found.end()
        at = article.find("<h", at + 1)


def _words(html: str) -> str:
    """What a heading says, without its pictures and the link to itself."""
    words, _, link = html.partition('<a class="ob-anchor"')
    if "<" in words or link.count("<") > 1:
        words = _UNSAID.sub("", html)
    return str(Markup(words).striptags()) if "<" in words or "&" in words else " ".join(words.split())
