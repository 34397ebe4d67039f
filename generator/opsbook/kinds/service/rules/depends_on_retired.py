"""A service that depends on something no longer in use.

Either the service will stop, or the dependency was changed and nobody noted it. Both want to be known before the next
incident.

Fails:

```yaml
# data/tools/oldpress.yml
title: Oldpress
status: retired
# data/services/email.yml
title: E-mail
depends_on: [oldpress]
```

Passes:

```yaml
# data/tools/mailwright.yml
title: Mailwright
# data/services/email.yml
title: E-mail
depends_on: [mailwright]
```
"""

from __future__ import annotations

from collections.abc import Iterator

from opsbook.check.addressee import who
from opsbook.check.rule import Finding, Options, rule
from opsbook.check.standing import not_over
from opsbook.graph.handbook import Handbook
from opsbook.kinds.service.model import Service
from opsbook.model.kind import Phase


@rule("SVC003", on=Service, of_items=True)
def depends_on_retired(service: Service, handbook: Handbook, options: Options) -> Iterator[Finding]:
    book = handbook.book
    if not not_over(service, handbook):
        return
    for link in book.out[service.key]:
        status = book.status(link.target)
        if link.ref.retired == "SVC003" and status.phase is Phase.RETIRED:
            newer = book.target(link.target, "replaced_by")
            now = f"{newer.id}, which replaces it" if newer else "what it depends on now"
            advice = f"{who(service, handbook)} names {now}, or deletes the reference."
            if newer in book.targets(service, link.route[0]):
                advice = (
                    f"{who(service, handbook)} deletes the reference; {newer.id}, which replaces it, is named already."
                )
            yield Finding(f"this depends on {link.target.key}, which is {status.label.lower()}", advice, link.route)
