"""The anchors of a record's page: what a link may point at within it."""

from __future__ import annotations

import re
from functools import lru_cache

from opsbook.graph import heading
from opsbook.model.record import Record

_OWN = re.compile(r"<\w[^<>]*?\s(?:id|name)\s*=\s*[\"']?([\w:.-]+)|\{:?[^{}\n]{0,99}?#([\w:.-]+)[^{}\n]{0,99}\}")
"""Anchors that hand-written pages give to anything, in HTML or as an attribute list."""


@lru_cache(maxsize=2000)
def anchors_of(record: Record) -> frozenset[str]:
    """Every anchor of the record's page. Many links lead to few pages, and reading a long one takes its time."""
    fixed, body = {*record.kind.sections, *record.anchors(), "related", "about"}, record.body or ""
    if record.kind.name == "page":
        fixed |= {name for found in _OWN.finditer(body) for name in found.groups() if name}
    return frozenset(fixed) | frozenset(heading.anchors(body, record.kind.name == "page"))


def anchor_of(record: Record, name: str) -> str | None:
    """The anchor that a name stands for: itself, or the part with that id (``two-days`` for ``rule-two-days``)."""
    if name in anchors_of(record):
        return name
    return next((anchor for anchor in record.anchors() if anchor.partition("-")[2] == name), None)
