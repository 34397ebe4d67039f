"""A task that is still given to somebody who has left.

Escalations, memberships and access that name somebody who left fail just when they are needed, and so does a text that
says to ask or call them. What a person did before leaving stays as it is, and owners and deputies have rules of their
own. Access to a tool is taken away, never handed on.

Fails:

```yaml
# data/people/maya-chen.yml
title: Maya Chen
status: left
# data/people/ravi-patel.yml
title: Ravi Patel
# data/forums/launch.yml
title: Launch meeting
attendees: [ravi-patel, maya-chen]
```

Passes:

```yaml
# data/people/ravi-patel.yml
title: Ravi Patel
# data/forums/launch.yml
title: Launch meeting
attendees: [ravi-patel]
```
"""

from __future__ import annotations

from collections.abc import Iterator

from opsbook.check.call import calls
from opsbook.check.rule import Finding, Options, rule
from opsbook.check.seat import nobody_left
from opsbook.diagnostic import Fix
from opsbook.graph.handbook import Handbook
from opsbook.graph.link import MENTION, Link
from opsbook.graph.place_of_another import closes_ring, named_beside, takes_part
from opsbook.graph.succession import successor
from opsbook.graph.wikilink import WikiLink
from opsbook.model.actor import Actor
from opsbook.model.record import Record


@rule("REF005", on=Record, of_items=True)
def left_person(record: Record, handbook: Handbook, options: Options) -> Iterator[Finding]:
    if handbook.book.status(record).phase.over:
        return
    left = frozenset(
        link.target.key
        for link in handbook.book.out[record.key]
        if link.ref is MENTION and isinstance(link.target, Actor) and link.target.has_left(handbook.today)
    )
    for link, wiki in calls(record, handbook, left) if left else ():
        yield _called(link, wiki, handbook)
    vacant = isinstance(record, Actor) and nobody_left(record, handbook)
    for link in handbook.book.out[record.key]:
        person = link.target
        if link.is_history or link.ref.ownership or not isinstance(person, Actor) or not person.is_person:
            continue
        if vacant and isinstance(record, Actor) and link.route[0] == record.seats:
            continue  # that nobody is left is the finding
        if person.has_left(handbook.today):
            yield _finding(link, person, handbook)


def _called(link: Link, wiki: WikiLink, handbook: Handbook) -> Finding:
    """A text that asks readers to turn to somebody who left."""
    person = link.target
    assert isinstance(person, Actor)
    heir = successor(person, handbook)
    heir = heir if heir is not link.source else None
    advice = f"Write [[{heir.id}]], who takes over." if heir else "Name somebody who is here, or delete the sentence."
    message = f"{person.id} {person.shortage(handbook.today)}"
    return Finding(message, advice, link.route, token=wiki.token, nth=wiki.nth)


def _finding(link: Link, person: Actor, handbook: Handbook) -> Finding:
    message = f"{person.id} {person.shortage(handbook.today)}"
    if link.ref.access:
        return Finding(message, f"Take {person.id} out; whoever takes over asks for access of their own.", link.route)
    heir = successor(person, handbook)
    if heir and named_beside(heir, link, handbook):
        return Finding(message, f"Delete {person.id}; {heir.id}, who takes over, is named already.", link.route)
    if heir and _fits(heir, link, handbook):
        fix = Fix(link.route, heir.id, f"Write {heir.id}")
        return Finding(message, f"Write {heir.id}, who takes over.", link.route, fix=fix)
    if link.ref.among:
        fields = " or ".join(f"{name}:" for name in link.ref.among)
        return Finding(message, f"Write the id of somebody who is here and stands under {fields} too.", link.route)
    return Finding(message, "Write the id of somebody who is here, or delete this one.", link.route)


def _fits(heir: Actor, link: Link, handbook: Handbook) -> bool:
    """Whether an heir in that place is no stranger to sense: not above themselves, nor without a part in the work."""
    return heir is not link.source and not closes_ring(heir, link, handbook) and takes_part(heir, link, handbook)
