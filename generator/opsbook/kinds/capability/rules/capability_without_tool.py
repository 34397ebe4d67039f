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

from opsbook.check.absence import certain, records_of
from opsbook.check.rule import Finding, Gathered, Options, rule_of_all
from opsbook.check.standing import in_force, may_count
from opsbook.graph.handbook import Handbook
from opsbook.kinds.capability.model import Capability


def _lacks(capability: Capability, handbook: Handbook) -> bool:
    return in_force(capability, handbook) and not _provided(capability, handbook)


@rule_of_all("TOL011", each=Capability, gathers=_lacks)
def capability_without_tool(lacking: Gathered, handbook: Handbook, options: Options) -> Iterator[Finding]:
    for capability in certain(records_of(Capability, lacking, handbook), handbook, ("capabilities",)):
        advice = f"Write capabilities: [{capability.id}] in the tool that provides it, or set status: retired."
        yield Finding("no tool provides this capability", advice, record=capability)


def _provided(capability: Capability, handbook: Handbook) -> bool:
    links = handbook.book.into[capability.key]
    return any(link.ref.back == "Provided by" and may_count(link.source, handbook, drafts=True) for link in links)
