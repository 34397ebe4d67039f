"""A page for each rule, made of its own documentation."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import partial

from opsbook.check.documentation import ExampleFile, documentation
from opsbook.check.rule import Rule
from opsbook.diagnostic import Diagnostic
from opsbook.emit import prose
from opsbook.emit.artifact import Artifact, Late, Page
from opsbook.emit.fingerprint import text_print
from opsbook.emit.site import Site
from opsbook.emit.target import Target
from opsbook.graph.book import Book
from opsbook.model.kind import Kind
from opsbook.model.record import Record

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
    for rule in site.rules:
        here = found.get(rule.code, [])
        url = f"rules/{rule.code.lower()}/"
        yield Late.page(url, text_print(*here), partial(_page, site, rule, here, url))


def labels(kinds: Iterable[Kind]) -> str:
    """Kinds in the plural, as the beginning of a sentence."""
    text = ", ".join(kind.labels.lower() for kind in kinds)
    return text[:1].upper() + text[1:]


def _page(site: Site, rule: Rule, found: list[Diagnostic], url: str) -> Page:
    told = documentation(rule.documentation)
    options = [Option(name, value, told.options.get(name, "")) for name, value in rule.options.items()]
    return site.page(
        "rule.html.jinja",
        url,
        f"{rule.code}: {rule.fault.slug.replace('-', ' ')}",
        told.summary,
        code=rule.code,
        slug=rule.fault.slug,
        severity=rule.fault.severity.value,
        summary=told.summary,
        applies=_applies(site, rule),
        text=prose.block(told.text, lambda *_: None) if told.text else "",
        fails=_examples(told.fails),
        passes=_examples(told.passes),
        options=options,
        found=_found_now(site, found),
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
