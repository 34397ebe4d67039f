"""A tool that is being replaced without a plan for leaving.

Without a day and a way for its data, a deprecated tool stays for years beside its successor. The plan stands under
`migration`; naming the successor under `replaced_by` is no plan yet.

Fails:

```yaml
# data/tools/oldpress.yml
title: Oldpress
status: deprecated
```

Passes:

```yaml
# data/tools/mailwright.yml
title: Mailwright
# data/tools/oldpress.yml
title: Oldpress
status: deprecated
replaced_by: mailwright
migration: Programmes move by March 2027; the archive is exported and then deleted.
```
"""

from __future__ import annotations

from collections.abc import Iterator

from opsbook.check.addressee import who
from opsbook.check.rule import Finding, Options, rule
from opsbook.check.standing import in_force
from opsbook.graph.handbook import Handbook
from opsbook.kinds.tool.model import Tool
from opsbook.model.text import said


@rule("TOL006", on=Tool)
def deprecated_without_plan(tool: Tool, handbook: Handbook, options: Options) -> Iterator[Finding]:
    if tool.status == "deprecated" and not said(tool.migration) and in_force(tool, handbook):
        advice = f"{who(tool, handbook)} adds migration: with how and by when we leave, and what happens to the data."
        yield Finding("this tool is being replaced and nothing says how and by when", advice, ("migration",))
