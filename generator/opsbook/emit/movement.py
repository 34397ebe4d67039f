"""What is not as it was in the last build: files, what is shown of records, what the checks say, what comes down to
somebody.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cached_property
from typing import Any, Protocol

from opsbook.emit.aspect import FIGURES, KEPT, Aspect
from opsbook.emit.trace import Look, Seen

_CARRIED = (Aspect.TARGET.value, Aspect.ANSWER.value, Aspect.DATES.value)
"""The parts of a record that those see to whom it comes down."""
_SIGNS = "".join(KEPT)


class Now(Protocol):
    """The prints of now, as ``Prints`` has them."""

    @property
    def own(self) -> Mapping[str, bytes]:
        """Those of the records' files, by key."""

    @property
    def said(self) -> Mapping[str, bytes]:
        """Those of what the checks say, by key."""

    @property
    def burdens(self) -> Mapping[str, bytes]:
        """Those of what comes down to each person, team and role, by key."""

    def of(self, aspect: Aspect, key: str) -> bytes:
        """That of a part of a record."""

    def values(self, key: str, names: Iterable[str]) -> bytes:
        """That of some of a record's own values."""

    def is_actor(self, key: str) -> bool:
        """Whether somebody can answer who has this key."""


class Movement:
    """The prints of now beside those that the last build kept, which are ``before``; nothing, where it kept none.

    ``near`` are the records that may not be as they were; all of them, when it is None.
    """

    def __init__(self, prints: Now, before: dict[str, Any], near: set[str] | None = None) -> None:
        self._prints, self.before, self.near = prints, before, near

    def touches(self, seen: Seen) -> bool:
        """Whether anything of what was seen of records has moved."""
        parts, looks = seen
        if not self._names.isdisjoint(parts) or not self._burdened.isdisjoint(parts):
            return True
        return any(map(self._looks_otherwise, looks))

    def _looks_otherwise(self, look: Look) -> bool:
        key, names, before = look
        return (self.near is None or key in self.near) and self._prints.values(key, names) != before

    @cached_property
    def changed(self) -> set[str]:
        """The records whose files changed, came or went."""
        now, before = self._prints.own, self.before.get("own", {})
        return {key for key in now.keys() | before.keys() if now.get(key) != before.get(key)}

    @cached_property
    def burdens_hold(self) -> bool:
        """Whether the same comes down to everybody: no record looks otherwise, falls due or changes hands."""
        if self.near is None or any(map(self._prints.is_actor, self.changed)):
            return False
        return not any(name.startswith(_CARRIED) for name in self._shifted)

    @cached_property
    def _shifted(self) -> set[str]:
        """The names of those parts that do not look as they did."""
        before = self.before.get("prints", {})
        keys = self.near if self.near is not None else self._prints.own.keys() | self.before.get("own", {}).keys()
        found = ((aspect, before.get(aspect.value, {}), key) for aspect in KEPT for key in keys)
        return {aspect.of(key) for aspect, old, key in found if self._prints.of(aspect, key) != old.get(key)}

    @cached_property
    def _names(self) -> set[str]:
        """All that has moved, but for what comes down to somebody."""
        now, before = self._prints.said, self.before.get("said", {})
        found = {key for key in now.keys() | before.keys() if now.get(key) != before.get(key)}
        found |= self._prints.own.keys() ^ self.before.get("own", {}).keys()
        if found or any(name.startswith(Aspect.TARGET.value) for name in self._shifted):
            found.add(FIGURES)
        return found | self.changed | self._shifted | {name.lstrip(_SIGNS) for name in self._shifted}

    @cached_property
    def _burdened(self) -> set[str]:
        """Those to whom not the same comes down as did."""
        if self.burdens_hold:
            return set()
        before = self.before.get("burdens", {})
        return {key for key, found in self._prints.burdens.items() if found != before.get(key)}
