"""`opsbook explain`: a rule or a kind, on the terminal."""

from __future__ import annotations

from collections.abc import Iterator
from textwrap import wrap

import click

from opsbook import kinds, rules
from opsbook.check.documentation import documentation
from opsbook.check.rule import Rule, rules_in
from opsbook.check.setting import FIRM, SETTINGS, allowance_line, setting_lines
from opsbook.diagnostic import UsageError
from opsbook.model.description import descriptions
from opsbook.model.library import KindSet
from opsbook.model.record import Record
from opsbook.model.scaffold import example


@click.command("explain")
@click.argument("name", required=False)
def command(name: str | None) -> None:
    """Explain a rule (by code or slug) or a kind of record. Without a name, list both."""
    known_rules, known_kinds = rules_in(rules, kinds), KindSet.of(kinds)
    if name is None:
        lines = _everything(known_rules, known_kinds)
    elif rule := next((rule for rule in known_rules if name.lower() in (rule.code.lower(), rule.fault.slug)), None):
        lines = _rule(rule, known_kinds)
    elif model := known_kinds.get(name) or known_kinds.by_plural(name):
        lines = _kind(model)
    else:
        raise UsageError(f"there is no rule or kind {name}; opsbook explain lists them")
    click.echo("\n".join(lines))


def _everything(known_rules: list[Rule], known_kinds: KindSet) -> Iterator[str]:
    yield "Kinds of record:"
    yield from (f"  {name:<14} {model.kind.about}" for name, model in known_kinds.items())
    yield ""
    yield "Rules:"
    yield from (f"  {rule.code}  {rule.fault.slug:<28} {rule.summary}" for rule in known_rules)


def _rule(rule: Rule, known_kinds: KindSet) -> Iterator[str]:
    yield f"{rule.code} {rule.fault.slug} ({rule.fault.severity})"
    yield ""
    yield rule.documentation
    if rule.options:
        meanings = documentation(rule.documentation).options
        yield ""
        yield "Options:"
        yield from (
            f"  {name} (default {value}){f': {meanings[name]}' if name in meanings else ''}"
            for name, value in rule.options.items()
        )
    yield ""
    if lines := setting_lines(rule, known_kinds):
        yield from wrap(f"How to set it. {SETTINGS}", 100)
        yield ""
        yield from (f"  {line}" for line in lines)
        yield ""
        yield "To allow one finding for a while, at the end of its line or in the first line of its file:"
        yield ""
        yield f"  {allowance_line(rule)}"
    else:
        yield FIRM


def _kind(model: type[Record]) -> Iterator[str]:
    kind = model.kind
    yield f"{kind.label}: {kind.about}"
    yield f"Files: data/{kind.plural}/<id>.yml" if kind.name != "page" else "Files: the pages' folder, as front matter"
    yield ""
    yield "Fields:"
    described = descriptions(model)
    for name, field in model.model_fields.items():
        mandatory = " (mandatory)" if field.is_required() else ""
        yield f"  {field.alias or name}{mandatory}: {described.get(name)}"
    if text := example(model):
        yield ""
        yield "Example:"
        yield from (f"  {line}" for line in text.splitlines())
