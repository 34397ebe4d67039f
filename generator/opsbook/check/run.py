"""The one loop that runs all rules over a handbook and turns what they say into findings."""

from __future__ import annotations

from collections.abc import Iterable

from opsbook.check.asked import about_single, asked_of
from opsbook.check.asking import about_records
from opsbook.check.grade import Settled, settled
from opsbook.check.judging import of_all, of_gathered
from opsbook.check.memory import Memory
from opsbook.check.placing import broken_links
from opsbook.check.rule import Rule
from opsbook.diagnostic import Diagnostic
from opsbook.graph.book import Book
from opsbook.graph.handbook import Handbook


def check(handbook: Handbook, rules: Iterable[Rule]) -> Settled:
    """Every finding of a handbook, reported or silenced, in report order: path, line, column, code."""
    rules = list(rules)
    found = [*handbook.library.diagnostics, *broken_links(handbook)]
    found += _findings(rules, handbook)
    faults = [rule.fault for rule in rules]
    if any(rule.after_all for rule in rules):
        found += _findings(rules, handbook, settled(found, handbook, faults))
    return Settled(*(sorted(some, key=lambda one: one.order) for some in settled(found, handbook, faults)))


def _findings(rules: Iterable[Rule], handbook: Handbook, found: Settled | None = None) -> list[Diagnostic]:
    """What the rules say, about the whole book and about each record. ``found`` is for those that judge."""
    asked = asked_of(rules, handbook.settings, found and found.reported, found.silenced if found else ())
    said: list[Diagnostic] = []

    def ask_about_the_book() -> None:
        for one in asked:
            if one.on is Book and not one.rule.gathering:
                said.extend(of_all(one, handbook, handbook.book))

    single = about_single(asked)
    # Who judges by all that was found may say something else of a record that is as it was.
    memory = Memory(handbook, single) if single and handbook.cache and found is None else None
    heard = about_records(single, handbook, memory, ask_about_the_book)
    said += of_gathered([one for one in asked if one.rule.gathering], handbook, heard, memory)
    return [*heard.found, *said]
