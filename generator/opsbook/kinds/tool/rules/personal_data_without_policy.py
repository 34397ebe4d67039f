"""A tool with personal data to which no policy applies.

Whoever works in it has no rule to follow and nobody to ask. A policy in force must name the tool under `applies_to`.
A data class is about people when it says personal, PII, sensitive or special category; pseudonymous data is not
counted.

Fails:

```yaml
# data/tools/mailwright.yml
title: Mailwright
sso: true
data_classes: [personal]
```

Passes:

```yaml
# data/tools/mailwright.yml
title: Mailwright
sso: true
data_classes: [personal]
# data/policies/consent.yml
title: Consent
applies_to: [mailwright]
```
"""

from __future__ import annotations

from collections.abc import Iterator

from opsbook.check.absence import certain, records_of
from opsbook.check.rule import Finding, Gathered, Options, rule_of_all
from opsbook.check.standing import in_force, may_count
from opsbook.graph.handbook import Handbook
from opsbook.kinds.tool.model import Tool


def _lacks(tool: Tool, handbook: Handbook) -> bool:
    return bool(tool.personal_data) and in_force(tool, handbook) and not _governed(tool, handbook)


@rule_of_all("TOL009", each=Tool, gathers=_lacks)
def personal_data_without_policy(lacking: Gathered, handbook: Handbook, options: Options) -> Iterator[Finding]:
    for tool in certain(records_of(Tool, lacking, handbook), handbook, ("applies_to",)):
        message = "this tool holds personal data and no policy applies to it"
        advice = f"Write applies_to: [{tool.id}] in the policy that covers its data, or write that policy."
        yield Finding(message, advice, tool.personal_data or (), tool)


def _governed(tool: Tool, handbook: Handbook) -> bool:
    links = handbook.book.into[tool.key]
    return any(link.ref.back == "Governed by" and may_count(link.source, handbook) for link in links)
