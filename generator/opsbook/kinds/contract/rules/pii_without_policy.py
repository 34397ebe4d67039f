"""Personal data under a contract, and no policy about it.

Each consumer needs to know what the data may be used for. A policy in force covers the contract when one of them
links to the other, from a field or from a text, or when a policy about personal data applies to the producer. The
finding stands at the first field that says `pii: true`.

Fails:

```yaml
# data/services/shop.yml
title: Shop
# data/contracts/orders.yml
title: Orders
consumers: [shop]
schema:
  - {name: order_id, type: string}
  - {name: email, type: string, pii: true}
```

Passes:

```yaml
# data/services/shop.yml
title: Shop
# data/policies/retention.yml
title: Retention
# data/contracts/orders.yml
title: Orders
consumers: [shop]
retention: As in [[retention]].
schema:
  - {name: order_id, type: string}
  - {name: email, type: string, pii: true}
```
"""

from __future__ import annotations

from collections.abc import Iterator

from opsbook.check.absence import certain, records_of
from opsbook.check.addressee import who
from opsbook.check.rule import Finding, Gathered, Options, rule_of_all
from opsbook.check.standing import in_force, may_count
from opsbook.graph.handbook import Handbook
from opsbook.kinds.contract.model import Contract
from opsbook.model.traits import DataGoverning


def _lacks(contract: Contract, handbook: Handbook) -> bool:
    return bool(contract.personal_data) and in_force(contract, handbook) and not _covered(contract, handbook)


@rule_of_all("CON004", each=Contract, gathers=_lacks)
def pii_without_policy(lacking: Gathered, handbook: Handbook, options: Options) -> Iterator[Finding]:
    book = handbook.book
    for contract in certain(records_of(Contract, lacking, handbook), handbook, ("applies_to",)):
        producer = book.target(contract, "producer")
        if producer and handbook.doubt.about(producer, ("applies_to",)):
            continue
        if book.broken_from(contract) or contract.damaged & {"producer", "related"}:
            continue  # one of these may have named it
        named = (
            "adds to related: the id of the policy" if contract.related else "adds related: [id-of-a-policy], the one"
        )
        advice = f"{who(contract, handbook)} {named} that says what this data may be used for."
        message = "this is personal data, and no policy covers the contract"
        yield Finding(message, advice, contract.personal_data or (), contract)


def _covered(contract: Contract, handbook: Handbook) -> bool:
    book = handbook.book
    near = [link.target for link in book.out[contract.key]] + [link.source for link in book.into[contract.key]]
    if any(isinstance(one, DataGoverning) and may_count(one, handbook) for one in near):
        return True
    producer = book.target(contract, "producer")
    links = book.into[producer.key] if producer else []
    governing = (link.source for link in links if link.ref.back == "Governed by" and may_count(link.source, handbook))
    return any(isinstance(policy, DataGoverning) and policy.about_people for policy in governing)
