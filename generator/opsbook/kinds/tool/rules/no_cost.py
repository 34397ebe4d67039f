"""An active tool of which nobody knows the price.

What a tool costs decides whether it is kept, and the question comes a week before the notice date. A free tool says
`amount: 0`. Tools under evaluation, and those on their way out, need no cost.

Fails:

```yaml
# data/tools/mailwright.yml
title: Mailwright
status: active
```

Passes:

```yaml
# data/tools/mailwright.yml
title: Mailwright
status: active
cost: {amount: 12000, currency: EUR, per: year}
```
"""

from __future__ import annotations

from collections.abc import Iterator

from opsbook.check.addressee import who
from opsbook.check.rule import Finding, Options, rule
from opsbook.check.standing import in_force
from opsbook.graph.handbook import Handbook
from opsbook.kinds.tool.model import Tool


@rule("TOL001", on=Tool)
def no_cost(tool: Tool, handbook: Handbook, options: Options) -> Iterator[Finding]:
    if tool.cost is None and tool.in_use and in_force(tool, handbook):
        advice = f"{who(tool, handbook)} adds cost: {{amount: …, currency: EUR, per: year}}; amount: 0 if it is free."
        yield Finding("nothing says what this tool costs", advice, ("cost",))
