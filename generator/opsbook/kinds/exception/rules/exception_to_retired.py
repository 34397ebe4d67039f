"""An exception to a policy that is no longer in force.

It allows what nothing forbids any more, and hides that the policy which took over may forbid it again.

Fails:

```yaml
# data/policies/consent.yml
title: Consent
status: retired
# data/exceptions/fair-list.yml
title: List from the trade fair
policy: consent
compensating_controls: [Every address is asked once.]
expires: 2027-01-31
```

Passes:

```yaml
# data/policies/consent.yml
title: Consent
status: in-force
# data/exceptions/fair-list.yml
title: List from the trade fair
policy: consent
compensating_controls: [Every address is asked once.]
expires: 2027-01-31
```
"""

from __future__ import annotations

from collections.abc import Iterator

from opsbook.check.addressee import some_of, who
from opsbook.check.part_meant import parts_meant
from opsbook.check.rule import Finding, Options, rule
from opsbook.check.standing import in_force
from opsbook.graph.handbook import Handbook
from opsbook.kinds.exception.model import PolicyException
from opsbook.model.kind import Phase
from opsbook.model.record import Record


@rule("EXC004", on=PolicyException)
def exception_to_retired(record: PolicyException, handbook: Handbook, options: Options) -> Iterator[Finding]:
    book = handbook.book
    policy = book.target(record, "policy")
    if policy and book.status(policy).phase is Phase.RETIRED and in_force(record, handbook):
        newer = book.superseded_by(policy)
        ending = f"writes policy: {newer.id}{_rule(record, newer)} if it is still needed, or sets" if newer else "sets"
        message = f"{policy.id} is {book.status(policy).label.lower()}, so there is nothing to be excepted from"
        yield Finding(message, f"{who(record, handbook)} {ending} status: ended.", ("policy",))


def _rule(record: PolicyException, newer: Record) -> str:
    """What else must be written where the rule excepted from is none of the newer policy's."""
    meant = parts_meant(newer, "rule", "requirements", record.requirement or "")
    if not meant:
        return ""
    return f" and requirement: {meant[0]}" if len(meant) == 1 else f" and after requirement: one of {some_of(meant)},"
