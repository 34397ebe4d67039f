"""An experiment that still runs after its last day.

A test that goes on until it wins always wins. On the last day it is analysed or stopped; the day itself still counts.

Fails:

```yaml
# data/experiments/short-forms.yml
title: Short forms
stage: running
starts: 2026-08-03
ends: 2026-10-31
```

Passes:

```yaml
# data/experiments/short-forms.yml
title: Short forms
stage: running
starts: 2026-10-05
ends: 2026-12-31
```
"""

from __future__ import annotations

from collections.abc import Iterator

from opsbook.check.addressee import who
from opsbook.check.rule import Finding, Options, rule
from opsbook.check.standing import in_force
from opsbook.graph.handbook import Handbook
from opsbook.kinds.experiment.model import Experiment
from opsbook.model.duration import overdue


@rule("EXP004", on=Experiment)
def running_past_end(experiment: Experiment, handbook: Handbook, options: Options) -> Iterator[Finding]:
    ends = experiment.ends
    if experiment.stage == "running" and ends and overdue(ends, handbook.today) and in_force(experiment, handbook):
        late = (handbook.today - ends).days
        message = f"this was to end on {ends}, {late} {'day' if late == 1 else 'days'} ago"
        ended = "result: and stage: analysed, or stage: stopped"
        advice = f"{who(experiment, handbook)} writes {ended}, or agrees on a later day."
        yield Finding(message, advice, ("ends",))
