"""How many records of a kind are free of a finding: what the stages of a roadmap are measured by."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from opsbook.check.standing import not_over
from opsbook.diagnostic import Diagnostic
from opsbook.graph.handbook import Handbook


@dataclass(frozen=True, slots=True)
class Measured:
    """How far a share is reached: what it is and what it should be, 0 to 1."""

    share: float
    wanted: float

    @property
    def met(self) -> bool:
        """Whether it is enough."""
        return self.share >= self.wanted - 1e-9


class Figures:
    """The records of a handbook against what was found in them."""

    def __init__(self, found: Iterable[Diagnostic], handbook: Handbook) -> None:
        self._asked: dict[str | None, set[str]] = defaultdict(set)
        self._faulty: dict[str, set[str]] = defaultdict(set)
        for record in handbook.book:
            if not_over(record, handbook):
                for kind in (None, record.kind.name, record.kind.plural):
                    self._asked[kind].add(record.key)
        for one in found:
            if one.record:
                for rule in (one.code, one.slug, one.code.rstrip("0123456789")):
                    self._faulty[rule].add(one.record)

    def share_free(self, rule: str, kind: str | None) -> float:
        """The share, 0 to 1, of a kind's records (of all, without one) free of a rule; 1 if there are none.

        ``rule`` is a code, a slug or a family's letters. Records that are over do not count.
        """
        asked = self._asked.get(kind, set())
        return 1 - len(asked & self._faulty.get(rule, set())) / len(asked) if asked else 1.0

    def measure(self, rule: str, kind: str | None, at_least: int | float | str) -> Measured | None:
        """The share that is free of a rule against what it should be; None when that is no share."""
        wanted = wanted_share(at_least)
        return None if wanted is None else Measured(self.share_free(rule, kind), wanted)


def wanted_share(text: int | float | str) -> float | None:
    """A share as people write it, 0.9, 90 or "90%", as a number from 0 to 1; None when it is none of these."""
    plain = str(text).strip()
    try:
        number = float(plain.removesuffix("%"))
    except ValueError:
        return None
    share = number / 100 if plain.endswith("%") or number > 1 else number
    return share if 0 <= share <= 1 else None
