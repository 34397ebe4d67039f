"""HTML in a text that a browser would run or load.

Texts are Markdown and are shown as text, so the tag would appear on the page as it stands. Somebody meant it to do
something, and it never will; in code quotes it is fine.

Fails:

```yaml
# data/terms/tag.yml
title: Tag
definition: Paste <script src=tag.js></script> into the page.
```

Passes:

```yaml
# data/terms/tag.yml
title: Tag
definition: Paste `<script src=tag.js></script>` into the page.
```
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from opsbook.check.glance import sees
from opsbook.check.piece import pieces
from opsbook.check.rule import Finding, Options, rule
from opsbook.diagnostic import Severity
from opsbook.graph import code
from opsbook.graph.handbook import Handbook
from opsbook.model.record import Record
from opsbook.model.shape import marked
from opsbook.model.text import ProseMark

_TAGS = "script|iframe|object|embed|applet|style|link|meta|base|form|svg|math|template|frameset"
_END = r"(?=[\s/>]|\Z)"
"""Where a tag's name ends for a browser: <base-type>, <math.h> and <object:command> are no elements."""
_ACTIVE = re.compile(
    rf"<(?:{_TAGS}){_END}[^>]{{0,200}}>?|<\w+\b[^>]{{0,200}}\son[a-z]{{3,20}}\s*=",
    re.IGNORECASE,
)
_CLOSING = re.compile(rf"</(?:{_TAGS}){_END}[^>]{{0,200}}>?", re.IGNORECASE)
"""An end without a beginning. One that closes what was found already is no second fault."""


_HINTS = ("<", "\\")
"""Without either, no value has a tag: only a backslash writes a character as something else."""


@rule("DAT013", on=Record, severity=Severity.ERROR, arguable=True)
def unsafe_html(record: Record, handbook: Handbook, options: Options) -> Iterator[Finding]:
    for route, text, _ in marked(record, ProseMark) if sees(handbook.raw(record), _HINTS) else ():
        if not isinstance(text, str) or "<" not in text or not (_ACTIVE.search(text) or _CLOSING.search(text)):
            continue
        visible = code.without_code(text, record.kind.name == "page")
        found = list(pieces(_ACTIVE, text, visible))
        for piece in found or list(pieces(_CLOSING, text, visible))[:1]:
            advice = "Delete the tag, or put it in code quotes (`…`) if readers should see it."
            yield Finding("this HTML is not allowed in a text", advice, route, token=piece.token, nth=piece.nth)
