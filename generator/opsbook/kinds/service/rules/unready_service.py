"""A service in the factory that has not passed its readiness checklist.

The gate protects those who will be called at night. Reported are services that say `lifecycle: factory` and whose
`readiness` is missing or has another outcome than passed or passed-with-conditions. Where it lists several checks, the
latest counts.

Fails:

```yaml
# data/checklists/factory-readiness.yml
title: Factory readiness
# data/services/consent-store.yml
title: Consent store
lifecycle: factory
readiness:
  checklist: factory-readiness
  on: 2026-05-12
  outcome: failed
```

Passes:

```yaml
# data/checklists/factory-readiness.yml
title: Factory readiness
# data/services/consent-store.yml
title: Consent store
lifecycle: factory
readiness:
  checklist: factory-readiness
  on: 2026-05-12
  outcome: passed
```
"""

from __future__ import annotations

from collections.abc import Iterator

from opsbook.check.addressee import who
from opsbook.check.rule import Finding, Options, rule
from opsbook.check.standing import in_force
from opsbook.graph.handbook import Handbook
from opsbook.kinds.service.model import Service

_PASSED = ("passed", "passed-with-conditions")


@rule("SVC002", on=Service)
def unready_service(service: Service, handbook: Handbook, options: Options) -> Iterator[Finding]:
    if service.lifecycle != "factory" or not in_force(service, handbook):
        return
    route, readiness = next(iter(service.checks), (("readiness",), None))
    if readiness is None or readiness.outcome not in _PASSED:
        gate = handbook.book.target(service, *route, "checklist")
        gone = "failed" if readiness and readiness.outcome else "has not passed"
        message = f"this service is in the factory and {gone} {gate.id if gate else 'a readiness checklist'}"
        entry = f"{{checklist: {gate.id if gate else 'its-checklist'}, on: {handbook.today}, outcome: passed}}"
        advice = f"{who(service, handbook)} has it checked and writes readiness: {entry}, or else lifecycle: pilot."
        yield Finding(message, advice, (*route, "outcome") if readiness else route)
