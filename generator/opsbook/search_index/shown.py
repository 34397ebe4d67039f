"""What a result shows of an entry, as JSON: its card, which ranking looks at too, and its texts, to quote from."""

from __future__ import annotations

import json
from typing import Any, NamedTuple

from opsbook.graph.hidden import made_visible
from opsbook.search_index.text import MOST, Text


class Shown(NamedTuple):
    """The card is title, address, summary and names; the texts are sections as anchor, heading, text."""

    card: str
    texts: str


def shown(url: str, text: Text) -> Shown:
    """What a result needs of a page."""
    card, texts = compact([text.title, url, text.summary, text.names]), compact(_clipped(text))
    return Shown(made_visible(card), made_visible(texts))


def compact(value: Any) -> str:
    """JSON in as few characters as it can be."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def _clipped(text: Text) -> list[tuple[str, str, str]]:
    """The sections, until there is enough."""
    kept, left = [], MOST
    for section in text.sections:
        if left <= 0:
            break
        kept.append((section.anchor, section.heading, section.text[:left]))
        left -= len(section.text)
    return kept
