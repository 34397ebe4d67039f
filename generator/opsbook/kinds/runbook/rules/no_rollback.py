"""A runbook that does not say how to undo what it does.

A step taken on the wrong system at night is the second incident. Say under `rollback` how to get back, also where the
answer is that nothing needs undoing. A heading such as "Rollback" in the body counts too.

Fails:

```yaml
# data/runbooks/store-down.yml
title: The consent store is down
```

Passes:

```yaml
# data/runbooks/store-down.yml
title: The consent store is down
rollback: Switch the look-ups back to the first region.
```
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from opsbook.check.addressee import who
from opsbook.check.rule import Finding, Options, rule
from opsbook.check.standing import in_force
from opsbook.graph import heading
from opsbook.graph.handbook import Handbook
from opsbook.kinds.runbook.model import Runbook
from opsbook.model.text import said

_UNDONE = re.compile(r"(?:^|-)(?:roll-?back|rolling-back|back-?out|undo|undoing|reverts?|reverting)(?:-|$)")


@rule("RUN007", on=Runbook)
def no_rollback(runbook: Runbook, handbook: Handbook, options: Options) -> Iterator[Finding]:
    if not said(runbook.rollback) and in_force(runbook, handbook):
        if any(_UNDONE.search(anchor) for anchor in heading.anchors(runbook.body or "")):
            return
        advice = f"{who(runbook, handbook)} adds rollback: with how to undo the steps, or why nothing needs undoing."
        yield Finding("nothing says how to undo what this runbook does", advice, ("rollback",))
