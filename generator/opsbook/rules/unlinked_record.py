"""A record to which nothing leads.

What nothing links to is found by nobody but its author. An owner does not count: everything has one. Kinds that readers
meet through their own index, such as the glossary, may stand alone; people, teams and roles have rules of their own.

Fails:

```yaml
# data/policies/consent.yml
title: Consent
```

Passes:

```yaml
# data/policies/consent.yml
title: Consent
applies_to: [consent-store]
# data/services/consent-store.yml
title: Consent store
```
"""

from __future__ import annotations

from collections.abc import Iterator

from opsbook.check.absence import loose_ends
from opsbook.check.rule import Finding, Options, rule
from opsbook.diagnostic import Severity
from opsbook.graph.handbook import Handbook
from opsbook.graph.link import MENTION
from opsbook.model.record import Record
from opsbook.model.reference import ANY, Ref
from opsbook.model.shape import patterns
from opsbook.model.traits import Actor


@rule("REF006", on=Record, severity=Severity.NOTE, from_absence=True)
def unlinked_record(record: Record, handbook: Handbook, options: Options) -> Iterator[Finding]:
    book = handbook.book
    if isinstance(record, Actor) or record.kind.stands_alone or record.unlinked_rule:
        return
    if record.damaged or book.status(record).phase.over:
        return
    links = [*book.into[record.key], *book.out[record.key]]
    leads = any(link.ref is MENTION or not (link.ref.ownership or link.ref.history) for link in links)
    if leads or book.broken_from(record):
        return
    if not loose_ends(handbook, *_fields(record, handbook)):
        advice = "Name it in a record that its readers come from, or name such a record under related."
        yield Finding("nothing leads to this record", advice)


def _fields(record: Record, handbook: Handbook) -> set[str]:
    """The fields that are made for records of this kind."""
    marks = (mark for model in handbook.kinds.values() for mark in patterns(model, Ref))
    fitting = (way for way, ref in marks if record.kind.name in ref.kinds and ANY not in ref.kinds)
    return {[step for step in way if step != "*"][-1] for way in fitting}
