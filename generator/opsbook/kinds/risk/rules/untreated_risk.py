"""An open risk about which nothing is done.

A risk that is only written down is a prediction. It is untreated when it names no `treatment`, or when it is to be
reduced and neither something under `mitigated_by` nor a lower residual score shows that it is. An accepted risk is
treated by being accepted.

Fails:

```yaml
# data/risks/mail-without-consent.yml
title: Mail without consent
likelihood: 3
impact: 4
```

Passes:

```yaml
# data/policies/consent.yml
title: Consent
# data/risks/mail-without-consent.yml
title: Mail without consent
likelihood: 3
impact: 4
treatment: reduce
mitigated_by: [consent]
```
"""

from __future__ import annotations

from collections.abc import Iterator

from opsbook.check.addressee import who
from opsbook.check.rule import Finding, Options, rule
from opsbook.check.standing import in_force
from opsbook.graph.handbook import Handbook
from opsbook.kinds.risk.model import Risk


@rule("RSK001", on=Risk)
def untreated_risk(risk: Risk, handbook: Handbook, options: Options) -> Iterator[Finding]:
    if risk.status == "accepted" or not in_force(risk, handbook):
        return
    if risk.treatment is None:
        advice = f"{who(risk, handbook)} adds a line treatment: avoid, reduce, transfer or accept."
        yield Finding("nothing says what is done about this risk", advice, ("treatment",))
    elif risk.treatment == "reduce" and not risk.mitigated_by and not _lowered(risk) and not risk.damaged:
        advice = f"{who(risk, handbook)} names under mitigated_by what lowers it, or writes another treatment."
        yield Finding("this risk is to be reduced and nothing reduces it", advice, ("treatment",))


def _lowered(risk: Risk) -> bool:
    return risk.residual_likelihood is not None or risk.residual_impact is not None
