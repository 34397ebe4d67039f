"""A password or key in a record.

A handbook is read by many and its history is kept for ever. A key that was once committed must be changed, not only
deleted. Comments count, and fields that no kind has. The report never shows the secret itself.

Fails:

```yaml
# data/tools/mailwright.yml
title: Mailwright
function: Sends mail through https://robot:hunter2secret@mail.example.com.
```

Passes:

```yaml
# data/tools/mailwright.yml
title: Mailwright
function: Sends mail; the key is in the vault under mailwright.
```
"""

from __future__ import annotations

from collections.abc import Iterator

from opsbook.check.rule import Finding, Options, rule
from opsbook.check.secret import secrets_in, suspicious
from opsbook.diagnostic import Severity
from opsbook.graph.handbook import Handbook
from opsbook.model.record import Record

_ADVICE = "Delete it here, change it where it is used, and keep the new one in a password store."


@rule("DAT015", on=Record, severity=Severity.ERROR)
def secret_in_data(record: Record, handbook: Handbook, options: Options) -> Iterator[Finding]:
    raw = handbook.raw(record)
    if not suspicious(raw):
        return
    known: list[str] = []
    for route, text in handbook.texts(record):
        if str(route[0]) not in record.damaged:
            for token, name in secrets_in(text):
                known.append(token)
                yield Finding(f"this looks like {name}", _ADVICE, route, token=token)
    for token, name in secrets_in(raw):  # in comments, in names of fields, in values that could not be read
        if not any(token in other or other in token for other in known):
            yield Finding(f"this looks like {name}", _ADVICE, token=token)
