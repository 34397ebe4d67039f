"""An item that anybody may tick without showing anything.

"Tested" means something else to everybody. With `evidence` the tick rests on something a second person could look at.
Items with `required: false` are advice and may do without.

Fails:

```yaml
# data/checklists/campaign-launch.yml
title: Campaign launch
items:
  - text: The unsubscribe link works.
```

Passes:

```yaml
# data/checklists/campaign-launch.yml
title: Campaign launch
items:
  - text: The unsubscribe link works.
    evidence: A test address is off the list within a minute.
  - text: Tell the regions.
    required: false
```
"""

from __future__ import annotations

from collections.abc import Iterator

from opsbook.check.addressee import who
from opsbook.check.rule import Finding, Options, rule
from opsbook.check.standing import in_force
from opsbook.diagnostic import Route
from opsbook.graph.handbook import Handbook
from opsbook.kinds.checklist.model import Checklist, Item
from opsbook.model.text import said


@rule("CHK002", on=Checklist, of_items=True)
def item_without_evidence(checklist: Checklist, handbook: Handbook, options: Options) -> Iterator[Finding]:
    if not in_force(checklist, handbook):
        return
    for number, (route, item) in enumerate(_items(checklist), 1):
        if checklist.in_file((*route, "required")) in checklist.faulty:
            continue  # it may have been meant to say false
        if item.required and not said(item.evidence):
            advice = f"{who(checklist, handbook)} adds a line evidence: with what shows it, or required: false."
            yield Finding(f"nothing shows that item {item.id or number} is true", advice, (*route, "evidence"))


def _items(checklist: Checklist) -> Iterator[tuple[Route, Item]]:
    yield from ((("items", index), item) for index, item in enumerate(checklist.items))
    for number, section in enumerate(checklist.sections):
        yield from ((("sections", number, "items", index), item) for index, item in enumerate(section.items))
