"""A contract whose notice day is near, or has passed.

After that day the contract renews or ends without anybody having decided. The last day for notice is the end of the
running term less the notice period; a contract that renews by itself rolls on by the year. It is near within the
handbook's window for what is due soon. Contracts that neither renew by themselves nor state a notice period are
passed over.

Fails:

```yaml
# data/tools/mailwright.yml
title: Mailwright
contract: {start: 2024-03-01, end: 2027-02-28, notice: 90 days, auto_renews: true}
```

Passes:

```yaml
# data/tools/mailwright.yml
title: Mailwright
contract: {start: 2024-09-01, end: 2027-08-31, notice: 90 days, auto_renews: true}
```
"""

from __future__ import annotations

from collections.abc import Iterator

from opsbook.check.addressee import who
from opsbook.check.rule import Finding, Options, rule
from opsbook.check.standing import not_over
from opsbook.graph.handbook import Handbook
from opsbook.kinds.tool.model import Tool
from opsbook.model.duration import overdue


@rule("TOL004", on=Tool)
def notice_deadline(tool: Tool, handbook: Handbook, options: Options) -> Iterator[Finding]:
    today, contract = handbook.today, tool.contract
    if not contract or not (contract.notice or contract.auto_renews) or not not_over(tool, handbook):
        return
    day, end = tool.notice_day(today), tool.term_end(today)
    if not day or not end or day > handbook.settings.due_soon.after(today):
        return
    route = ("contract", "end")
    if overdue(end, today):
        advice = f"{who(tool, handbook)} writes the new term under contract, or sets status: retired."
        yield Finding(f"the contract ended on {end}", advice, route)
    elif overdue(day, today):
        what = "renews" if contract.auto_renews else "ends"
        advice = f"{who(tool, handbook)} writes the next term under contract, or what comes after it under migration."
        yield Finding(f"the last day for notice was {day}; the contract {what} on {end}", advice, route)
    else:
        left = (day - today).days
        when = "today" if left == 0 else f"in {left} {'day' if left == 1 else 'days'}"
        advice = f"{who(tool, handbook)} decides by then whether to keep it, and writes the next term under contract."
        yield Finding(f"the last day for notice is {day}, {when}", advice, route)
