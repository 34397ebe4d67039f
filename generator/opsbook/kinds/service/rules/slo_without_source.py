"""A service level that nobody can read.

A level without a source of its number is a wish. Say under `source` where the number comes from.

Fails:

```yaml
# data/services/consent-store.yml
title: Consent store
slos:
  - {name: Look-up, objective: "99.9%", window: 30 days}
```

Passes:

```yaml
# data/services/consent-store.yml
title: Consent store
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
from opsbook.model.text import said


@rule("SVC005", on=Service, of_items=True)
def slo_without_source(service: Service, handbook: Handbook, options: Options) -> Iterator[Finding]:
    if not in_force(service, handbook):
        return
    for index, level in enumerate(service.slos):
        if not said(level.source):
            advice = f"{who(service, handbook)} adds source: with where its number comes from."
            message = f"nothing says where the number for {level.name} comes from"
            yield Finding(message, advice, ("slos", index, "source"))
