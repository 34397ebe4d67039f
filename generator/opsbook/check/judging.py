"""Asking rules about the whole book: by what they gathered from its records, or by the book itself."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from opsbook.check.answer import Verdict
from opsbook.check.asked import Asked
from opsbook.check.heard import Heard
from opsbook.check.memory import Memory
from opsbook.check.placing import placed
from opsbook.check.sight import Sight
from opsbook.diagnostic import Diagnostic
from opsbook.graph.handbook import Handbook


def of_gathered(asked: Iterable[Asked], handbook: Handbook, heard: Heard, memory: Memory | None) -> list[Diagnostic]:
    """What rules find by what they gathered; with a memory they are asked only where that may be something else."""
    if memory is None:
        return [found for one in asked for found in of_all(one, handbook, heard.gathered(one.rule.code))]
    verdicts = {one.rule.code: memory.verdict(one.rule.code) or _verdict(one, handbook, heard, memory) for one in asked}
    memory.keep(verdicts)
    return [Diagnostic.of(found) for verdict in verdicts.values() for found in verdict.found]


def of_all(asked: Asked, handbook: Handbook, subject: Any, sight: Sight | None = None) -> Iterator[Diagnostic]:
    """What a rule finds in a subject: the book, or what was gathered. ``sight`` notes what it looks at."""
    for finding in asked.check(subject, sight.on(None) if sight else handbook, asked.options):
        if finding.record:
            if sight:
                sight.look(finding.record)
            yield from placed(asked.rule, finding, finding.record, handbook)


def _verdict(asked: Asked, handbook: Handbook, heard: Heard, memory: Memory) -> Verdict:
    sight = Sight(handbook)
    found = [one.plain() for one in of_all(asked, handbook, heard.gathered(asked.rule.code), sight)]
    return memory.verdict_of(sight.seen, found)
