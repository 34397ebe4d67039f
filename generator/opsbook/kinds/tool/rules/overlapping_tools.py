"""An active tool that does nothing which another does not do too.

Two tools for one thing cost twice and disagree. A tool is named when another active tool provides all of its
capabilities in all of its regions; of two tools that do the same, the one whose contract began later, or else the later
by id. A tool for everywhere is not replaced by one for a region. A tool that is being replaced, or whose `migration`
names another one, is dealt with already.

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

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from datetime import date

from opsbook.check.addressee import who
from opsbook.check.rule import Finding, Options, rule
from opsbook.check.standing import in_force
from opsbook.graph.book import Book
from opsbook.graph.handbook import Handbook
from opsbook.kinds.tool.model import Tool
from opsbook.model.record import Record

_WORD = re.compile(r"[\w-]+")
_LONGEST_NAME = 5
"""So many words of a note are taken for a name at most."""


@rule("TOL003", on=Book)
def overlapping_tools(book: Book, handbook: Handbook, options: Options) -> Iterator[Finding]:
    used = [tool for tool in book.of(Tool) if tool.in_use and in_force(tool, handbook)]
    names = {_words(name): tool.id for tool in used for name in (tool.id, tool.title)}
    does: dict[Tool, set[Record]] = {
        tool: set(book.targets(tool, "capabilities"))
        for tool in used
        if not _is_leaving(tool) and not _goes_over(tool, names)
    }
    having: dict[Record, list[Tool]] = defaultdict(list)
    for tool, abilities in does.items():
        for ability in abilities:
            having[ability].append(tool)
    for tool, abilities in does.items():
        able = min((having[ability] for ability in abilities), key=len, default=[])
        also = (one for one in able if one is not tool and _does_all(one, tool, does))
        rival = next((one for one in also if not _does_all(tool, one, does) or _age(one) < _age(tool)), None)
        if rival and "capabilities" not in tool.damaged:
            deciders = dict.fromkeys((who(tool, handbook), who(rival, handbook)))
            decides = f"{' and '.join(deciders)} {'decides' if len(deciders) == 1 else 'decide'} which of the two stays"
            advice = f"{decides}; the other gets status: deprecated, replaced_by: and migration:."
            yield Finding(f"all that this tool does, {rival.id} does too", advice, ("capabilities", 0), tool)


def _is_leaving(tool: Tool) -> bool:
    return bool(tool.replaced_by) or tool.own_status.leaving


def _goes_over(tool: Tool, names: Mapping[tuple[str, ...], str]) -> bool:
    """Whether a tool's note on leaving it names another one. A note that only says how it would be left is no plan.

    ``names`` are the tools' ids by the words of what they are called.
    """
    note = _words(tool.migration or "")
    phrases = (note[at : at + size] for at in range(len(note)) for size in range(1, _LONGEST_NAME + 1))
    return any(names.get(phrase, tool.id) != tool.id for phrase in phrases)


def _words(text: str) -> tuple[str, ...]:
    return tuple(_WORD.findall(text.casefold()))


def _age(tool: Tool) -> tuple[date, str]:
    start = tool.contract.start if tool.contract else None
    return start or date.max, tool.id


def _does_all(one: Tool, other: Tool, does: dict[Tool, set[Record]]) -> bool:
    """Whether one provides whatever the other does, wherever the other is used."""
    there = not one.regions or (bool(other.regions) and set(other.regions) <= set(one.regions))
    return there and does[other] <= does[one]
