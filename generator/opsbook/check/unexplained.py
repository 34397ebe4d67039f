"""What the settings turn off without a reason, and the paths that they name in vain."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from fnmatch import fnmatch

from opsbook import faults
from opsbook.diagnostic import Diagnostic, Fault, Route
from opsbook.read.document import Document
from opsbook.settings import Applied, RuleSettings, Settings


def unexplained(settings: Settings, document: Document, path: str, files: Collection[str]) -> Iterator[Diagnostic]:
    """Findings about the settings of rules. ``path`` is the configuration's, ``files`` all that may have findings."""
    for name, said in settings.rules.items():
        for route, message, advice in _without_reason(name, said):
            yield _at(route, faults.ALLOWANCE_WITHOUT_REASON, message, advice, document, path)
        for pattern in said.paths if isinstance(said, RuleSettings) else ():
            if not any(fnmatch(file, pattern) for file in files):
                message = f"{pattern} in the paths of {name} fits no file"
                advice = (
                    f"Write a path as reports show it, such as {min(files, default='data/policies/*')}, or delete it."
                )
                route = ("rules", name, "paths", pattern)
                yield _at(route, faults.UNUSED_ALLOWANCE, message, advice, document, path)


def _without_reason(name: str, said: str | RuleSettings) -> Iterator[tuple[Route, str, str]]:
    if isinstance(said, RuleSettings) and said.reason:
        return
    yield from _where(name, ("rules", name), said, "")
    if isinstance(said, RuleSettings):
        for kind, one in said.kinds.items():
            yield from _where(kind, ("rules", name, "kinds", kind), one, f"{name} for records of kind ")
        for pattern, one in said.paths.items():
            yield from _where(pattern, ("rules", name, "paths", pattern), one, f"{name} for ")


def _where(key: str, route: Route, said: str | Applied, about: str) -> Iterator[tuple[Route, str, str]]:
    severity, reason = (said.severity, said.reason) if isinstance(said, Applied) else (said, None)
    if severity == "off" and not reason:
        advice = f"Write {key}: {{severity: off, reason: …}}, with why, for whoever reads it next."
        yield route, f"{about}{key} is turned off, and nobody says why", advice


def _at(route: Route, fault: Fault, message: str, advice: str, document: Document, path: str) -> Diagnostic:
    return Diagnostic(fault.code, fault.slug, fault.severity, message, advice, path, document.key_span(route))
