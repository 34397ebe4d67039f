"""A page for each rule, made of its own documentation."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import partial

from opsbook.check.documentation import ExampleFile, documentation
from opsbook.check.rule import Rule
from opsbook.check.setting import FIRM, SETTINGS, allowance_line, setting_lines
from opsbook.diagnostic import Diagnostic
from opsbook.emit import prose
from opsbook.emit.artifact import Artifact, Late, Page
from opsbook.emit.fingerprint import text_print
from opsbook.emit.site import Site
from opsbook.emit.target import Target
from opsbook.graph.book import Book
from opsbook.model.kind import Kind
from opsbook.model.record import Record
from opsbook.settings import Applied, RuleSettings, Settings

MOST_FOUND = 100
_FEW = 4


@dataclass(frozen=True, slots=True)
class Option:
    """A setting of a rule."""

    name: str
    default: object
    about: str


@dataclass(frozen=True, slots=True)
class Found:
    """What a rule says now, of which record."""

    target: Target | None
    path: str
    message: str


def emit(site: Site) -> Iterator[Artifact]:
    """``rules/<code>/``."""
    found: dict[str, list[Diagnostic]] = {}
    for one in site.diagnostics:
        found.setdefault(one.code, []).append(one)
    silenced = Counter(one.code for one in site.views.silenced)
    for rule in site.rules:
        here, beside = found.get(rule.code, []), silenced[rule.code]
        url = f"rules/{rule.code.lower()}/"
        yield Late.page(url, text_print(beside, *here), partial(_page, site, rule, here, beside, url))


def severity_here(rule: Rule, settings: Settings) -> str:
    """The severity that a rule has in a handbook, or off."""
    return settings.rule(rule.code, rule.fault.slug).severity or rule.fault.severity.value


def labels(kinds: Iterable[Kind]) -> str:
    """Kinds in the plural, as the beginning of a sentence."""
    text = ", ".join(kind.labels.lower() for kind in kinds)
    return text[:1].upper() + text[1:]


def _page(site: Site, rule: Rule, found: list[Diagnostic], silenced: int, url: str) -> Page:
    told = documentation(rule.documentation)
    here = site.handbook.settings.rule(rule.code, rule.fault.slug)
    options = [Option(name, value, told.options.get(name, "")) for name, value in rule.options.items()]
    return site.page(
        "rule.html.jinja",
        url,
        f"{rule.code}: {rule.fault.slug.replace('-', ' ')}",
        told.summary,
        code=rule.code,
        slug=rule.fault.slug,
        severity=severity_here(rule, site.handbook.settings),
        turned_off=list(_turned_off(here, site.handbook.settings.audience != "public")),
        silenced=silenced,
        firm=FIRM if rule.fault.firm else "",
        setting="\n".join(setting_lines(rule, site.handbook.kinds)),
        settings=SETTINGS,
        allowance=allowance_line(rule),
        summary=told.summary,
        applies=_applies(site, rule),
        text=prose.block(told.text, lambda *_: None) if told.text else "",
        fails=_examples(told.fails),
        passes=_examples(told.passes),
        options=options,
        found=_found_now(site, found),
    )


def _turned_off(here: RuleSettings, says_why: bool) -> Iterator[str]:
    """For what a rule is turned off in a handbook, and why, but for the public: reasons name people."""
    single = [(f"for records of kind {kind}", said) for kind, said in here.kinds.items()]
    single += [(f"for {pattern}", said) for pattern, said in here.paths.items()]
    for where, said in [("", here), *single]:
        severity, reason = (said.severity, said.reason) if isinstance(said, Applied) else (said, None)
        if severity == "off":
            yield " ".join(filter(None, ["turned off here", where])) + (
                f": {reason.rstrip('.')}" if reason and says_why else ""
            )


def _applies(site: Site, rule: Rule) -> str | None:
    """What the rule looks at, in words: single kinds by name where they are few, else the trait."""
    on = rule.looks_at
    if on is None or on is Book:
        return None
    if on is Record:
        return "Every record"
    kinds = [model.kind for model in site.handbook.kinds.values() if issubclass(model, on)]
    trait = re.sub(r"(?<=[a-z])(?=[A-Z])", " ", on.__name__).lower()
    return labels(kinds) if len(kinds) <= _FEW else f"Every record that is {trait}"


def _examples(files: list[ExampleFile]) -> list[ExampleFile]:
    """The files of an example, each by itself; many of them in one piece."""
    if len(files) <= _FEW:
        return files
    together = "\n".join(f"# {file.heading}\n{file.yaml}" for file in files)
    return [ExampleFile(f"{len(files)} files", together)]


def _found_now(site: Site, found: list[Diagnostic]) -> list[Found]:
    """The findings with their records, so many that the page stays short."""
    records = site.handbook.book.records
    shown = [(records.get(one.record or ""), one) for one in found[:MOST_FOUND]]
    more = [Found(None, "…", f"and {len(found) - MOST_FOUND} more")] if len(found) > MOST_FOUND else []
    return [Found(site.views.target(r) if r else None, one.path, one.message) for r, one in shown] + more
