"""A field whose name does not follow the contract's own convention.

One odd name costs every consumer a look-up and a mistake. The convention is what `naming` says: snake_case (or
underscores), camelCase, PascalCase, kebab-case or UPPER_CASE. Where it names none, it is the style of at least three
fields and more than three quarters of those that show a style. Letters in capitals that it excepts, as in
"snake_case, but ID stays in capitals", may stand in any name. A field of which it says why it is different, as in
"paidAt comes from the till", is in order.

Fails:

```yaml
# data/services/shop.yml
title: Shop
# data/contracts/orders.yml
title: Orders
consumers: [shop]
naming: Fields are snake_case.
schema:
  - {name: order_id, type: string}
  - {name: paidAt, type: timestamp}
```

Passes:

```yaml
# data/services/shop.yml
title: Shop
# data/contracts/orders.yml
title: Orders
consumers: [shop]
naming: Fields are snake_case.
schema:
  - {name: order_id, type: string}
  - {name: paid_at, type: timestamp}
```
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from opsbook.check.addressee import who
from opsbook.check.rule import Finding, Options, rule
from opsbook.check.standing import not_over
from opsbook.graph.handbook import Handbook
from opsbook.kinds.contract.model import Contract

_STYLES = {
    "snake_case": r"[^\WA-Z]+",
    "camelCase": r"_*[^\W_A-Z][^\W_]*",
    "PascalCase": r"[A-Z][^\W_]*",
    "kebab-case": r"[^\W_A-Z]+(?:-[^\W_A-Z]+)*",
    "UPPER_CASE": r"[^\Wa-z]+",
}
_WORDS = {
    "UPPER_CASE": r"(?:upper|screaming|constant)[ _-]?(?:snake[ _-]?)?case|capital(?:s| letters) with underscores",
    "PascalCase": r"pascal[ _-]?case|upper[ _-]?camel[ _-]?case",
    "camelCase": r"(?:lower[ _-]?)?camel[ _-]?case",
    "kebab-case": r"kebab[ _-]?case|(?:hyphens|dashes)",
    "snake_case": r"(?:lower[ _-]?)?snake[ _-]?case|underscores",
}
_EXCEPTS = re.compile(r"\b(?:but|except|apart from|other than|keeps?|stays?)\b", re.IGNORECASE)
_CAPITALS = re.compile(r"\b([A-Z]{2,})s?\b")
_REFUSED = re.compile(r"\b(?:not?|never|without|instead of|rather than|avoid)\W+(?:\w+\W+)?$", re.IGNORECASE)


@rule("CON003", on=Contract, of_items=True)
def name_off_convention(contract: Contract, handbook: Handbook, options: Options) -> Iterator[Finding]:
    if "naming" in contract.damaged or not not_over(contract, handbook):
        return
    styles = _stated(contract.naming or "") or _usual([field.name for field in contract.fields_])
    excepted = _excepted(contract.naming or "")
    for index, field in enumerate(contract.fields_):
        if _is_told(field.name, contract.naming or ""):
            continue
        name = excepted.sub("", field.name) if excepted else field.name
        if styles and name and not any(_fits(name, style) for style in styles):
            wanted = " or ".join(styles)
            advice = (
                f"{who(contract, handbook)} announces a new name, or says in naming: why {field.name} is different."
            )
            yield Finding(f"{field.name} is not {wanted}", advice, ("schema", index, "name"))


def _stated(naming: str) -> list[str]:
    """The styles that a text names, those left out that it names in order to refuse them."""
    found = []
    for style, words in _WORDS.items():
        before = [naming[: match.start()] for match in re.finditer(words, naming, re.IGNORECASE)]
        if any(not _REFUSED.search(text) for text in before):
            found.append(style)
        naming = re.sub(words, " ", naming, flags=re.IGNORECASE)
    return found


def _excepted(naming: str) -> re.Pattern[str] | None:
    """What finds the abbreviations in names that a text lets stand in capitals."""
    found = set(_CAPITALS.findall(naming)) if _EXCEPTS.search(naming) else ()
    return re.compile("|".join(sorted(found, key=len, reverse=True))) if found else None


def _is_told(name: str, naming: str) -> bool:
    """Whether a text speaks of a field, and not in order to refuse its name.

    A name that may be a plain word must stand beside a word such as "except".
    """
    if re.fullmatch(r"[A-Z]?[a-z]+", name) and not _EXCEPTS.search(naming):
        return False
    found = re.finditer(rf"(?<![\w.-]){re.escape(name)}(?![\w-])", naming)
    return any(not _REFUSED.search(naming[: match.start()]) for match in found)


def _usual(names: list[str]) -> list[str]:
    """The style of most names. A single lower-case word shows none."""
    shown = Counter(
        next((style for style in _STYLES if _fits(name, style)), "")
        for name in names
        if not re.fullmatch(r"[a-z0-9]+", name)
    )
    style, count = shown.most_common(1)[0] if shown else ("", 0)
    return [style] if style and count >= 3 and count > 0.75 * shown.total() else []


def _fits(name: str, style: str) -> bool:
    parts = (part.removesuffix("[]") for part in name.split("."))
    return all(re.fullmatch(_STYLES[style], part) for part in parts)
