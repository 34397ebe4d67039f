"""A capability that no tool provides.

Either the estate cannot do what it must, or the tool that does it is missing from the register. A tool under
evaluation counts, a retired one does not.

Fails:

```yaml
# data/people/maya-chen.yml
title: Maya Chen
# data/capabilities/surveys.yml
title: Surveys
owner: maya-chen
```

Passes:

```yaml
# data/people/maya-chen.yml
title: Maya Chen
# data/capabilities/surveys.yml
title: Surveys
owner: maya-chen
# data/tools/formthrush.yml
title: Formthrush
capabilities: [surveys]
```
"""

from __future__ import annotations

from collections.abc import Iterator

from opsbook.check.absence import certain
from opsbook.check.rule import Finding, Options, rule
from opsbook.check.standing import in_force, may_count
from opsbook.graph.book import Book
from opsbook.graph.handbook import Handbook
from opsbook.kinds.capability.model import Capability


@rule("TOL011", on=Book)
def capability_without_tool(book: Book, handbook: Handbook, options: Options) -> Iterator[Finding]:
    lacking = [one for one in book.of(Capability) if in_force(one, handbook) and not _provided(one, handbook)]
    for capability in certain(lacking, handbook, ("capabilities",)):
        advice = f"Write capabilities: [{capability.id}] in the tool that provides it, or set status: retired."
        yield Finding("no tool provides this capability", advice, record=capability)


def _provided(capability: Capability, handbook: Handbook) -> bool:
    links = handbook.book.into[capability.key]
    return any(link.ref.back == "Provided by" and may_count(link.source, handbook, drafts=True) for link in links)
