"""A value that is lost, because it begins with a # and stands without quotes.

What follows a space and a # is a remark to YAML. The channel or the number that somebody wrote there reaches no page,
and the field is empty. Quotes make a value of it; a space after the # shows that a remark is meant.

Fails:

```yaml
# data/people/maya-chen.yml
title: Maya Chen
chat: #maya
```

Passes:

```yaml
# data/people/maya-chen.yml
title: Maya Chen
chat: "#maya"
deputy: # nobody yet
```
"""

from opsbook import faults
from opsbook.check.rule import found_by_machine

rule = found_by_machine(faults.VALUE_IN_COMMENT, __name__)
