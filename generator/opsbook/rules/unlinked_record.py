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

from collections import defaultdict
from collections.abc import Iterator

from opsbook.check.absence import certain, fields_for
from opsbook.check.rule import Finding, Gathered, Options, rule_of_all
from opsbook.diagnostic import Severity
from opsbook.graph.handbook import Handbook
from opsbook.graph.link import MENTION
from opsbook.model.actor import Actor
from opsbook.model.record import Record
from opsbook.model.reference import SAME, Ref


def _alone(record: Record, handbook: Handbook) -> bool:
    return _reported(record, handbook) and not _leads(record, handbook) and not handbook.doubt.about(record)


@rule_of_all("REF006", each=Record, gathers=_alone, severity=Severity.NOTE)
def unlinked_record(alone: Gathered, handbook: Handbook, options: Options) -> Iterator[Finding]:
    by_kind: dict[str, list[Record]] = defaultdict(list)
    for record in map(handbook.book.records.__getitem__, alone):
        by_kind[record.kind.name].append(record)
    for kind, records in by_kind.items():
        for record in certain(records, handbook, fields_for(kind, handbook)):
            advice = (
                f"Write related: [{record.id}] in a record from which readers should come here, or name that record in "
                "the same way here."
            )
            yield Finding("nothing leads to this record", advice, record=record)


def _reported(record: Record, handbook: Handbook) -> bool:
    apart = isinstance(record, Actor) or record.kind.stands_alone or record.unlinked_rule
    return not apart and not record.damaged and not handbook.book.status(record).phase.over


def _leads(record: Record, handbook: Handbook) -> bool:
    """Whether its page is linked from another, or was meant to be."""
    book = handbook.book
    links = [*book.into.get(record.key, ()), *book.out.get(record.key, ())]
    leads = any(link.ref is MENTION or SAME in link.ref.kinds or not _apart(link.ref) for link in links)
    return leads or bool(book.broken_from(record))


def _apart(ref: Ref) -> bool:
    """Whether the field only says who answers or what happened. What replaces another is linked from there."""
    return ref.ownership or ref.history
