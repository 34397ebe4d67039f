"""A test that worked, and that died afterwards.

It was decided to act on it, and months later no service has come of it. An experiment counts as a success when its
result says so (threshold met, succeeded, won, worked) or gives a percentage that reaches the one asked for in the
threshold, when nothing in the result says the contrary, and when an accepted decision followed. Option `within`: how
long after its last day a success may still be on its way.

Fails:

```yaml
# data/decisions/0014-short-forms.yml
title: Use short forms
decided_on: 2026-06-05
# data/experiments/short-forms.yml
title: Short forms
stage: analysed
ends: 2026-05-15
result: Opt-ins rose by 3 points. The threshold was met.
decision: 0014-short-forms
```

Passes:

```yaml
# data/decisions/0014-short-forms.yml
title: Keep the long forms
decided_on: 2026-06-05
# data/experiments/short-forms.yml
title: Short forms
stage: analysed
ends: 2026-05-15
result: Opt-ins rose by half a point. The threshold was not met.
decision: 0014-short-forms
```
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from opsbook.check.addressee import who
from opsbook.check.rule import Finding, Options, rule
from opsbook.check.standing import in_force
from opsbook.graph.handbook import Handbook
from opsbook.kinds.experiment.model import Experiment
from opsbook.model.duration import Duration, overdue

_SUCCESS = re.compile(
    r"\b(?:threshold|target|bar)\b.*\b(?:met|reached|passed|exceeded|beaten|cleared|surpassed)\b"
    r"|\b(?:met|meets|reached|passed|exceeded|beat|cleared|surpassed|above|over)\b.*\b(?:threshold|target|bar)\b"
    r"|\bsucce(?:ss|ssful|eded)\b|\b(?:won|worked)\b"
    r"|\bsignificant(?:ly)? (?:lift|uplift|increase|improvement|more|better|higher)\b",
    re.IGNORECASE,
)
_REFUSED = re.compile(
    r"\b(?:not|no|never|cannot|nothing|neither|nor|without|fail\w*|miss\w*|below|under|inconclusive|short of)\b|n't\b",
    re.IGNORECASE,
)
_PER_CENT = re.compile(
    r"(?<![\d.])(\d+(?:\.\d+)?) ?%(?! ?(?:\w+ )?(?:interval|confiden|sure|certain|signific|ci\b))", re.IGNORECASE
)
_DOWN = re.compile(
    r"\b(?:fell|fall|drop\w*|lower|less|fewer|decrease\w*|down|lost|loss|worse)\b|[-\u2212]\d", re.IGNORECASE
)
_FEWER = re.compile(r"% (?:fewer|less|lower)\b(?! than)", re.IGNORECASE)
"""A fall that was wanted, where the threshold says so in the same words."""
_AT_LEAST = re.compile(r"at least|or more|more than|≥|>|\+", re.IGNORECASE)


@rule("EXP006", on=Experiment, within="60 days")
def success_not_productionised(experiment: Experiment, handbook: Handbook, options: Options) -> Iterator[Finding]:
    if experiment.stage != "analysed" or experiment.productionised_as or not in_force(experiment, handbook):
        return
    decision = handbook.book.target(experiment, "decision")
    ends = experiment.ends
    fresh = ends and not overdue(Duration.parse(str(options["within"])).after(ends), handbook.today)
    if decision is None or not in_force(decision, handbook) or fresh or "productionised_as" in experiment.damaged:
        return
    if _succeeded(experiment):
        since = f" since {ends}" if ends else ""
        advice = f"{who(experiment, handbook)} hands it over and writes stage: productionised and productionised_as:."
        yield Finding(f"this worked, and nothing has come of it{since}", advice, ("productionised_as",))


def _succeeded(experiment: Experiment) -> bool:
    """Whether the result says so and nothing in it says the contrary."""
    sentences = re.split(r"(?<=[.!?;])\s+|\n+", experiment.result or "")
    told = [sentence for sentence in sentences if _SUCCESS.search(sentence)]
    if any(_REFUSED.search(sentence) for sentence in told) or "inconclusive" in (experiment.result or "").lower():
        return False
    return bool(told) or _reached(sentences, experiment.threshold)


def _reached(sentences: list[str], threshold: object) -> bool:
    """Whether the first percentage of the result is as high as the one that was asked for."""
    stated = next((sentence for sentence in sentences if _PER_CENT.search(sentence)), "")
    if not isinstance(threshold, str) or _REFUSED.search(stated):
        return False
    fall = _FEWER.search(threshold) and _FEWER.search(stated)
    rise = _AT_LEAST.search(threshold) and not _DOWN.search(threshold) and not _DOWN.search(stated)
    asked, got = _PER_CENT.search(threshold), _PER_CENT.search(stated)
    return bool((fall or rise) and asked and got and float(got[1]) >= float(asked[1]))
