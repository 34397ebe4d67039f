"""An accepted decision that was rewritten afterwards.

People acted on the text that was accepted. Once accepted, a decision changes only in its status; a new insight is a
new decision that supersedes it. What the file held on the day of the decision, or when git first saw it accepted, is
the baseline. Formatting does not count, nor does a new owner, backup, tag, link or day to look again, nor that somebody
adds who decided, on which day, what else was considered and what follows, where that was not told before. Without a
whole git history the rule says nothing.

Fails:

```yaml
# data/decisions/0012-one-consent-store.yml, committed on 2026-05-01
title: Keep consent in one place
status: accepted
decided_on: 2026-05-01
chosen: Every tool asks the consent store.
# data/decisions/0012-one-consent-store.yml, committed on 2026-08-01
title: Keep consent in one place
status: accepted
decided_on: 2026-05-01
chosen: Every tool but the survey tool asks the consent store.
```

Passes:

```yaml
# data/decisions/0012-one-consent-store.yml, committed on 2026-05-01
title: Keep consent in one place
status: accepted
decided_on: 2026-05-01
chosen: Every tool asks the consent store.
# data/decisions/0019-surveys-ask-for-themselves.yml, committed on 2026-08-01
title: Let the survey tool ask for consent itself
status: accepted
decided_on: 2026-08-01
supersedes: [0012-one-consent-store]
chosen: Every tool but the survey tool asks the consent store.
```
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from opsbook.check.addressee import who
from opsbook.check.rule import Finding, Options, rule
from opsbook.check.standing import in_force
from opsbook.check.substance import ADMINISTRATIVE, changed_since, first_difference
from opsbook.graph.handbook import Handbook
from opsbook.graph.meaning import Values
from opsbook.kinds.decision.model import Decision

_ASKED = {"deciders": 1, "decided_on": 1, "recorded_on": 1, "options": 2, "consequences": 1}
"""Fields that other rules ask for, and how many entries: who adds these later changes nothing that was accepted."""


@rule("DEC004", on=Decision)
def edited_after_acceptance(decision: Decision, handbook: Handbook, options: Options) -> Iterator[Finding]:
    if not in_force(decision, handbook) or decision.damaged & {"decided_on", "recorded_on"}:
        return
    accepted = decision.decided_on or decision.recorded_on or date.min
    beside = ADMINISTRATIVE | {"informed"} | decision.damaged
    if edit := changed_since(decision, accepted, handbook, beside, _accepted, _ASKED):
        message = f"{edit.told}, after this decision was accepted"
        newer = f"a new decision with supersedes: [{decision.id}]"
        advice = f"{who(decision, handbook)} undoes the edit; where the old text no longer holds, {newer} replaces it."
        yield Finding(message, advice, first_difference(edit.before, edit.after))


def _accepted(values: Values) -> bool:
    return bool(values.get("status", "accepted" if values.get("decided_on") else "proposed") == "accepted")
