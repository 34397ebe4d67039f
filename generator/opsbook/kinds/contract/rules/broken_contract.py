"""A field that consumers could count on, and that changed without notice.

A required field was removed or got another type, and the contract as committed before did not say since when it was
deprecated, or promised it until a day that has not come. The whole git history of the file is looked at, from its first
commit on and draft versions left out; a field that is back as it was is in order. Without a whole git history the rule
says nothing.

Fails:

```yaml
# data/contracts/orders.yml, committed on 2026-05-01
title: Orders
schema:
  - {name: order_id, type: string, required: true}
  - {name: paid_at, type: timestamp, required: true}
# data/contracts/orders.yml, committed on 2026-08-01
title: Orders
schema:
  - {name: order_id, type: string, required: true}
```

Passes:

```yaml
# data/contracts/orders.yml, committed on 2026-05-01
title: Orders
schema:
  - {name: order_id, type: string, required: true}
  - {name: paid_at, type: timestamp, required: true, deprecated_on: 2026-05-01, removed_on: 2026-07-31}
# data/contracts/orders.yml, committed on 2026-08-01
title: Orders
schema:
  - {name: order_id, type: string, required: true}
```
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any, NamedTuple

from opsbook.check.addressee import who
from opsbook.check.rule import Finding, Options, rule
from opsbook.check.standing import in_force
from opsbook.check.substance import versions_since
from opsbook.diagnostic import Route
from opsbook.graph.handbook import Handbook
from opsbook.graph.log import Commit
from opsbook.graph.meaning import Values
from opsbook.kinds.contract.model import Contract

Fields = dict[str, dict[str, Any]]


class Breach(NamedTuple):
    """What happened to a field, and in which commit; none while it is not committed. ``until`` is the day up to which
    a deprecated field was promised.
    """

    commit: Commit | None
    what: str
    until: date | None
    was: str | None = None


@rule("CON001", on=Contract)
def broken_contract(contract: Contract, handbook: Handbook, options: Options) -> Iterator[Finding]:
    commits = handbook.history.of(contract.path)
    if not commits or "schema" in contract.damaged or not in_force(contract, handbook):
        return
    if len(commits) == 1 and not handbook.history.is_edited(contract.path):
        return
    past = versions_since(contract, None, handbook)
    versions = [(commit, _fields(values)) for commit, values in past if values.get("status") != "draft"]
    now = _fields(handbook.document(contract).values)
    for name, breach in _breaches([*versions, (None, now)], handbook.today).items():
        if breach.was and _type(now[name]) == breach.was:
            continue
        commit = breach.commit
        when = f" on {commit.on} by {commit.author}" if commit else ""
        whom = ", ".join(contract.consumers) or "its consumers"
        mend = "puts it back as it was, with deprecated_on: and removed_on:, and agrees on the days with"
        advice = f"{who(contract, handbook)} {mend} {whom}."
        how = f", though it was promised until {breach.until}" if breach.until else " without a deprecation period"
        message = f"required field {name} {breach.what}{when}{how}"
        route = _route(contract, name)
        yield Finding(message, advice, route, at_key=len(route) == 1)


def _breaches(versions: list[tuple[Commit | None, Fields]], today: date) -> dict[str, Breach]:
    """The fields that are not what they were promised to be, by name."""
    found: dict[str, Breach] = {}
    promised: Fields = {}
    for commit, fields in versions:
        for name, before in promised.items():
            until = _last_day(before) if before.get("deprecated_on") else None
            if before.get("required") is not True or (before.get("deprecated_on") and not (until and today < until)):
                continue
            if name not in fields:
                found.setdefault(name, Breach(commit, "was removed", until))
            elif _type(before) and _type(fields[name]) and _type(before) != _type(fields[name]):
                what = f"changed from {before['type']} to {fields[name]['type']}"
                found.setdefault(name, Breach(commit, what, until, _type(before)))
        for name in fields:
            if name in found and found[name].was is None:
                del found[name]  # it is back
        promised = {**{name: promised[name] for name in found if name in promised}, **fields}
    return found


def _fields(values: Values) -> Fields:
    entries = values.get("schema")
    named = [one for one in entries if isinstance(one, dict) and "name" in one] if isinstance(entries, list) else []
    return {str(one["name"]): one for one in named}


def _type(field: dict[str, Any]) -> str | None:
    return str(field["type"]).strip().casefold() if field.get("type") else None


def _last_day(field: dict[str, Any]) -> date | None:
    try:
        return date.fromisoformat(str(field.get("removed_on")))
    except ValueError:
        return None


def _route(contract: Contract, name: str) -> Route:
    place = next((index for index, field in enumerate(contract.fields_) if field.name == name), None)
    return ("schema",) if place is None else ("schema", place, "type")
