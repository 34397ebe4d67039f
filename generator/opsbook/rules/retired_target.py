"""A reference to something that is no longer in use.

A rule that governs a retired tool governs nothing, and a newcomer who follows the link learns the old way. So does
one who is told to use it. What tells of the past, such as what a decision replaced, may name retired records.

Fails:

```yaml
# data/tools/oldpress.yml
title: Oldpress
status: retired
# data/policies/consent.yml
title: Consent
applies_to: [oldpress]
```

Passes:

```yaml
# data/tools/mailwright.yml
title: Mailwright
# data/policies/consent.yml
title: Consent
applies_to: [mailwright]
```
"""

from __future__ import annotations

from collections.abc import Iterator

from opsbook.check.call import calls
from opsbook.check.rule import Finding, Options, rule
from opsbook.graph.handbook import Handbook
from opsbook.graph.link import MENTION
from opsbook.model.actor import Actor
from opsbook.model.kind import REPLACED, Phase
from opsbook.model.record import Record


@rule("REF004", on=Record, of_items=True)
def retired_target(record: Record, handbook: Handbook, options: Options) -> Iterator[Finding]:
    book = handbook.book
    if book.status(record).phase.over:
        return
    gone = frozenset(
        link.target.key
        for link in book.out[record.key]
        if link.ref is MENTION and not _is_person(link.target) and book.status(link.target).phase is Phase.RETIRED
    )
    for link, wiki in calls(record, handbook, gone) if gone else ():
        if advice := _advice(record, link.target, handbook):
            message = f"{link.target.key} is {book.status(link.target).label.lower()}"
            yield Finding(message, advice, link.route, token=wiki.token, nth=wiki.nth)
    for link in book.out[record.key]:
        target = link.target
        if link.ref.history or link.ref.ownership or link.ref.retired:
            continue
        if _is_person(target):
            continue  # somebody who left is another rule's
        if book.status(target).phase is Phase.RETIRED:
            advice = _advice(record, target, handbook)
            if advice:
                yield Finding(f"{target.key} is {book.status(target).label.lower()}", advice, link.route)


def _is_person(target: Record) -> bool:
    return isinstance(target, Actor) and target.is_person


def _advice(record: Record, target: Record, handbook: Handbook) -> str | None:
    """What to name in place of something retired: what holds now. None where naming it is no fault of its own."""
    book, seen = handbook.book, {target.key}
    newest = target
    while newer := book.superseded_by(newest):
        if newer.key in seen:
            return None  # nobody can tell which of them holds, and the circle is reported
        if newer is record:
            return None  # it tells of what it replaces
        seen.add(newer.key)
        newest = newer
    if newest is target and book.status(target) == REPLACED:
        return None  # it only says so itself: that is the fault, and told there
    if newest is target or book.status(newest).phase is Phase.RETIRED:
        return "Name what is used now, or delete the reference."
    return f"Name {newest.key}, which replaces it."
