"""A criterion whose check nobody can run.

A check that names a rule or a kind that does not exist finds nothing, ever: the criterion would count as met. Write
the rule's code or name as `opsbook explain` lists them, the kind in the singular, and the share as a number or a
percentage.

Fails:

```yaml
# data/people/maya-chen.yml
title: Maya Chen
# data/stages/stage-1.yml
title: Inventory
level: 1
criteria:
  - text: Every policy has an owner.
    check: {rule: missing-onwer, kind: policy, at_least: 100%}
```

Passes:

```yaml
# data/people/maya-chen.yml
title: Maya Chen
# data/stages/stage-1.yml
title: Inventory
level: 1
criteria:
  - text: Every policy has an owner.
    check: {rule: missing-owner, kind: policy, at_least: 100%}
```
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from difflib import get_close_matches

from opsbook.check.criterion import wanted_share
from opsbook.check.rule import Finding, Options, rule
from opsbook.diagnostic import Fix, Route, Severity
from opsbook.graph.book import Book
from opsbook.graph.handbook import Handbook
from opsbook.kinds.stage.model import Check, Stage


@rule("STG002", on=Book, severity=Severity.ERROR, after_all=True)
def unknown_check(book: Book, handbook: Handbook, options: Options) -> Iterator[Finding]:
    kinds = [*handbook.kinds, *(model.kind.plural for model in handbook.kinds.values())]
    for stage in book.of(Stage):
        for index, criterion in enumerate(stage.criteria):
            if criterion.check:
                for finding in _faults(criterion.check, ("criteria", index, "check"), options["names"], kinds):
                    yield Finding(finding.message, finding.help, finding.route, stage, fix=finding.fix)


def _faults(check: Check, route: Route, rules: Iterable[str], kinds: list[str]) -> Iterator[Finding]:
    if check.rule not in rules:
        yield _unknown("rule", check.rule, (*route, "rule"), rules, "Write its code, as opsbook explain lists them.")
    if check.kind is not None and check.kind not in kinds:
        yield _unknown("kind", check.kind, (*route, "kind"), kinds, "Write it as opsbook explain lists them.")
    if wanted_share(check.at_least) is None:
        message = f'at_least is "{check.at_least}", which is no share'
        yield Finding(message, "Write a percentage, such as 90%.", (*route, "at_least"))


def _unknown(what: str, name: str, route: Route, known: Iterable[str], advice: str) -> Finding:
    alike = {one.lower(): one for one in sorted(known)}
    near = next(
        (alike[one] for one in get_close_matches(name.lower().replace(" ", "-"), alike, n=1, cutoff=0.75)), None
    )
    fix = Fix(route, near, f"Write {near}", guess=True) if near else None
    return Finding(f"there is no {what} {name}", f"Did you mean {near}?" if near else advice, route, fix=fix)
