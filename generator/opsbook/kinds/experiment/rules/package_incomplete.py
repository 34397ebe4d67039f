"""An experiment in production whose package has holes.

What the laboratory left out, the factory finds at night. The answers under `package` are by the item ids of the
productionisation checklist: the list with item ids which the package answers most of. An answer is missing when an
item that is required has none, or when the answer is false or empty. Without such a list only the answers given
count.

Fails:

```yaml
# data/checklists/lab-exit.yml
title: Laboratory exit
items:
  - {id: audience, text: The audience is written down., evidence: A saved definition.}
  - {id: runbook, text: There is a runbook., evidence: Its page.}
# data/services/forms.yml
title: Forms
# data/experiments/short-forms.yml
title: Short forms
stage: productionised
productionised_as: forms
package:
  audience: Everybody who opens the form.
```

Passes:

```yaml
# data/checklists/lab-exit.yml
title: Laboratory exit
items:
  - {id: audience, text: The audience is written down., evidence: A saved definition.}
  - {id: runbook, text: There is a runbook., evidence: Its page.}
# data/services/forms.yml
title: Forms
# data/experiments/short-forms.yml
title: Short forms
stage: productionised
productionised_as: forms
package:
  audience: Everybody who opens the form.
  runbook: true
```
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from opsbook.check.addressee import who
from opsbook.check.rule import Finding, Options, rule
from opsbook.check.standing import may_count
from opsbook.diagnostic import Route
from opsbook.graph.book import Book
from opsbook.graph.handbook import Handbook
from opsbook.kinds.experiment.model import Experiment
from opsbook.model.text import said
from opsbook.model.traits import Stepped


class Asked(NamedTuple):
    """The item ids of a list: those that must be answered, and those that may be."""

    required: list[str]
    optional: list[str]
    id: str = ""
    """The checklist whose items they are."""

    @property
    def all(self) -> set[str]:
        """Both together."""
        return {*self.required, *self.optional}


@rule("EXP007", on=Book)
def package_incomplete(book: Book, handbook: Handbook, options: Options) -> Iterator[Finding]:
    claiming = [one for one in book.of(Experiment) if one.stage == "productionised" and one.status != "retired"]
    known = [one for one in claiming if not one.damaged & {"*", "stage", "status", "package"}]
    if not known:
        return
    checklists = [one for one in book.of(Stepped) if one.kind.name == "checklist"]
    if any(one.damaged & {"*", "items", "sections"} for one in checklists):
        return  # what is asked cannot be told
    lists = [_items(one) for one in checklists if may_count(one, handbook, drafts=True)]
    for experiment in known:
        yield from _holes(experiment, _asked(experiment, lists), _handed_over(experiment, lists, handbook), handbook)


def _holes(experiment: Experiment, asked: Asked, exit_list: str, handbook: Handbook) -> Iterator[Finding]:
    given = {name: answer for name, answer in experiment.package.items() if name not in asked.optional}
    empty = [name for name, answer in given.items() if not _answered(answer)]
    missing = [name for name in asked.required if name not in experiment.package]
    if not experiment.package or empty or missing:
        names = ", ".join([*empty, *missing])
        message = f"the package does not answer: {names}" if names else "nothing of the package is answered"
        first = next(iter([*empty, *missing]), "item-id")
        advice = f"{who(experiment, handbook)} adds below package: a line {first}: with the answer"
        advice += ", and one for each other." if len([*empty, *missing]) > 1 else "."
        if not names:
            advice = f"{advice[:-1]} for each item of {exit_list}."
        route: Route = ("package", empty[0]) if empty else ("package",)
        yield Finding(message, advice, route, experiment)


def _handed_over(experiment: Experiment, lists: list[Asked], handbook: Handbook) -> str:
    """What to call the checklist that nothing is answered of yet: the service's own, or the only one with item ids."""
    service = handbook.book.target(experiment, "productionised_as")
    gates = [one.id for one in handbook.book.targets(service, "readiness")] if service else []
    known = [one.id for one in lists if one.required or one.optional]
    sure = [name for name in known if name in gates] or known
    if len(sure) == 1:
        return sure[0]
    such = f", such as {sure[0]}" if sure else ""
    return f"the checklist that it was handed over with{such}"


def _answered(answer: bool | str) -> bool:
    return said(answer) if isinstance(answer, str) else answer


def _asked(experiment: Experiment, lists: list[Asked]) -> Asked:
    """The items of the list that the package answers most of."""
    given = set(experiment.package)
    best = max(lists, key=lambda items: (len(given & items.all), -len(items.required)), default=Asked([], []))
    return best if 2 * len(given & best.all) >= len(given) > 0 else Asked([], [])


def _items(record: Stepped) -> Asked:
    named = [(step.id, getattr(step, "required", True)) for step in record.numbered_steps if step.id]
    required = [name for name, must in named if must]
    return Asked(required, [name for name, must in named if not must], record.id)
