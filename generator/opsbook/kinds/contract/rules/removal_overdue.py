"""A field that should be gone by now.

Consumers were told a day. Either the field still exists, and whoever planned with the day was misled, or the contract
was not brought up to date. The day itself still counts.

Fails:

```yaml
# data/services/shop.yml
title: Shop
# data/contracts/orders.yml
title: Orders
consumers: [shop]
schema:
  - {name: order_id, type: string, required: true}
  - {name: voucher, type: string, deprecated_on: 2026-03-01, removed_on: 2026-09-01}
```

Passes:

```yaml
# data/services/shop.yml
title: Shop
# data/contracts/orders.yml
title: Orders
consumers: [shop]
schema:
  - {name: order_id, type: string, required: true}
  - {name: voucher, type: string, deprecated_on: 2026-09-01, removed_on: 2027-03-01}
```
"""

from __future__ import annotations

from collections.abc import Iterator

from opsbook.check.addressee import who
from opsbook.check.rule import Finding, Options, rule
from opsbook.check.standing import in_force
from opsbook.graph.handbook import Handbook
from opsbook.kinds.contract.model import Contract
from opsbook.model.duration import overdue


@rule("CON002", on=Contract, of_items=True)
def removal_overdue(contract: Contract, handbook: Handbook, options: Options) -> Iterator[Finding]:
    if not in_force(contract, handbook):
        return
    for index, field in enumerate(contract.fields_):
        if field.removed_on and overdue(field.removed_on, handbook.today):
            late = (handbook.today - field.removed_on).days
            message = f"{field.name} was to be gone by {field.removed_on}, {late} {'day' if late == 1 else 'days'} ago"
            advice = f"{who(contract, handbook)} deletes the field here, or agrees on a later day."
            yield Finding(message, advice, ("schema", index, "removed_on"))
