"""An experiment that runs without guardrails.

A test can win its metric and lose customers. Guardrail metrics say what must not get worse, and are named before the
start; an idea needs none yet.

Fails:

```yaml
# data/experiments/short-forms.yml
title: Short forms
stage: running
```

Passes:

```yaml
# data/metrics/complaint-rate.yml
title: Complaint rate
# data/experiments/short-forms.yml
title: Short forms
stage: running
guardrail_metrics: [complaint-rate]
```
"""

from __future__ import annotations

from collections.abc import Iterator

from opsbook.check.addressee import who
from opsbook.check.rule import Finding, Options, rule
from opsbook.graph.handbook import Handbook
from opsbook.kinds.experiment.begun import has_begun
from opsbook.kinds.experiment.model import Experiment


@rule("EXP002", on=Experiment)
def no_guardrails(experiment: Experiment, handbook: Handbook, options: Options) -> Iterator[Finding]:
    if not experiment.guardrail_metrics and has_begun(experiment, handbook):
        advice = f"{who(experiment, handbook)} adds guardrail_metrics: [id-of-a-metric] with what must not get worse."
        yield Finding("nothing says what must not get worse", advice, ("guardrail_metrics",))
