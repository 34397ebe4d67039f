"""Names in the configuration that must mean something: rules, their options, kinds of record and fields of these."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from difflib import get_close_matches
from math import isfinite

from opsbook.check.rule import Rule
from opsbook.diagnostic import Route, Severity, Span, UsageError
from opsbook.graph.book import Book
from opsbook.model.duration import Duration
from opsbook.model.library import KindSet
from opsbook.read.document import Document
from opsbook.settings import Applied, RuleSettings, Settings

_Fault = tuple[Route, str]


def refuse_unknown(
    settings: Settings, document: Document | None, path: str, rules: Iterable[Rule], kinds: KindSet
) -> None:
    """UsageError with everything in the settings that names no rule, option, kind or field, or that says what cannot be
    said of it, each with its place.
    """
    faults = [*_of_rules(settings, list(rules), list(kinds)), *_of_kinds(settings, kinds)]
    if document:
        placed = sorted((_place(document, route), message) for route, message in faults)
        lines = [f"{path}:{span.line}:{span.column}: {message}" for span, message in placed]
    else:
        lines = [f"{path}: {message}" for _, message in faults]
    if lines:
        raise UsageError("\n".join(lines))


def _place(document: Document, route: Route) -> Span:
    """Where a key stands; an option may stand beside the other settings of its rule."""
    beside = route[-2:-1] == ("options",) and not document.follow(route)[0]
    return document.key_span((*route[:-2], route[-1]) if beside else route)


def _of_rules(settings: Settings, rules: list[Rule], kinds: list[str]) -> Iterator[_Fault]:
    named = {name: rule for rule in rules for name in (rule.code, rule.fault.slug)}
    said_of: dict[str, str] = {}
    for name, said in settings.rules.items():
        rule = named.get(name)
        if name in {one.family for one in rules}:
            yield ("rules", name), f"{name} is a family of rules. Name each of them, such as {name}001."
        elif rule is None:
            yield ("rules", name), f"there is no rule {name}. {_meant(name, named, 'opsbook explain lists them.')}"
        elif rule.code in said_of:
            before = said_of[rule.code]
            yield (
                ("rules", name),
                f"{name} is the rule {before}, which is set already. Put both together under {before}.",
            )
        else:
            said_of[rule.code] = name
            yield from _of_rule(rule, ("rules", name), said, kinds)


def _of_rule(rule: Rule, route: Route, said: str | RuleSettings, kinds: list[str]) -> Iterator[_Fault]:
    """What cannot be said of a rule, as a whole and for single kinds and paths."""
    yield from _of_applied(rule, route, said)
    if not isinstance(said, RuleSettings):
        return
    for kind in said.kinds:
        if kind not in kinds:
            yield (*route, "kinds", kind), _no_kind(kind, kinds)
    for word, single in (("kinds", said.kinds), ("paths", said.paths)):
        for name, one in single.items():
            there = (*route, word, name)
            yield from _of_applied(rule, there, one)
            if isinstance(one, Applied) and one.options and rule.on is Book:
                yield there, f"{rule.code} counts over the whole handbook; its options cannot differ by kind or path."
    if said.announced and rule.fault.firm:
        yield (*route, "announced"), _firm(rule)


def _of_applied(rule: Rule, route: Route, said: str | Applied) -> Iterator[_Fault]:
    severity = said.severity if isinstance(said, Applied) else said
    if rule.fault.firm and severity not in (None, Severity.ERROR.value):
        yield (*route, "severity") if isinstance(said, Applied) else route, _firm(rule)
    for option, value in said.options.items() if isinstance(said, Applied) else ():
        if fault := _of_option(rule, option, value):
            yield (*route, "options", option), fault


def _firm(rule: Rule) -> str:
    return (
        f"{rule.fault.slug} is an error: what the files say cannot be trusted. It cannot be turned off or made milder. "
        "Delete this setting, and mend what is found."
    )


def _of_option(rule: Rule, option: str, value: object) -> str | None:
    if option not in rule.options:
        known = f"Its options are: {', '.join(rule.options)}." if rule.options else "It has none."
        return (
            f"{rule.code} has no option {option}. {_meant(option, (*rule.options, *RuleSettings.model_fields), known)}"
        )
    usual = rule.options[option]
    if isinstance(usual, str):
        try:
            Duration.parse(str(value))
        except ValueError:
            return f'{option} of {rule.code} is "{value}"; it must be a length of time, such as {usual}.'
    elif not isinstance(value, int | float) or isinstance(value, bool) or not isfinite(value):
        return f'{option} of {rule.code} is "{value}"; it must be a number, such as {usual}.'
    elif isinstance(usual, int) and (value < 1 or value != int(value)):
        return f"{option} of {rule.code} is {value}; it must be a whole number of 1 or more, such as {usual}."
    elif isinstance(usual, float) and not 0 <= value <= 1:
        return f"{option} of {rule.code} is {value}; it must be a share from 0 to 1, such as {usual}."
    return None


def _of_kinds(settings: Settings, kinds: KindSet) -> Iterator[_Fault]:
    for kind in settings.review_every:
        if kind not in kinds and kind != "default":
            yield ("review_every", kind), _no_kind(kind, [*kinds, "default"])
    for name in settings.audience_fields:
        kind, _, field = name.partition(".")
        fields = [info.alias or one for one, info in kinds[kind].model_fields.items()] if kind in kinds else []
        if kind not in kinds:
            yield ("audience_fields", name), _no_kind(kind, list(kinds))
        elif field not in fields:
            known = f"Write it as kind.field, such as {kind}.{fields[-1]}."
            yield ("audience_fields", name), f"a {kind} has no field {field}. {_meant(field, fields, known)}"


def _no_kind(name: str, kinds: list[str]) -> str:
    otherwise = f"Kinds are: {', '.join(kinds)}."
    return f"there is no kind {name}. {_meant(name, kinds, otherwise)}"


def _meant(name: str, known: Iterable[str], otherwise: str) -> str:
    """Which of the known names was probably meant, else what to say instead."""
    alike = {one.lower(): one for one in known}
    near = get_close_matches(name.lower().replace("_", "-"), alike, n=1) or get_close_matches(name.lower(), alike, n=1)
    return f"Did you mean {alike[near[0]]}?" if near else otherwise
