"""The handbook that the kinds' own examples make together: each kind once, with nearly all of its fields."""

from __future__ import annotations

from datetime import date
from functools import cache

from opsbook import kinds, rules
from opsbook.check.rule import rules_in
from opsbook.check.run import check
from opsbook.diagnostic import Diagnostic, Route, Span, route_text
from opsbook.model.scaffold import example, example_path
from opsbook.read import source
from opsbook.read.document import Document
from tests.handbooks import KINDS, in_memory

TODAY = date(2026, 11, 21)
FILES = {example_path(model): example(model) for model in KINDS.values() if model.kind.name != "page"}
SETTINGS = {"rules": {"self-deputy": "off", "no-deputy": "off"}}
"""There is one person in it, who cannot stand in for herself."""


RULES = rules_in(rules, kinds)


@cache
def document(path: str) -> Document:
    """One file of the handbook."""
    return source.parse(FILES[path].encode())


def findings(path: str | None = None, text: str = "") -> list[Diagnostic]:
    """Everything that is wrong with the handbook once a file of it is changed."""
    files = FILES if path is None else {**FILES, path: text}
    return check(in_memory(files, TODAY, SETTINGS), RULES).reported


def spliced(path: str, span: Span, text: str) -> str:
    """A file with another text in a span's place."""
    lines = FILES[path].splitlines(keepends=True)
    before = "".join(lines[: span.line - 1]) + lines[span.line - 1][: span.column - 1]
    after = lines[span.end_line - 1][span.end_column - 1 :] + "".join(lines[span.end_line :])
    return before + text + after


def fields(path: str) -> list[Route]:
    """The route of every value of a file, of each list the first item only."""
    found: list[Route] = []
    waiting: list[tuple[Route, object]] = [((), document(path).values)]
    while waiting:
        route, value = waiting.pop(0)
        found += [route] if route else []
        if isinstance(value, dict):
            waiting += [((*route, key), inner) for key, inner in value.items()]
        elif isinstance(value, list):
            waiting += [((*route, 0), value[0])]
    return found


def distinct_fields() -> list[tuple[str, Route]]:
    """Every field of every kind, with a file in which it stands: those that kinds have in common only once."""
    found: dict[str | None, tuple[str, Route]] = {}
    for path in FILES:
        for route in fields(path):
            found.setdefault(route_text(route), (path, route))
    return list(found.values())
