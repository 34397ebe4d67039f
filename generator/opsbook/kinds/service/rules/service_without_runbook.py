"""A service in the factory that no runbook brings back.

What runs for customers breaks one day, and whoever is called then needs the steps. A runbook in force counts when it
names the service under `services`. Services in the laboratory, in a pilot or on their way out need none.

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
# data/runbooks/store-down.yml
title: The consent store is down
services: [consent-store]
```
"""

from __future__ import annotations

from collections.abc import Iterator

from opsbook.check.absence import certain, records_of
from opsbook.check.addressee import who
from opsbook.check.rule import Finding, Gathered, Options, rule_of_all
from opsbook.check.standing import in_force, may_count
from opsbook.graph.handbook import Handbook
from opsbook.kinds.service.model import Service


def _lacks(service: Service, handbook: Handbook) -> str | None:
    """Who should write the runbook, where the service has none and needs one."""
    needs = service.in_factory and in_force(service, handbook) and not _restored(service, handbook)
    return who(service, handbook) if needs else None


@rule_of_all("RUN006", each=Service, gathers=_lacks)
def service_without_runbook(lacking: Gathered, handbook: Handbook, options: Options) -> Iterator[Finding]:
    for service in certain(records_of(Service, lacking, handbook), handbook, ("services",)):
        advice = f"{lacking[service.key]} writes a runbook that names it: services: [{service.id}]."
        yield Finding("no runbook says how to bring this service back", advice, record=service)


def _restored(service: Service, handbook: Handbook) -> bool:
    links = handbook.book.into[service.key]
    return any(link.ref.back == "Runbooks" and may_count(link.source, handbook) for link in links)
