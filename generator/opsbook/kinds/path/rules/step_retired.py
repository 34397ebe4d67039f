"""A step that sends people to something no longer in use.

A newcomer follows the path to the letter and learns the old way. Name what is used now.

Fails:

```yaml
# data/tools/oldpress.yml
title: Oldpress
status: retired
# data/paths/launch.yml
title: Launch a campaign
steps:
  - do: Build the mail.
    uses: [oldpress]
    outcome: A test mail in your inbox.
```

Passes:

```yaml
# data/tools/mailwright.yml
title: Mailwright
# data/paths/launch.yml
title: Launch a campaign
steps:
  - do: Build the mail.
    uses: [mailwright]
    outcome: A test mail in your inbox.
```
"""

from __future__ import annotations

from collections.abc import Iterator

from opsbook.check.rule import Finding, Options, rule
from opsbook.check.standing import not_over
from opsbook.graph.handbook import Handbook
from opsbook.kinds.path.model import Path
from opsbook.model.actor import Actor
from opsbook.model.kind import Phase


@rule("PTH001", on=Path, of_items=True)
def step_retired(path: Path, handbook: Handbook, options: Options) -> Iterator[Finding]:
    book = handbook.book
    if not not_over(path, handbook):
        return
    for link in book.out[path.key]:
        target, status = link.target, book.status(link.target)
        if link.ref.retired != "PTH001" or status.phase is not Phase.RETIRED:
            continue
        if isinstance(target, Actor) and target.is_person:
            continue  # somebody who left is another rule's
        newer = book.superseded_by(target)
        advice = f"Name {newer.key}, which replaces it." if newer else "Name what is used now, or rewrite the step."
        yield Finding(f"this step uses {target.key}, which is {status.label.lower()}", advice, link.route)
