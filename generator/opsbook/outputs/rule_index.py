"""What is checked: the rules by family, with how often each speaks now."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import partial

from opsbook.check.rule import Rule
from opsbook.emit.artifact import Artifact, Late, Page
from opsbook.emit.fingerprint import text_print
from opsbook.emit.site import Site
from opsbook.model.kind import Kind
from opsbook.outputs.rule_pages import labels, severity_here

FAMILIES = {
    "DAT": "The files themselves",
    "REF": "References between records",
    "OWN": "Ownership",
    "REV": "Reviews",
    "ALW": "Allowances",
}
"""Headings of the families that belong to no kind; the others are headed by their kinds."""


@dataclass(frozen=True, slots=True)
class RuleLine:
    """A rule in the index, and how often it speaks now."""

    code: str
    slug: str
    severity: str
    summary: str
    count: int


@dataclass(frozen=True, slots=True)
class Family:
    """The rules that share the letters of their code."""

    title: str
    rules: list[RuleLine]


def emit(site: Site) -> Iterator[Artifact]:
    """``rules/``."""
    found = Counter(one.code for one in site.diagnostics)
    yield Late.overview("rules/", text_print(sorted(found.items())), partial(_page, site, found))


def _page(site: Site, found: Counter[str]) -> Page:
    about = "The rules that every record is checked against before the handbook is published."
    return site.page("rules.html.jinja", "rules/", "What is checked", about, families=_families(site, found))


def _families(site: Site, found: Counter[str]) -> list[Family]:
    """The families that belong to no kind first, then those of kinds in the order of the kinds."""
    families: dict[str, list[Rule]] = {}
    for rule in site.rules:
        families.setdefault(rule.family, []).append(rule)
    kinds = {name: _kinds(site, rules) for name, rules in families.items() if name not in FAMILIES}
    order = list(site.handbook.kinds)
    by_kind = sorted(kinds, key=lambda name: (order.index(kinds[name][0].name) if kinds[name] else len(order), name))
    settings = site.handbook.settings
    return [
        Family(
            FAMILIES.get(name) or labels(kinds[name]) or name,
            [_line(rule, severity_here(rule, settings), found) for rule in families[name]],
        )
        for name in (*FAMILIES, *by_kind)
        if name in families
    ]


def _line(rule: Rule, severity: str, found: Counter[str]) -> RuleLine:
    return RuleLine(rule.code, rule.fault.slug, severity, rule.summary, found[rule.code])


def _kinds(site: Site, rules: Iterable[Rule]) -> list[Kind]:
    """The kinds that some rules name, or in whose folders they stand, in the order of the kinds."""
    rules = list(rules)
    named = {rule.looks_at for rule in rules}
    folders = {rule.check.__module__.partition(".rules.")[0] for rule in rules if rule.check}
    models = site.handbook.kinds.values()
    return [one.kind for one in models if one in named or one.__module__.removesuffix(".model") in folders]
