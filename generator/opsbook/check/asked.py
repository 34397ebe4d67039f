"""The rules as they are asked in one handbook: those that its settings make of them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from hashlib import blake2b
from typing import Any, NamedTuple

from opsbook import snapshot
from opsbook.check.rule import Check, Gathering, Options, Rule
from opsbook.diagnostic import Diagnostic, Severity
from opsbook.graph.book import Book
from opsbook.model.record import Record
from opsbook.settings import RuleSettings, Settings


class Asked(NamedTuple):
    """A rule with its options, and whom it is asked about: records of a trait or a kind, or the whole book.

    With ``gathering`` the records are not judged: they tell what a rule about the whole book wants to know.
    """

    rule: Rule
    on: type[Any]
    check: Check
    options: Options
    gathering: Gathering | None = None
    differing: RuleSettings | None = None
    """What says the options for single kinds and files, where some have their own."""

    def options_for(self, record: Record) -> Options:
        """The options as they are for a record."""
        if self.differing is None:
            return self.options
        return {**self.options, **self.differing.at(record.path, record.kind.name).options}

    @property
    def mild(self) -> bool:
        """Whether the rule finds no errors in a single record."""
        return not self.gathering and self.rule.fault.severity is not Severity.ERROR


def asked_of(
    rules: Iterable[Rule],
    settings: Settings,
    found: list[Diagnostic] | None = None,
    silenced: Sequence[Diagnostic] = (),
) -> list[Asked]:
    """The rules that are asked, with their options; ``found`` is for those that judge by what the others found.

    These are told, too, what was found and is not reported, and what all rules are called.
    """
    asked, rules = [], list(rules)
    for rule in rules:
        if rule.check is None or rule.on is None or rule.after_all is (found is None):
            continue
        said = settings.rule(rule.code, rule.fault.slug)
        options = {**rule.options, **said.options}
        if found is not None:
            options["found"], options["silenced"] = found, silenced
            options["names"] = {name for one in rules for name in (one.code, one.fault.slug, one.family)}
        asked.append(Asked(rule, rule.on, rule.check, options, differing=said if said.differs else None))
    return asked


def about_single(asked: Iterable[Asked]) -> list[Asked]:
    """What is asked about single records: the rules about them, and what the others gather from them."""
    return [
        one._replace(on=one.rule.gathering.on, gathering=one.rule.gathering) if one.rule.gathering else one
        for one in asked
        if one.on is not Book or one.rule.gathering
    ]


def bits_of(asked: Iterable[Asked]) -> dict[str, int]:
    """A bit for each rule, by code."""
    return {code: 1 << place for place, code in enumerate(sorted({one.rule.code for one in asked}))}


def ground_of(asked: Sequence[Asked], settings: Settings, today: date) -> bytes:
    """The print of what every answer rests on beside the records: the day, the settings, the rules, the program."""
    told = (today, settings, [(one.rule.code, dict(one.options)) for one in asked], snapshot.program())
    return blake2b(repr(told).encode(errors="surrogatepass"), digest_size=16).digest()
