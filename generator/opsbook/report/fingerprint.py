"""Names for findings that stay the same while lines move, so that forges recognise them from one run to the next."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from hashlib import sha256

from opsbook.diagnostic import Diagnostic


def fingerprints(found: Iterable[Diagnostic]) -> list[str]:
    """A fingerprint for each finding, in order: of its code, file, record and field, never of its line or wording.

    Findings that agree in all of these are told apart by their order.
    """
    seen: Counter[tuple[str, ...]] = Counter()
    names = []
    for one in found:
        key = (one.code, one.path, one.record or "", one.field or "")
        text = "\0".join((*key, str(seen[key])))
        seen[key] += 1
        names.append(sha256(text.encode("utf-8", "surrogateescape")).hexdigest())
    return names
