"""An experiment that runs without a threshold.

When the result is known, every number looks good enough to somebody. From which result on we act is written down
before the start; an idea needs no threshold yet.

Fails:

```yaml
# data/experiments/short-forms.yml
title: Short forms
stage: running
```

Passes:

```yaml
# data/experiments/short-forms.yml
title: Short forms
stage: running
threshold: At least 2 points more, and no guardrail crossed.
```
"""

from __future__ import annotations

from collections.abc import Iterator

from opsbook.check.addressee import who
from opsbook.check.rule import Finding, Options, rule
from opsbook.graph.handbook import Handbook
from opsbook.kinds.experiment.begun import has_begun
from opsbook.kinds.experiment.model import Experiment
from opsbook.model.text import said


@rule("EXP003", on=Experiment)
def no_threshold(experiment: Experiment, handbook: Handbook, options: Options) -> Iterator[Finding]:
    given = experiment.threshold
    told = said(given) if isinstance(given, str) else given is not None
    if not told and has_begun(experiment, handbook):
        advice = f"{who(experiment, handbook)} adds a line threshold: with the result from which we act."
        yield Finding("nothing says from which result on we act", advice, ("threshold",))
