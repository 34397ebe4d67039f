"""Whom a changed owner is inherited by, and whom a record takes its owner from now."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from opsbook.change.fact import Fact
from opsbook.graph.handbook import Handbook
from opsbook.model.record import Record
from opsbook.model.traits import Owned

_MOST = 5
"""How many heirs are named, beside the number of all."""


def inherited(
    before: Record, after: Record, old: Handbook, new: Handbook, renamed: Mapping[str, str]
) -> Iterator[Fact]:
    """What changed about the owner that a record hands down to others, or takes from another one."""
    if not isinstance(after, Owned) or "owner" in before.damaged | after.damaged:
        return
    was, now = old.ownership.owner(before), new.ownership.owner(after)
    of_old = renamed.get(was.actor.key, was.actor.key) if was else None
    if of_old == (now.actor.key if now else None):
        return
    if now and now.inherited_from:
        yield Fact("owner-inherited", f"Takes its owner from {now.inherited_from.title}: {now.actor.title}", "owner")
    elif heirs := list(_heirs(after, new)):
        named = ", ".join(heirs[:_MOST])
        more = f" and {len(heirs) - _MOST} more" if len(heirs) > _MOST else ""
        yield Fact("heirs-owner-changed", f"The same holds for what takes its owner from here: {named}{more}", "owner")


def _heirs(record: Record, handbook: Handbook) -> Iterator[str]:
    """The titles of the records that have no owner of their own and take this one's."""
    links = (link for link in handbook.book.into[record.key] if link.ref.parent)
    for heir in dict.fromkeys(link.source for link in links):
        if isinstance(heir, Owned) and heir.owner is None and handbook.ownership.parent(heir) is record:
            yield heir.title
