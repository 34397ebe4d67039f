"""What a result shows of an entry, as JSON: title, address, summary, names, and sections as anchor, heading, text."""

from __future__ import annotations

import json
from typing import Any

from opsbook.graph.hidden import made_visible
from opsbook.search_index.text import MOST, Text


def shown(url: str, text: Text) -> str:
    """What a result needs of a page."""
    return made_visible(compact([text.title, url, text.summary, text.names, _clipped(text)]))


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
