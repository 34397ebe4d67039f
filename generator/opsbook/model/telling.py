"""What a kind says of a change to its records that comparing fields cannot: what it means."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Told:
    """The meaning of a change in one sentence without a full stop.

    ``topic`` is one word or two for programs (``extended``). ``covers`` are the fields of which all is said by it.
    """

    topic: str
    text: str
    covers: frozenset[str] = frozenset()
