"""An analysed experiment from which nothing follows.

The result is in, and nobody has said what it means for the work. Name the `decision` that followed, also when it is
to leave things as they are; a decision that names the experiment under `affects` counts too.

Fails:

```yaml
# data/experiments/short-forms.yml
title: Short forms
stage: analysed
result: Opt-ins rose by 3 points.
```

Passes:

```yaml
# data/decisions/0014-short-forms.yml
title: Use short forms
decided_on: 2026-10-05
# data/experiments/short-forms.yml
title: Short forms
stage: analysed
result: Opt-ins rose by 3 points.
decision: 0014-short-forms
```
"""

from __future__ import annotations

from collections.abc import Iterator

from opsbook.check.absence import certain, records_of
from opsbook.check.addressee import who
from opsbook.check.rule import Finding, Gathered, Options, rule_of_all
from opsbook.check.standing import in_force
from opsbook.graph.handbook import Handbook
from opsbook.kinds.experiment.model import Experiment


def _undecided(experiment: Experiment, handbook: Handbook) -> bool:
    analysed = experiment.stage == "analysed" and in_force(experiment, handbook)
    return analysed and not _decided(experiment, handbook)


@rule_of_all("EXP005", each=Experiment, gathers=_undecided)
def undecided_result(undecided: Gathered, handbook: Handbook, options: Options) -> Iterator[Finding]:
    for experiment in certain(records_of(Experiment, undecided, handbook), handbook, ("affects",)):
        advice = f"{who(experiment, handbook)} adds a line decision: with the id of the decision that followed."
        yield Finding("the result is in and nothing was decided", advice, ("decision",), experiment)


def _decided(experiment: Experiment, handbook: Handbook) -> bool:
    links = handbook.book.into[experiment.key]
    named = experiment.decision or experiment.productionised_as
    return bool(named) or any(link.route[0] == "affects" for link in links)
