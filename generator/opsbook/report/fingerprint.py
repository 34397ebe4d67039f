"""Names for findings that stay the same while lines move, so that forges recognise them from one run to the next."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from hashlib import sha256
from typing import Any

from opsbook.diagnostic import Diagnostic
from opsbook.graph.handbook import Handbook

_STEP = re.compile(r"\[(\d+)\]|([^.\[\]]+)")
_WORD = re.compile(r"[\w:.-]+")
"""An id or the like. What is longer may be secret, and a fingerprint of it could be tried out."""
_NAMES = ("id", "name", "title", "on", "by", "to")
"""What an item of a list is called by, the surest first."""


def fingerprints(found: Iterable[Diagnostic], handbook: Handbook) -> list[str]:
    """A fingerprint for each finding, in order: of its code, file, record and field, never of its line or wording.

    An item of a list counts by what it is called, not by its place, so that another item above it changes nothing.
    Findings that agree in all of these are told apart by their order.
    """
    seen: Counter[tuple[str, ...]] = Counter()
    names = []
    for one in found:
        key = (one.code, one.path, one.record or "", _field(one, handbook))
        text = "\0".join((*key, str(seen[key])))
        seen[key] += 1
        names.append(sha256(text.encode("utf-8", "surrogateescape")).hexdigest())
    return names


def _field(one: Diagnostic, handbook: Handbook) -> str:
    """The finding's field, each item of a list on the way called by its name."""
    document = handbook.library.documents.get(one.path)
    value: Any = document.values if document else None
    way = []
    for index, name in _STEP.findall(one.field or ""):
        if name:
            value = value.get(name) if isinstance(value, dict) else None
            way.append(name)
        else:
            value = value[int(index)] if isinstance(value, list) and int(index) < len(value) else None
            way.append(f"[{_called(value) or index}]")
    return ".".join(way)


def _called(item: Any) -> str | None:
    if isinstance(item, dict):
        return next((str(item[name]) for name in _NAMES if isinstance(item.get(name), str | int)), None)
    return item if isinstance(item, str) and _WORD.fullmatch(item) else None
