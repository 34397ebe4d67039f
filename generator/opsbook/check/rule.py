"""What a rule is: a decorated generator in a module of its own, whose docstring is its page and its test."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from types import ModuleType
from typing import Any, TypeVar, cast

from opsbook import discovery
from opsbook.diagnostic import Fault, Fix, Route, Severity
from opsbook.graph.book import Book
from opsbook.graph.handbook import Handbook
from opsbook.model.record import Record

T = TypeVar("T", bound=Record | Book)
R = TypeVar("R", bound=Record)
Options = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Finding:
    """What a rule says: what is wrong, what to do, and at which field. Code, severity and place are the engine's.

    ``record`` is needed from rules about the whole book. ``token`` narrows the place to a piece of a text value, its
    ``nth`` occurrence there.
    """

    message: str
    help: str
    route: Route = ()
    record: Record | None = None
    token: str | None = None
    nth: int = 0
    fix: Fix | None = None
    at_key: bool = False
    """Whether it is about the field as such, so that it stands at the name and not at what follows it."""


Check = Callable[[Any, Handbook, Options], Iterator[Finding]]
Gathered = Mapping[str, Any]
"""What a rule about the whole book was told by records: plain values by key, in handbook order."""


@dataclass(frozen=True, slots=True)
class Gathering:
    """What a rule about the whole book wants to know of each record that has a trait or is of a kind.

    ``of`` gives a plain value, or one that counts as false where the record has nothing to tell. It is asked like a
    rule about one record: on all cores, and not again as long as nothing that it looked at has changed.
    """

    on: type[Record]
    of: Callable[[Any, Handbook], Any]


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule as the engine runs it. ``on`` is a trait, a kind or Book; None for what the machine finds itself.

    ``gathering`` is what a rule about the book wants to know of each record: it is given that in place of the book.
    """

    fault: Fault
    on: type[Record] | type[Book] | None
    check: Check | None
    documentation: str
    options: Options = field(default_factory=dict)
    after_all: bool = False
    """Judges by what the other rules found: it runs after them and gets their findings as the option `found`."""
    gathering: Gathering | None = None
    of_items: bool = False
    """What it says of an item of a list holds whatever stands in the others, also in those that nobody can read."""

    @property
    def code(self) -> str:
        """Family and number, such as OWN001."""
        return self.fault.code

    @property
    def looks_at(self) -> type[Record] | type[Book] | None:
        """Which records the rule looks at, or Book where it may be anything; None for what the machine finds itself."""
        return self.gathering.on if self.gathering else self.on

    @property
    def family(self) -> str:
        """The letters of the code."""
        return self.fault.code.rstrip("0123456789")

    @property
    def summary(self) -> str:
        """The first line of the documentation."""
        return self.documentation.partition("\n")[0]


def rule(
    code: str,
    *,
    on: type[T],
    severity: Severity = Severity.WARNING,
    after_all: bool = False,
    of_items: bool = False,
    arguable: bool = False,
    **options: object,
) -> Callable[[Callable[[T, Handbook, Options], Iterator[Finding]]], Rule]:
    """Make a rule of a generator. Its name is the slug; ``options`` are its settings with their defaults.

    ``arguable`` is one that goes by how a text looks, and may be wrong about it.
    """

    def decorate(check: Callable[[T, Handbook, Options], Iterator[Finding]]) -> Rule:
        fault = Fault(code, check.__name__.replace("_", "-"), severity, arguable)
        on_ = cast("type[Record] | type[Book]", on)
        return Rule(fault, on_, check, _documentation(check.__module__), options, after_all, of_items=of_items)

    return decorate


def rule_of_all(
    code: str,
    *,
    each: type[R],
    gathers: Callable[[R, Handbook], Any],
    severity: Severity = Severity.WARNING,
    **options: object,
) -> Callable[[Callable[[Gathered, Handbook, Options], Iterator[Finding]]], Rule]:
    """Make a rule about the whole book of a generator that is given what it ``gathers`` from ``each`` record of a kind.

    For rules that would have to look at every record: what they cost is paid for the records that changed.
    """

    def decorate(check: Callable[[Gathered, Handbook, Options], Iterator[Finding]]) -> Rule:
        fault = Fault(code, check.__name__.replace("_", "-"), severity)
        return Rule(fault, Book, check, _documentation(check.__module__), options, gathering=Gathering(each, gathers))

    return decorate


def found_by_machine(fault: Fault, module: str) -> Rule:
    """The rule for a fault that reading, validating or linking finds; the module only documents it."""
    return Rule(fault, None, None, _documentation(module))


def rules_in(*packages: ModuleType) -> list[Rule]:
    """Every rule of the packages, by code. A code or slug that stands twice is the program's fault."""
    found = [
        value
        for package in packages
        for module in discovery.modules(package)
        for value in vars(module).values()
        if isinstance(value, Rule)
    ]
    _refuse_doubles(found)
    return sorted(found, key=lambda rule: rule.code)


def _refuse_doubles(rules: Iterable[Rule]) -> None:
    seen: set[str] = set()
    for rule in rules:
        for name in (rule.fault.code, rule.fault.slug):
            if name in seen:
                raise ValueError(f"two rules are called {name}")
            seen.add(name)


def _documentation(module: str) -> str:
    return (sys.modules[module].__doc__ or "").strip()
