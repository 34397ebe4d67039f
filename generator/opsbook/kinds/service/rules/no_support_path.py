"""A service in the factory whose users do not know where to ask.

They ask whoever they know, and that person is on holiday. Under `support` stands a channel, a contact or a phone
number. Services in the laboratory, in a pilot or on their way out need none.

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
support:
  channel: "#consent"
  hours: Working days
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


@rule("SVC004", on=Service)
def no_support_path(service: Service, handbook: Handbook, options: Options) -> Iterator[Finding]:
    given = service.support
    path = said(given) if isinstance(given, str) else given and (given.channel or given.contact or given.phone)
    if not path and service.in_factory and in_force(service, handbook):
        advice = f"{who(service, handbook)} adds support: and below it, indented, a channel:, a contact: or a phone:."
        yield Finding("nothing says where users of this service get help", advice, ("support",))
