"""Fields at the top of a Markdown file that do not begin on its first line.

Editors, forges and site builders look for the fields on the first line and nowhere else. Below an empty line or a
comment they take them for text: the page shows them, and whoever relies on the owner or the review in them relies on
nothing.

Fails:

```yaml
# data/terms/consent.md
<!-- Ask legal before you change this. -->
---
title: Consent
---
What a person agreed to.
```

Passes:

```yaml
# data/terms/consent.md
---
# Ask legal before you change this.
title: Consent
---
What a person agreed to.
```
"""

from __future__ import annotations

from collections.abc import Iterator

from opsbook.check.rule import Finding, Options, rule
from opsbook.graph.handbook import Handbook
from opsbook.model.record import Record


@rule("DAT020", on=Record)
def late_front_matter(record: Record, handbook: Handbook, options: Options) -> Iterator[Finding]:
    if not record.path.endswith(".md"):
        return
    start = handbook.document(record).fields_start
    above = handbook.raw(record)[:start].splitlines()
    if len(above) > 1:
        message = f"the fields begin on line {len(above)}, where other programs do not see them"
        advice = "Move --- and the fields up to line 1; what stood above may follow inside them, each line after a #."
        yield Finding(message, advice)
