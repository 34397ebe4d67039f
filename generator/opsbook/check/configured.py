"""Names in the configuration that must mean something: rules, their options, kinds of record and fields of these."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from difflib import get_close_matches

from opsbook.check.rule import Rule
from opsbook.diagnostic import Route, UsageError
from opsbook.model.duration import Duration
from opsbook.model.library import KindSet
from opsbook.read.document import Document
from opsbook.settings import RuleSettings, Settings

_Fault = tuple[Route, str]


def refuse_unknown(
    settings: Settings, document: Document | None, path: str, rules: Iterable[Rule], kinds: KindSet
) -> None:
    """UsageError with everything in the settings that names no rule, option, kind or field, each with its place."""
    faults = [*_of_rules(settings, list(rules), list(kinds)), *_of_kinds(settings, kinds)]
    if document:
        placed = sorted((document.key_span(route), message) for route, message in faults)
        lines = [f"{path}:{span.line}:{span.column}: {message}" for span, message in placed]
    else:
        lines = [f"{path}: {message}" for _, message in faults]
    if lines:
        raise UsageError("\n".join(lines))


def _of_rules(settings: Settings, rules: list[Rule], kinds: list[str]) -> Iterator[_Fault]:
    named = {name: rule for rule in rules for name in (rule.code, rule.fault.slug)}
    for name, said in settings.rules.items():
        rule = named.get(name)
        if name in {one.family for one in rules}:
            yield ("rules", name), f"{name} is a family of rules. Name each of them, such as {name}001."
        elif rule is None:
            yield ("rules", name), f"there is no rule {name}. {_meant(name, named, 'opsbook explain lists them.')}"
        elif isinstance(said, RuleSettings):
            for kind in said.kinds:
                if kind not in kinds:
                    yield ("rules", name, "kinds", kind), _no_kind(kind, kinds)
            for option, value in said.options.items():
                if fault := _of_option(rule, option, value):
                    yield ("rules", name, "options", option), fault


def _of_option(rule: Rule, option: str, value: object) -> str | None:
    if option not in rule.options:
        known = f"Its options are: {', '.join(rule.options)}." if rule.options else "It has none."
        return f"{rule.code} has no option {option}. {_meant(option, rule.options, known)}"
    usual = rule.options[option]
    if isinstance(usual, str):
        try:
            Duration.parse(str(value))
        except ValueError:
            return f'{option} of {rule.code} is "{value}"; it must be a length of time, such as {usual}.'
    elif not isinstance(value, int | float) or isinstance(value, bool):
        return f'{option} of {rule.code} is "{value}"; it must be a number, such as {usual}.'
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
