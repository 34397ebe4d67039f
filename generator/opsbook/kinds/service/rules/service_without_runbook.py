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

from opsbook.check.absence import certain
from opsbook.check.addressee import who
from opsbook.check.rule import Finding, Options, rule
from opsbook.check.standing import in_force, may_count
from opsbook.graph.book import Book
from opsbook.graph.handbook import Handbook
from opsbook.kinds.service.model import Service


@rule("RUN006", on=Book)
def service_without_runbook(book: Book, handbook: Handbook, options: Options) -> Iterator[Finding]:
    lacking = [
        service
        for service in book.of(Service)
        if service.in_factory and in_force(service, handbook) and not _restored(service, handbook)
    ]
    for service in certain(lacking, handbook, ("services",)):
        advice = f"{who(service, handbook)} writes a runbook that names it: services: [{service.id}]."
        yield Finding("no runbook says how to bring this service back", advice, record=service)


def _restored(service: Service, handbook: Handbook) -> bool:
    links = handbook.book.into[service.key]
    return any(link.ref.back == "Runbooks" and may_count(link.source, handbook) for link in links)
