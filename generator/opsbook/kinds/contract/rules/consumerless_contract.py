"""A data contract on which nobody relies.

A promise to nobody is kept at a cost and changed with fear. Name under `consumers` the services, tools, teams or
people that build on the data, or retire the contract.

Fails:

```yaml
# data/services/shop.yml
title: Shop
# data/contracts/orders.yml
title: Orders
producer: shop
```

Passes:

```yaml
# data/services/shop.yml
title: Shop
# data/services/reporting.yml
title: Reporting
# data/contracts/orders.yml
title: Orders
producer: shop
consumers: [reporting]
```
"""

from __future__ import annotations

from collections.abc import Iterator

from opsbook.check.addressee import who
from opsbook.check.rule import Finding, Options, rule
from opsbook.check.standing import in_force
from opsbook.graph.handbook import Handbook
from opsbook.kinds.contract.model import Contract


@rule("CON005", on=Contract)
def consumerless_contract(contract: Contract, handbook: Handbook, options: Options) -> Iterator[Finding]:
    if not contract.consumers and in_force(contract, handbook):
        advice = f"{who(contract, handbook)} adds a line consumers: [id-of-who-uses-it], or sets status: retired."
        yield Finding("nobody relies on this contract", advice, ("consumers",))
