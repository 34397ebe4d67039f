"""How a rule can be set in mkdocs.yml: the lines to write, and what none of them can do."""

from __future__ import annotations

from collections.abc import Iterator

from opsbook.check.rule import Rule
from opsbook.diagnostic import Severity
from opsbook.graph.book import Book
from opsbook.model.library import KindSet
from opsbook.model.record import Record

FIRM = "It is an error: what the files say cannot be trusted. It cannot be turned off, made milder or allowed; mend it."
SETTINGS = (
    "Under plugins: - opsbook: in mkdocs.yml, each line as it is wanted. The first of the paths that fits goes before "
    "the kind, and that before the rest."
)


def setting_lines(rule: Rule, kinds: KindSet) -> list[str]:
    """The lines of mkdocs.yml for a rule, each as an example; none for an error that nothing can change."""
    if rule.fault.firm:
        return []
    return ["rules:", f"  {rule.fault.slug}:", *(f"    {line}" for line in _settings(rule, _a_kind(rule, kinds)))]


def allowance_line(rule: Rule) -> str:
    """The comment that allows a finding of a rule; empty where none can."""
    return "" if rule.fault.firm else f"# opsbook: allow {rule.fault.slug} until 2027-01-31: the reason"


def _settings(rule: Rule, kind: type[Record] | None) -> Iterator[str]:
    milder = "note" if rule.fault.severity is not Severity.NOTE else "warning"
    option = next((f"{{{name}: {value}}}" for name, value in rule.options.items() if rule.on is not Book), None)
    yield f"severity: {milder}  # off, note, warning or error"
    yield "reason: why it is so here  # what is turned off needs one"
    yield from (f"{name}: {value}" for name, value in rule.options.items())
    if kind:
        yield f"kinds: {{{kind.kind.name}: {option or 'error'}}}  # for one kind of record"
    yield f"paths: {{data/*/old-*: {option or '{severity: off, reason: older than the rule}'}}}  # for some files"
    yield "announced: 2027-01-31  # only a note before that day"


def _a_kind(rule: Rule, kinds: KindSet) -> type[Record] | None:
    """A kind to show the setting for, where a rule looks at several."""
    on = rule.on
    if on is Book or (on is not None and on in kinds.values()):
        return None
    fitting = [model for model in kinds.values() if on is None or issubclass(model, on)]
    return next((model for model in fitting if model.kind.name == "policy"), fitting[0]) if fitting else None
