"""An address that a browser should not follow.

Links may lead to https, http, mailto and tel. Anything else, such as `javascript:` or an address without a scheme, runs
code or leads to another place on every page.

Fails:

```yaml
# data/terms/tag.yml
title: Tag
links:
  - label: More
    url: javascript:alert(1)
```

Passes:

```yaml
# data/terms/tag.yml
title: Tag
links:
  - label: More
    url: https://example.com/tag
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
from opsbook.model.text import ProseMark, UrlMark

_SAFE = re.compile(r"(https?://[^\s/\\]|mailto:\S|tel:\S)", re.IGNORECASE)
_IN_PROSE = re.compile(r"\]\(\s*<?\s*((?:javascript|vbscript|data|file)\s*:[^)\s]*)", re.IGNORECASE)

_HINTS = ("](", "\\")
"""Without either, no value has a link: only a backslash writes a character as something else."""


@rule("DAT014", on=Record, severity=Severity.ERROR)
def unsafe_url(record: Record, handbook: Handbook, options: Options) -> Iterator[Finding]:
    advice = "Write the whole address, beginning with https:// (or mailto: or tel:)."
    for route, url, _ in marked(record, UrlMark):
        if isinstance(url, str) and not _SAFE.match(url):
            yield Finding("this address is not one that a link may lead to", advice, route)
    for route, text, _ in marked(record, ProseMark) if sees(handbook.raw(record), _HINTS) else ():
        if not isinstance(text, str) or not _IN_PROSE.search(text):
            continue
        for piece in pieces(_IN_PROSE, text, code.without_code(text, record.kind.name == "page")):
            message = "this address is not one that a link may lead to"
            yield Finding(message, advice, route, token=piece.token, nth=piece.nth)
