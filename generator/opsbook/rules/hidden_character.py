r"""A character that nobody sees and that changes what a text seems to say.

Some characters have no width, or turn the order of the letters after them around. They arrive with text that was copied
from elsewhere, and now and then on purpose: what a reader sees is then not what a search finds, or what a command does
when it is copied. Marks that right-to-left languages and joined emoji need are left alone. On the
pages such a character is shown by its number, as in `[U+202E]`.

Fails:

```yaml
# data/terms/consent.yml
title: Consent
definition: "A recorded \u202eyes."
```

Passes:

```yaml
# data/terms/consent.yml
title: Consent
definition: A recorded yes.
```
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from opsbook.check.rule import Finding, Options, rule
from opsbook.graph.handbook import Handbook
from opsbook.graph.hidden import HIDDEN
from opsbook.model.record import Record

_ESCAPED = re.compile(r"\\[uUxN]")


@rule("DAT019", on=Record)
def hidden_character(record: Record, handbook: Handbook, options: Options) -> Iterator[Finding]:
    for route, text in handbook.texts(record) if _suspicious(handbook.raw(record)) else ():
        if match := HIDDEN.search(text):
            advice = "Delete it: type the words around it anew, without copying them."
            yield Finding(f"there is a hidden character here (U+{ord(match[0][0]):04X})", advice, route, token=match[0])


def _suspicious(raw: str) -> bool:
    """Whether a value may hold one. That a text is all ASCII, as most are, is known without a look at each letter."""
    return (not raw.isascii() and bool(HIDDEN.search(raw))) or ("\\" in raw and bool(_ESCAPED.search(raw)))
