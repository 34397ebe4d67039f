"""An active tool that does nothing which another does not do too.

Two tools for one thing cost twice and disagree. A tool is named when another active tool provides all of its
capabilities in all of its regions; of two tools that do the same, the one whose contract began later, or else the later
by id. A tool for everywhere is not replaced by one for a region. A tool that is being replaced, or whose `migration`
names the other one, is dealt with already.

Fails:

```yaml
# data/capabilities/surveys.yml
title: Surveys
# data/tools/formthrush.yml
title: Formthrush
capabilities: [surveys]
# data/tools/quizlark.yml
title: Quizlark
capabilities: [surveys]
```

Passes:

```yaml
# data/capabilities/surveys.yml
title: Surveys
# data/tools/formthrush.yml
title: Formthrush
capabilities: [surveys]
# data/tools/quizlark.yml
title: Quizlark
status: deprecated
capabilities: [surveys]
replaced_by: formthrush
migration: Surveys move by March 2027; answers are exported and then deleted.
```
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from datetime import date

from opsbook.check.addressee import who
from opsbook.check.rule import Finding, Options, rule
from opsbook.check.standing import in_force
from opsbook.graph.book import Book
from opsbook.graph.handbook import Handbook
from opsbook.kinds.tool.model import Tool
from opsbook.model.record import Record


@rule("TOL003", on=Book)
def overlapping_tools(book: Book, handbook: Handbook, options: Options) -> Iterator[Finding]:
    does: dict[Tool, set[Record]] = {
        tool: set(book.targets(tool, "capabilities"))
        for tool in book.of(Tool)
        if tool.in_use and in_force(tool, handbook) and not _is_leaving(tool)
    }
    having: dict[Record, list[Tool]] = defaultdict(list)
    for tool, abilities in does.items():
        for ability in abilities:
            having[ability].append(tool)
    for tool, abilities in does.items():
        able = min((having[ability] for ability in abilities), key=len, default=[])
        also = (one for one in able if one is not tool and _does_all(one, tool, does) and not _goes_over(tool, one))
        rival = next((one for one in also if not _does_all(tool, one, does) or _age(one) < _age(tool)), None)
        if rival and "capabilities" not in tool.damaged:
            deciders = dict.fromkeys((who(tool, handbook), who(rival, handbook)))
            decides = f"{' and '.join(deciders)} {'decides' if len(deciders) == 1 else 'decide'} which of the two stays"
            advice = f"{decides}; the other gets status: deprecated, replaced_by: and migration:."
            yield Finding(f"all that this tool does, {rival.id} does too", advice, ("capabilities", 0), tool)


def _is_leaving(tool: Tool) -> bool:
    return bool(tool.replaced_by) or tool.own_status.leaving


def _goes_over(tool: Tool, other: Tool) -> bool:
    """Whether a tool's note on leaving it names the other one. One that only says how it would be left is no plan."""
    note = (tool.migration or "").casefold()
    return other.id in note or other.title.casefold() in note


def _age(tool: Tool) -> tuple[date, str]:
    start = tool.contract.start if tool.contract else None
    return start or date.max, tool.id


def _does_all(one: Tool, other: Tool, does: dict[Tool, set[Record]]) -> bool:
    """Whether one provides whatever the other does, wherever the other is used."""
    there = not one.regions or (bool(other.regions) and set(other.regions) <= set(one.regions))
    return there and does[other] <= does[one]
