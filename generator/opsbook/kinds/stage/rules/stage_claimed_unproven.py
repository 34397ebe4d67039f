"""A stage that calls itself reached while its criteria do not hold.

A roadmap is believed until somebody looks. For a stage with `status: ready`, each criterion with a `check` is counted:
the share of the kind's records, over ones left out, in which the rule finds nothing must be as high as `at_least` says.
What is turned off, allowed by a comment or known to a baseline counts too: nobody has mended it. Criteria that rest on
evidence are not judged.

Fails:

```yaml
# data/people/maya-chen.yml
title: Maya Chen
# data/capabilities/surveys.yml
title: Surveys
# data/stages/stage-1.yml
title: Inventory
status: ready
level: 1
criteria:
  - text: Every capability has an owner.
    check: {rule: capability-without-owner, kind: capability, at_least: 100%}
```

Passes:

```yaml
# data/people/maya-chen.yml
title: Maya Chen
# data/capabilities/surveys.yml
title: Surveys
owner: maya-chen
# data/stages/stage-1.yml
title: Inventory
status: ready
level: 1
criteria:
  - text: Every capability has an owner.
    check: {rule: capability-without-owner, kind: capability, at_least: 100%}
```
"""

from __future__ import annotations

from collections.abc import Iterator

from opsbook.check.criterion import Figures
from opsbook.check.rule import Finding, Options, rule
from opsbook.graph.book import Book
from opsbook.graph.handbook import Handbook
from opsbook.kinds.stage.model import Check, Stage


@rule("STG001", on=Book, after_all=True)
def stage_claimed_unproven(book: Book, handbook: Handbook, options: Options) -> Iterator[Finding]:
    claimed = [one for one in book.of(Stage) if one.status == "ready" and not one.damaged & {"*", "status", "criteria"}]
    if not claimed:
        return
    figures = Figures((*options["found"], *options["silenced"]), handbook)
    silent = {name for one in options["silenced"] for name in (one.code, one.slug, one.code.rstrip("0123456789"))}
    for stage in claimed:
        checks = [criterion.check for criterion in stage.criteria if criterion.check]
        short = [reason for check in checks if (reason := _short(check, figures))]
        if short:
            count = f"{len(short)} of {len(stage.criteria)} criteria"
            message = f"this stage is claimed, and {count} do not hold: {short[0]}"
            wanting = list(dict.fromkeys(check.rule for check in checks if _short(check, figures)))
            hidden = ", also where it is turned off or allowed" if silent.intersection(wanting) else ""
            advice = f"Mend what opsbook check --select {','.join(wanting)} finds{hidden}, or set status: draft"
            yield Finding(message, f"{advice} until that is done.", ("status",), stage)


def _short(check: Check, figures: Figures) -> str | None:
    """What falls short, and by how much; None when the check holds or asks for no share that can be read."""
    found = figures.measure(check.rule, check.kind, check.at_least)
    if found is None or found.met:
        return None
    return (
        f"{found.share:.0%} of {check.kind or 'all'} records are free of {check.rule}, and {found.wanted:.0%} should be"
    )
