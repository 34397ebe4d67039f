"""An experiment that runs without the one metric that decides.

Whoever looks at many numbers afterwards finds one that went up. The metric is named before the start; an idea needs
none yet.

Fails:

```yaml
# data/experiments/short-forms.yml
title: Short forms
stage: running
```

Passes:

```yaml
# data/metrics/opt-in-rate.yml
title: Opt-in rate
# data/experiments/short-forms.yml
title: Short forms
stage: running
primary_metric: opt-in-rate
```
"""

from __future__ import annotations

from collections.abc import Iterator

from opsbook.check.addressee import who
from opsbook.check.rule import Finding, Options, rule
from opsbook.graph.handbook import Handbook
from opsbook.kinds.experiment.begun import has_begun
from opsbook.kinds.experiment.model import Experiment


@rule("EXP001", on=Experiment)
def no_primary_metric(experiment: Experiment, handbook: Handbook, options: Options) -> Iterator[Finding]:
    if not experiment.primary_metric and has_begun(experiment, handbook):
        advice = f"{who(experiment, handbook)} adds a line primary_metric: with the id of the one that decides."
        yield Finding("no metric decides this experiment", advice, ("primary_metric",))
