"""A file name that cannot be an id.

The file's name is the record's id and part of its address. Capitals, spaces and underscores break links on some
machines and not on others, so ids are made of a to z, 0 to 9 and single hyphens.

Fails:

```yaml
# data/terms/Sales Lead.yml
title: Lead
```

Passes:

```yaml
# data/terms/sales-lead.yml
title: Lead
```
"""

from __future__ import annotations

from collections.abc import Iterator

from opsbook.check.rule import Finding, Options, rule
from opsbook.diagnostic import Fix, Severity
from opsbook.graph.handbook import Handbook
from opsbook.model.record import Record
from opsbook.model.shape import marked
from opsbook.model.text import LocalIdMark
from opsbook.read.identifier import shown_id, suggested_id, valid_id


@rule("DAT006", on=Record, severity=Severity.ERROR)
def invalid_id(record: Record, handbook: Handbook, options: Options) -> Iterator[Finding]:
    inside = [(route, name) for route, name, _ in marked(record, LocalIdMark)]
    aliases = [(("aliases", index), alias) for index, alias in enumerate(record.aliases)]
    for route, name in [*inside, *aliases]:
        if not valid_id(name):
            better = suggested_id(name)
            advice = f"Write {better}." if better else "Use the letters a to z, digits and single hyphens."
            fix = Fix(route, better, f"Write {better}") if better else None
            yield Finding(f"{shown_id(name)} cannot be an id", advice, route, fix=fix)
