"""An active tool that hardly anybody uses.

Seats that nobody sits in are money, and accounts that nobody watches. A plain number without a percent sign may mean
a percentage or seats in use; it is reported only when it is low both ways. Option `at_least`: the share, from 0 to 1,
that is enough.

Fails:

```yaml
# data/tools/mailwright.yml
title: Mailwright
utilisation: 15%
```

Passes:

```yaml
# data/tools/mailwright.yml
title: Mailwright
utilisation: 85%
```
"""

from __future__ import annotations

from collections.abc import Iterator

from opsbook.check.addressee import who
from opsbook.check.rule import Finding, Options, rule
from opsbook.check.standing import in_force
from opsbook.graph.handbook import Handbook
from opsbook.kinds.tool.model import Tool


@rule("TOL007", on=Tool, at_least=0.4)
def low_utilisation(tool: Tool, handbook: Handbook, options: Options) -> Iterator[Finding]:
    used = _share(tool)
    if used is not None and used < options["at_least"] and tool.in_use and in_force(tool, handbook):
        message = f"only {used:.0%} of this tool is used"
        leaves = "or plans to leave it: status: deprecated, and how under migration:"
        advice = f"{who(tool, handbook)} gives seats back, brings more people to it, {leaves}."
        yield Finding(message, advice, ("utilisation",))


def _share(tool: Tool) -> float | None:
    """How much is used, by the kinder reading of a number."""
    used, percent = tool.used_share, str(tool.utilisation).strip().endswith("%")
    if "seats" in tool.damaged and not percent:
        return None
    if used is None or not tool.seats or percent:
        return used
    return max(used, used * tool.seats / 100)
