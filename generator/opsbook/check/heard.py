"""What was said of all records together."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, TypeVar

from opsbook.check.answers import Part
from opsbook.diagnostic import Diagnostic

T = TypeVar("T")


@dataclass(frozen=True)
class Heard:
    """What was ``found`` of single records, and what they told the rules about the whole book.

    ``gathered`` gives that by the rule's code: what each record told it, by key, in handbook order.
    """

    found: list[Diagnostic]
    gathered: Callable[[str], Mapping[str, Any]]


NOTHING = Heard([], lambda _: {})


def heard_of(keys: Sequence[str], parts: Sequence[Part]) -> Heard:
    """What some parts of the answers say together, in the order of the keys, which may have none."""
    place = {key: number for number, key in enumerate(keys)}

    def in_order(found: dict[str, T]) -> dict[str, T]:
        return {key: found[key] for key in sorted(found, key=place.__getitem__)}

    def gathered(code: str) -> dict[str, Any]:
        return in_order({key: told for part in parts for key, told in part.gathered(code).items()})

    found = in_order({key: told for part in parts for key, told in part.found.items()})
    return Heard([Diagnostic.of(one) for told in found.values() for one in told], gathered)
