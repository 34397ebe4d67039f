"""A password or key in a record.

A handbook is read by many and its history is kept for ever. A key that was once committed must be changed, not only
deleted. Comments count, and fields that no kind has. The report never shows the secret itself.

What only stands for a secret is passed over: what is crossed out or to be filled in (`xxxxxx`, `<password>`,
`$PASSWORD`, `your-token`), general words for both halves of a pair (`user:pass@`), what everybody tries first where it
goes to nobody's host (`guest:guest@localhost`, `example.com/?password=Password123!`), and a private key without a body.
Anywhere else `PASSWORD=Password123!` may open a door, so it is found.

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

import re
from collections.abc import Iterator

from opsbook.check.rule import Finding, Options, rule
from opsbook.check.secret import secrets_in, shapes_in
from opsbook.diagnostic import Severity
from opsbook.graph.handbook import Handbook
from opsbook.model.record import Record

_BREAK = re.compile(r"\s+|\\[nr]")
_ADVICE = "Delete it here, change it where it is used, and keep the new one in a password store."


@rule("DAT015", on=Record, severity=Severity.ERROR, arguable=True)
def secret_in_data(record: Record, handbook: Handbook, options: Options) -> Iterator[Finding]:
    raw = handbook.raw(record)
    shapes = shapes_in(raw)
    if not shapes:
        return
    known: set[str] = set()
    for route, text in handbook.texts(record):
        if str(route[0]) not in record.damaged:
            for token, name in secrets_in(text, shapes):
                known.add(_plain(token))
                yield Finding(f"this looks like {name}", _ADVICE, route, token=_first_line(token, raw))
    for token, name in secrets_in(raw, shapes):  # in comments, in names of fields, in values that could not be read
        plain = _plain(token)
        if plain not in known and not any(plain in other or other in plain for other in known):
            yield Finding(f"this looks like {name}", _ADVICE, token=_first_line(token, raw))


def _plain(token: str) -> str:
    """A secret however its lines are broken and indented."""
    return _BREAK.sub("", token)


def _first_line(token: str, raw: str) -> str | None:
    """What to point at and star out: a key's first line; None, for all of the value, where all lines are in one."""
    first, *more = token.split("\n")
    return None if more and f"{first}\\n" in raw else first
