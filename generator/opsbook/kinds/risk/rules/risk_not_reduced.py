"""A risk that is to be reduced and is as high as before.

When the residual score (likelihood times impact) is not below the inherent one, either the measures do nothing or
nobody has judged them. Both are worth knowing.

Fails:

```yaml
# data/policies/consent.yml
title: Consent
# data/risks/mail-without-consent.yml
title: Mail without consent
likelihood: 3
impact: 4
residual_likelihood: 3
residual_impact: 4
treatment: reduce
mitigated_by: [consent]
```

Passes:

```yaml
# data/policies/consent.yml
title: Consent
# data/risks/mail-without-consent.yml
title: Mail without consent
likelihood: 3
impact: 4
residual_likelihood: 1
residual_impact: 4
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


@rule("RSK003", on=Risk)
def risk_not_reduced(risk: Risk, handbook: Handbook, options: Options) -> Iterator[Finding]:
    if risk.treatment != "reduce" or risk.score is None or risk.residual_score is None:
        return
    if risk.residual_score >= risk.score and in_force(risk, handbook):
        message = f"the treatment is to reduce it, and its score is still {risk.residual_score} (before: {risk.score})"
        advice = f"{who(risk, handbook)} judges the residual risk anew, or finds measures that lower it."
        yield Finding(message, advice, ("residual_likelihood",))
