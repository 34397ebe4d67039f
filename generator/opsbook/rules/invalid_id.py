"""A file name that cannot be an id.

The file's name is the record's id and part of its address. Capitals, spaces and underscores break links on some
machines and not on others, so ids are made of a to z, 0 to 9 and single hyphens. A decision's id begins with its
number: people speak of "decision 12", and the log is read in the order of the numbers.

Fails:

```yaml
# data/terms/Sales Lead.yml
title: Lead
```

```yaml
# data/decisions/one-consent-store.yml
title: Keep consent in one place
```

Passes:

```yaml
# data/terms/sales-lead.yml
title: Lead
```

```yaml
# data/decisions/0012-one-consent-store.yml
title: Keep consent in one place
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
from opsbook.read.identifier import MAX_ID, shown_id, suggested_id, valid_id


@rule("DAT006", on=Record, severity=Severity.ERROR)
def invalid_id(record: Record, handbook: Handbook, options: Options) -> Iterator[Finding]:
    if record.kind.numbered and not record.id[0].isdigit():
        yield _unnumbered(record)
    inside = [(route, name) for route, name, _ in marked(record, LocalIdMark)]
    aliases = [(("aliases", index), alias) for index, alias in enumerate(record.aliases)]
    for route, name in [*inside, *aliases]:
        if not valid_id(name):
            better = suggested_id(name)
            advice = f"Write {better}." if better else "Use the letters a to z, digits and single hyphens."
            fix = Fix(route, better, f"Write {better}") if better else None
            long = f": it has {len(name)} characters, {MAX_ID} are the most" if len(name) > MAX_ID else ""
            yield Finding(f"{shown_id(name)} cannot be an id{long}", advice, route, fix=fix)


def _unnumbered(record: Record) -> Finding:
    message = f"the id of {record.kind.one} begins with its number, and {record.id} has none"
    advice = (
        f"Rename the file so that it begins with the next free number, as in 0012-{record.id}, and write "
        f"aliases: [{record.id}] in it, so that old links still lead here."
    )
    return Finding(message, advice)
