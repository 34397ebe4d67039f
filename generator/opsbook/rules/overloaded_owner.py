"""One person who answers for too much.

A name on forty records is a name on none. The count takes in what comes down to the person alone, directly or through a
role that nobody shares. Option `limit`: how many are too many.

Fails:

```yaml
# data/people/maya-chen.yml
title: Maya Chen
# data/terms/t0.yml
title: T0
# data/policies/p0.yml
title: Policy 0
owner: maya-chen
# data/policies/p1.yml
title: Policy 1
owner: maya-chen
# data/policies/p2.yml
title: Policy 2
owner: maya-chen
# data/policies/p3.yml
title: Policy 3
owner: maya-chen
# data/policies/p4.yml
title: Policy 4
owner: maya-chen
# data/policies/p5.yml
title: Policy 5
owner: maya-chen
# data/policies/p6.yml
title: Policy 6
owner: maya-chen
# data/policies/p7.yml
title: Policy 7
owner: maya-chen
# data/policies/p8.yml
title: Policy 8
owner: maya-chen
# data/policies/p9.yml
title: Policy 9
owner: maya-chen
# data/policies/p10.yml
title: Policy 10
owner: maya-chen
# data/policies/p11.yml
title: Policy 11
owner: maya-chen
# data/policies/p12.yml
title: Policy 12
owner: maya-chen
# data/policies/p13.yml
title: Policy 13
owner: maya-chen
# data/policies/p14.yml
title: Policy 14
owner: maya-chen
# data/policies/p15.yml
title: Policy 15
owner: maya-chen
# data/policies/p16.yml
title: Policy 16
owner: maya-chen
# data/policies/p17.yml
title: Policy 17
owner: maya-chen
# data/policies/p18.yml
title: Policy 18
owner: maya-chen
# data/policies/p19.yml
title: Policy 19
owner: maya-chen
# data/policies/p20.yml
title: Policy 20
owner: maya-chen
# data/policies/p21.yml
title: Policy 21
owner: maya-chen
# data/policies/p22.yml
title: Policy 22
owner: maya-chen
# data/policies/p23.yml
title: Policy 23
owner: maya-chen
# data/policies/p24.yml
title: Policy 24
owner: maya-chen
# data/policies/p25.yml
title: Policy 25
owner: maya-chen
# data/policies/p26.yml
title: Policy 26
owner: maya-chen
# data/policies/p27.yml
title: Policy 27
owner: maya-chen
# data/policies/p28.yml
title: Policy 28
owner: maya-chen
# data/policies/p29.yml
title: Policy 29
owner: maya-chen
# data/policies/p30.yml
title: Policy 30
owner: maya-chen
```

Passes:

```yaml
# data/people/maya-chen.yml
title: Maya Chen
# data/policies/consent.yml
title: Consent
owner: maya-chen
```
"""

from __future__ import annotations

from collections.abc import Iterator

from opsbook.check.addressee import some_of
from opsbook.check.alone import answers_alone, by_person
from opsbook.check.rule import Finding, Gathered, Options, rule_of_all
from opsbook.graph.handbook import Handbook
from opsbook.model.traits import Owned


@rule_of_all("OWN007", each=Owned, gathers=answers_alone, limit=30)
def overloaded_owner(alone: Gathered, handbook: Handbook, options: Options) -> Iterator[Finding]:
    for person, ids in by_person(alone, handbook):
        if len(ids) > options["limit"]:
            message = f"{person.id} answers for {len(ids)} records alone; {options['limit']} are a full load"
            advice = f"Write another owner:, or a team, in some of them: {some_of(ids)}."
            yield Finding(message, advice, record=person)
