"""The one loop that runs all rules over a handbook and turns what they say into findings."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from opsbook.check.asking import Asked, about_records
from opsbook.check.grade import settled
from opsbook.check.placing import broken_links, placed
from opsbook.check.rule import Rule
from opsbook.diagnostic import Diagnostic
from opsbook.graph.book import Book
from opsbook.graph.handbook import Handbook


def check(handbook: Handbook, rules: Iterable[Rule]) -> list[Diagnostic]:
    """Every finding of a handbook, in report order: path, line, column, code."""
    rules = list(rules)
    found = [*handbook.library.diagnostics, *broken_links(handbook)]
    found += _findings((rule for rule in rules if not rule.after_all), handbook)
    if judging := [rule for rule in rules if rule.after_all]:
        found += _findings(judging, handbook, settled(found, handbook))
    return sorted(settled(found, handbook), key=lambda diagnostic: diagnostic.order)


def _findings(rules: Iterable[Rule], handbook: Handbook, found: list[Diagnostic] | None = None) -> list[Diagnostic]:
    """What the rules say, about the whole book and about each record. ``found`` is for those that judge."""
    asked = []
    for rule in rules:
        if rule.check is None or rule.on is None:
            continue
        options = {**rule.options, **handbook.settings.rule(rule.code, rule.fault.slug).options}
        if found is not None:
            options["found"] = found
        asked.append(Asked(rule, rule.on, rule.check, options))
    said: list[Diagnostic] = []

    def ask_about_the_book() -> None:
        for one in asked:
            if one.on is Book:
                said.extend(_of_the_book(one, handbook))

    single = [one for one in asked if one.on is not Book]
    remembers = found is None  # who judges by all that was found may say something else of a record that is as it was
    return [*about_records(single, handbook, ask_about_the_book, remembers), *said]


def _of_the_book(asked: Asked, handbook: Handbook) -> Iterator[Diagnostic]:
    for finding in asked.check(handbook.book, handbook, asked.options):
        if finding.record:
            yield from placed(asked.rule, finding, finding.record, handbook)
