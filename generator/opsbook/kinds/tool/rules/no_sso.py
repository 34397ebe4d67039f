"""A tool with passwords of its own.

Who leaves keeps an account in every tool that does not use single sign-on. Reported is `sso: false`, and an active
tool that holds personal data and says nothing about it; not a deprecated one that tells how we leave it.

Fails:

```yaml
# data/tools/mailwright.yml
title: Mailwright
sso: false
```

Passes:

```yaml
# data/tools/mailwright.yml
title: Mailwright
sso: true
# data/tools/sketchpad.yml
title: Sketchpad
```
"""

from __future__ import annotations

from collections.abc import Iterator

from opsbook.check.addressee import who
from opsbook.check.rule import Finding, Options, rule
from opsbook.check.standing import in_force
from opsbook.graph.handbook import Handbook
from opsbook.kinds.tool.model import Tool


@rule("TOL008", on=Tool)
def no_sso(tool: Tool, handbook: Handbook, options: Options) -> Iterator[Finding]:
    if not in_force(tool, handbook) or tool.leave_planned:
        return
    if tool.sso is False:
        leaves = "or plans to leave it: status: deprecated, and how under migration:"
        advice = f"{who(tool, handbook)} connects it to single sign-on, {leaves}."
        yield Finding("people do not sign in to this tool through single sign-on", advice, ("sso",))
    elif tool.sso is None and tool.personal_data and tool.in_use:
        message = "this tool holds personal data, and nothing says whether it uses single sign-on"
        yield Finding(message, f"{who(tool, handbook)} adds a line sso: true or false.", ("sso",))
