"""Prose once it is parsed: HTML with gaps where a link leads somewhere and where a heading has its anchor.

The same text gives the same pieces on every page. Where links lead and which anchors are free, only a page knows.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import NamedTuple

from markupsafe import Markup, escape

from opsbook.emit.safe_html import safe_html
from opsbook.graph.heading import Taken

_CODE = re.compile(r"(?<!`)(?P<ticks>`+)(?!`) ?(?P<code>[^`]+?) ?(?P=ticks)(?!`)")


class Gap(NamedTuple):
    """A ``[[link]]`` as written; or, without a name, the place of a heading's anchor, which wants to be ``anchor``."""

    name: str
    anchor: str | None = None
    label: str | None = None


Pieces = Sequence[str | Gap]
"""Safe HTML and gaps, in order."""


class Resolved(NamedTuple):
    """Where a ``[[link]]`` leads: an address and the words to show; no address where it is no link but text."""

    href: str | None
    label: str


Resolve = Callable[[str, str | None, str | None], Resolved | None]
"""Takes a link's name, anchor and own label; None when the target is not there for this reader."""


def link(name: str, anchor: str | None, label: str | None) -> Gap:
    """The gap of a link, from its parts as they were written."""
    return Gap(name, (anchor or "").strip() or None, label.strip() if label else None)


def filled(pieces: Pieces, resolve: Resolve, taken: Taken | None) -> Markup:
    """The HTML for a page. ``taken`` are the anchors that the page has already; None leaves headings without any."""
    return safe_html("".join([one if isinstance(one, str) else _fill(one, resolve, taken) for one in pieces]))


def _fill(gap: Gap, resolve: Resolve, taken: Taken | None) -> str:
    if not gap.name:
        return f' id="{escape(taken.claim(gap.anchor or ""))}"' if taken is not None else ""
    found = resolve(*gap)
    if found is None:
        return escape(gap.label or "an internal record")
    if found.href is None:
        return escape(found.label)
    return f'<a class="ob-ref" href="{escape(found.href)}">{label_html(found.label)}</a>'


def label_html(label: str) -> str:
    """The words of a link as HTML. Code is all that may be marked in them."""
    html = str(escape(label))
    return _CODE.sub(r"<code>\g<code></code>", html) if "`" in html else html
