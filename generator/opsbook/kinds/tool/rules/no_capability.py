"""An active tool that provides nothing the estate needs.

The register pays for abilities, not for products. A tool names the capabilities it provides; one that can name none
is a candidate for leaving.

Fails:

```yaml
# data/tools/mailwright.yml
title: Mailwright
status: active
```

Passes:

```yaml
# data/capabilities/email-delivery.yml
title: E-mail delivery
# data/tools/mailwright.yml
title: Mailwright
status: active
capabilities: [email-delivery]
```
"""

from __future__ import annotations

from collections.abc import Iterator

from opsbook.check.addressee import who
from opsbook.check.rule import Finding, Options, rule
from opsbook.check.standing import in_force
from opsbook.graph.handbook import Handbook
from opsbook.kinds.tool.model import Tool


@rule("TOL002", on=Tool)
def no_capability(tool: Tool, handbook: Handbook, options: Options) -> Iterator[Finding]:
    if not tool.capabilities and tool.in_use and in_force(tool, handbook):
        advice = f"{who(tool, handbook)} adds a line capabilities: [id-of-a-capability] with what we can do through it."
        yield Finding("this tool provides no capability", advice, ("capabilities",))
