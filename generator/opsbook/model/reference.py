"""References between records: what a field may name, and how the link reads from both ends."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from pydantic import GetJsonSchemaHandler
from pydantic_core import CoreSchema

from opsbook.model.mark import Mark

ANY = "*"
"""A reference that accepts a record of every kind."""

SAME = "="
"""A reference to a record of the kind that holds the field."""

ACTORS = ("person", "team", "role")
"""Those who can answer for something."""


@dataclass(frozen=True, init=False)
class Ref(Mark):
    """Marks a field as a reference, stated once and shown on both sides.

    ``kinds`` are the kinds that the field accepts (``ANY`` for all), ``says`` is the heading on the record that holds
    the field, ``back`` the heading on the record it names.

    ``history``: it tells what happened (who reviewed, what was superseded), so the target may have left or retired.
    ``ahead``: in a draft it tells what is still to happen (who will decide).
    ``ownership``: the owner or the deputy; the OWN rules watch over these.
    ``parent``: a record without an owner takes this target's, when it names just one.
    ``basis``: the target's content is what this record rests on; when it changes, this record wants a look.
    ``joins``: whoever holds the field counts among the target's members (a team in its parent team).
    ``above``: the target leads whoever holds the field (a manager, the lead of a team).
    ``acyclic``: following the field must not lead back to the start.
    ``once``: the entries of the list around it name each somebody else.
    ``access``: the target can get at something that way; a successor asks anew.
    ``among``: the target is somebody whom one of these fields names too, elsewhere in the list.
    ``unknown`` and ``retired`` name another rule's code that watches over targets which do not exist, or are retired.
    """

    kinds: tuple[str, ...]
    says: str
    back: str
    history: bool
    ahead: bool
    ownership: bool
    parent: bool
    basis: bool
    joins: bool
    above: bool
    acyclic: bool
    once: bool
    access: bool
    among: tuple[str, ...]
    unknown: str | None
    retired: str | None

    def __init__(
        self,
        *kinds: str,
        says: str,
        back: str,
        history: bool = False,
        ahead: bool = False,
        ownership: bool = False,
        parent: bool = False,
        basis: bool = False,
        joins: bool = False,
        above: bool = False,
        acyclic: bool = False,
        once: bool = False,
        access: bool = False,
        among: tuple[str, ...] = (),
        unknown: str | None = None,
        retired: str | None = None,
    ) -> None:
        values = dict(locals())
        for name in self.__dataclass_fields__:
            object.__setattr__(self, name, values[name])

    def accepts(self, kind: str) -> bool:
        """Whether a record of this kind may stand here. ``SAME`` is the caller's to settle."""
        return ANY in self.kinds or kind in self.kinds

    def __get_pydantic_json_schema__(self, schema: CoreSchema, handler: GetJsonSchemaHandler) -> dict[str, Any]:
        return {**handler(schema), "x-ref": list(self.kinds)}
