"""Private contact details in a record.

Colleagues' home addresses and private numbers have no place in a handbook, however handy in an emergency. Write a work
number, or the role to call.

Fails:

```yaml
# data/people/maya-chen.yml
title: Maya Chen
body: Her private mobile is +44 7700 900123.
```

Passes:

```yaml
# data/people/maya-chen.yml
title: Maya Chen
phone: +44 20 7946 0101
```
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from opsbook.check.glance import sees_in_any_case
from opsbook.check.piece import pieces
from opsbook.check.rule import Finding, Options, rule
from opsbook.diagnostic import Severity
from opsbook.graph.handbook import Handbook
from opsbook.model.record import Record

_WHOSE = r"(?:private|personal|home)"
_WHOSE_ABROAD = (
    r"(?:privat(?:e[nrs]?)? (?:erreichbar|handy|mobil|nummer|telefon|tel)\w*|(?:privat|heim)(?:handy|nummer|telefon)"
    r"|(?:portable|téléphone|numéro|mobile) (?:privé|personnel))"
)
"""What says in German and French that a number is somebody's own."""
_NUMBER = (
    r"(?<![\d.])(?!\d{4}-\d)(?!(?:\d{1,3}\.){3}\d{1,3}(?!\d))(?!(?:19|20)\d\d ?[-/] ?(?:19|20)\d\d\b)"
    r"\+?\d(?:[\d ()/-]|\.(?=\d)){6,}\d"
)
"""A telephone number: no day, no years, no address of a computer, no leaders of a table of contents."""
_HOUSE = (
    r"(?:\b\d+[a-z]?,?\s+(?:[\w'.-]+\s+){1,2}(?:street|road|avenue|lane|boulevard|rd|ave|blvd|(?-i:St|Way|Close|Court"
    r"|Place|Park|Row|Hill|Drive|View|Walk|Square|Terrace|Gardens?|Crescent|Mews|Quay))\b"
    r"|\b\d+[a-z]?,?\s+(?:rue|avenue|calle|via|\w*(?:straße|strasse|weg|gasse|platz|allee))\b"
    r"|\b\w*(?:straße|strasse|str\.|weg|gasse|platz|allee)\s+\d)"
)
_STREET = (
    rf"(?:{_HOUSE}"
    r"|(?-i:\b[A-Z]{1,2}\d[\dA-Z]?\s\d[A-Z]{2}\b|\b\d{4,5}\s+[A-Z][a-zäöü]+\b|\b[A-Z]{2}\s\d{5}\b))"
)
"""A number with a street, or a postcode."""
_HINTS = (
    *(b"privat", b"personal", b"home", b"lives", b"born", b"birth"),
    *(b"heim", b"wohn", b"geboren", b"habite", b"personnel", "privé".encode()),
)
"""Single words: a line break may stand between two."""


@rule("DAT016", on=Record, severity=Severity.ERROR, arguable=True)
def personal_data(record: Record, handbook: Handbook, options: Options) -> Iterator[Finding]:
    if not sees_in_any_case(handbook.raw(record), _HINTS):
        return
    private = _private()
    for route, text in handbook.texts(record):
        for piece in pieces(private, text) if private.search(text) else ():
            advice = "Delete it; write a work number or the role to call."
            message = "this looks like somebody's private details"
            yield Finding(message, advice, route, token=piece.token, nth=piece.nth)


@cache
def _private() -> re.Pattern[str]:
    """What tells of somebody's private details. Few records hint at it, and it takes long to compile."""
    return re.compile(
        rf"\b{_WHOSE}\s+(?:tele)?(?:phone|mobile|cell|number|tel)\b[^\n]{{0,30}}?{_NUMBER}"
        rf"|\b(?:phone|mobile|cell|tel)\b\W{{0,3}}{_WHOSE}\b\W{{1,4}}{_NUMBER}"
        rf"|{_NUMBER} ?[(,]\s?{_WHOSE}\b(?!\s+(?:office|page|data))"
        rf"|\b{_WHOSE}\s+e-?mail\b[^\n]{{0,30}}?[\w.+-]+@[\w-]+\.\w+"
        rf"|\b{_WHOSE}\s+address\b(?:[^\n@]{{0,30}}?{_STREET}|\s?(?::|=|\bis)\s?\d+[a-z]?,?\s+(?-i:[A-Z])\w+)"
        r"|\bat home\b(?!\s+(?:office|page))[^\n\d+(]{0,15}(?:\+\d|\(?0\d|\(?\d{3}\)?[-. ]\d{3}[-.])[\d ()./-]{3,}\d"
        rf"|\bprivate(?:ly)?\s?:\s?{_NUMBER}"
        rf"|\b(?:home|private)\s?:\s?{_STREET}[^\n.]*"
        r"|\b(?:lives at|born on|date of birth)\b[^\n]{0,20}?\d(?:[\w ,/-]|\.(?=\d))*"
        rf"|\b{_WHOSE_ABROAD}\b[^\n\d]{{0,30}}{_NUMBER}"
        r"|\b(?:wohnt in de[rm]|wohnhaft|habite au|geboren am)\b[^\n]{0,30}?\d(?:[\w ,/-]|\.(?=\d))*",
        re.IGNORECASE,
    )
