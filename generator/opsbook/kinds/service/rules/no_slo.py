"""A service in the factory without a service level.

Without a level nobody can tell a bad day from an ordinary one, and every user expects something else. Services in the
laboratory, in a pilot or on their way out need none.

Fails:

```yaml
# data/services/consent-store.yml
title: Consent store
lifecycle: factory
```

Passes:

```yaml
# data/services/consent-store.yml
title: Consent store
lifecycle: factory
slos:
  - {name: Look-up, objective: "99.9%", window: 30 days, source: The store's own log}
```
"""

from __future__ import annotations

from collections.abc import Iterator

from opsbook.check.addressee import who
from opsbook.check.rule import Finding, Options, rule
from opsbook.check.standing import in_force
from opsbook.graph.handbook import Handbook
from opsbook.kinds.service.model import Service


@rule("SVC001", on=Service)
def no_slo(service: Service, handbook: Handbook, options: Options) -> Iterator[Finding]:
    if not service.slos and service.in_factory and in_force(service, handbook):
        advice = f"{who(service, handbook)} adds slos: and below it a line - {{name: …, objective: …, source: …}}."
        yield Finding("nothing says how well this service must run", advice, ("slos",))
