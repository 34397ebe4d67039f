"""One id for two records.

Two files for one record drift apart, and readers see only one of them. The same holds for a former id (alias) that
another record of the kind has, for two steps of one list with the same id, and for two fields of a data contract with
the same name. As long as nobody knows which of two files holds, nothing else is asked of them but what is an error.

Fails:

```yaml
# data/terms/lead.yml
title: Lead
# data/terms/lead.md
---
title: Lead, again
---
```

Passes:

```yaml
# data/terms/lead.yml
title: Lead
```
"""

from __future__ import annotations

from collections.abc import Iterator

from opsbook.check.rule import Finding, Options, rule
from opsbook.diagnostic import Severity
from opsbook.graph.handbook import Handbook
from opsbook.model.record import Record
from opsbook.model.shape import marked
from opsbook.model.text import LocalIdMark, LocalNameMark


@rule("DAT007", on=Record, severity=Severity.ERROR)
def duplicate_id(record: Record, handbook: Handbook, options: Options) -> Iterator[Finding]:
    for index, alias in enumerate(record.aliases):
        first = handbook.book.bearer(record.kind.name, alias)
        if first is not record:
            message = f"{alias} is {'the' if first.id == alias else 'a former'} id of {first.key} already"
            other = f": it is the name of {first.path}" if first.id == alias else f", or from aliases: in {first.path}"
            yield Finding(message, f"Delete {alias} here{other}.", ("aliases", index))
    seen: set[object] = set()
    for route, name, _ in marked(record, LocalIdMark):
        if name in seen:
            message = f"{name} is the id of an earlier part of this record"
            yield Finding(message, f"Write another id here, such as {name}-2.", route)
        seen.add(name)
    named: set[object] = set()
    for route, name, _ in marked(record, LocalNameMark):
        if name in named:
            message = f"{name} is described twice in this record"
            yield Finding(message, "Keep one of the two, or write the name that the other one really has.", route)
        named.add(name)
