"""A placeholder that was never filled in.

`TBD` in a runbook is discovered at three in the morning. Write what is known, or say in a sentence what is missing and
who will find out.

Fails:

```yaml
# data/terms/lead.yml
title: Lead
definition: TBD
```

Passes:

```yaml
# data/terms/lead.yml
title: Lead
definition: A person who may buy.
```
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from opsbook.check.glance import sees, sees_in_any_case
from opsbook.check.piece import pieces
from opsbook.check.rule import Finding, Options, rule
from opsbook.diagnostic import Severity
from opsbook.graph import code
from opsbook.graph.handbook import Handbook
from opsbook.model.record import Record

_MARK = r"(?:TODO|FIXME|HACK|XXX|TBD|TBC)"
_ELEMENT = (
    r"(?:dialog|template|input|button|iframe|img|script|style|svg|video|audio|canvas|textarea|select|html|body|div|span"
    r"|table|td|th|tr|ol|ul|li|meta|base|embed|details|output|picture|slot|search|form|object|track|source)"
)
_PLACEHOLDER = re.compile(
    r"\b(?:(?i:an?|the|this|these|any|no|all|of|both|remov(?:e[ds]?|ing)|redundant|outdated|old|stale)\s+)"
    rf"(?:TODO|FIXME)(?:/{_MARK})*s?\b"
    rf"|\b{_MARK}(?:/{_MARK})+\b|[\"'“\u2018]{_MARK}s?[\"'”\u2019]"
    r"|\b(?:TODO|FIXME)s?\s+(?:about|and|are|comments?|files?|in|is|items?|lists?|markers?|notes?|option"
    r"|placeholders?|tags?|was)\b"
    r"|(\b(?:TODO|TBD|TBC|FIXME)\b|(?<![-./:])\bXXX\b(?![-./:]\w|\s*\|)|\b(?i:lorem ipsum)\b"
    r"|\A(?:(?i:yyyy-mm-dd|tbd|tbc|tba|fixme|x{3,9})|todo)\Z"
    r"|\A[\w-]+(?:\|[\w-]+){2,}\Z|\A(?:\?{2,}|\.{3}|…)\Z"
    r"|<(?:insert|fill)\b[^>]*>|(?:(?<=: )|\A)<your\b[^>\n]*>(?=\.?\s*(?:\n|\Z))"
    rf"|\A<(?!{_ELEMENT} (?!name|title|label|id|number|text|type|owner|here)\w+>)[^\W\d]\w+ [^<>=\n]+>\Z"
    r"|\[(?i:insert|fill in) (?i:(?:your|the|an?|name|date|text|title|link|number)\b[^\]\n]*"
    r"|[^\]\n]*\bhere)\](?!\())"
)
"""A sentence that only tells of such marks, as in "clear the TODO list", is passed over, and so is XXX in a pattern
such as XXX-XX. Words between angle brackets may be what a command or the reader of a step fills in, and in a title the
name of an element, so they count where nothing else is said.
"""
_LINK = re.compile(r"\[\[[^\]\n]*\]\]")

_HINTS = (b"todo", b"tbd", b"tbc", b"tba", b"fixme", b"lorem", b"yyyy-mm-dd", b"xxx", b"[insert", b"[fill")
_SIGNS = ("<", "??", "...", "…")
_CHOICE = re.compile(r"\|[\w-]+\|\w")


@rule("DAT018", on=Record, of_items=True, severity=Severity.NOTE)
def todo_left(record: Record, handbook: Handbook, options: Options) -> Iterator[Finding]:
    if not _hinted(handbook.raw(record)):
        return
    known = {broken.route for broken in handbook.book.broken_from(record) if not broken.wiki}
    clear: set[str] = set()
    for route, text in handbook.texts(record):
        if route in known or text in clear:
            continue  # a name that leads nowhere is found as that, and so is one in a link
        if not _PLACEHOLDER.search(text):
            clear.add(text)  # an alias may repeat a long one thousands of times
            continue
        visible = _LINK.sub(lambda link: " " * len(link[0]), code.without_code(text, record.kind.name == "page"))
        for piece in pieces(_PLACEHOLDER, text, visible):
            advice = "Write what is known, or delete the line."
            yield Finding(f"{piece.token} was left in", advice, route, token=piece.token, nth=piece.nth)


def _hinted(raw: str) -> bool:
    return sees(raw, _SIGNS) or sees_in_any_case(raw, _HINTS) or bool(_CHOICE.search(raw))
