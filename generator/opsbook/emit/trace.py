"""What a page asks for while it is rendered: the records whose target, summary or view it used."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

from opsbook.emit.aspect import Aspect
from opsbook.emit.fingerprint import text_print
from opsbook.model.record import Record

Look = tuple[str, tuple[str, ...], bytes]
"""A record's key, the names of values of its own that were looked at one by one, and the print of those."""
Seen = tuple[tuple[str, ...], tuple[Look, ...]]
"""All that a page saw of records: the names of parts of them, and looks at single values."""
NOTHING: Seen = ((), ())


def values_print(record: Record, names: Iterable[str]) -> bytes:
    """The print of some of a record's values, which its file alone decides."""
    return text_print([getattr(record, name, None) for name in names])


@dataclass(slots=True)
class Trace:
    """Keys of records, by how much of them was looked at."""

    targets: set[str] = field(default_factory=set)
    summaries: set[str] = field(default_factory=set)
    views: set[str] = field(default_factory=set)
    parts: set[str] = field(default_factory=set)
    """Names of other parts."""
    values: dict[Record, set[str]] = field(default_factory=dict)
    """Names of single values."""

    def settled(self) -> Seen:
        """All that was seen, in order. A view tells all that a target does."""
        parts = [f"{Aspect.TARGET.value}{key}" for key in self.targets - self.views]
        parts += [f"{Aspect.SUMMARY.value}{key}" for key in self.summaries - self.views]
        looks = ((record, tuple(sorted(names))) for record, names in self.values.items())
        found = [(record.key, names, values_print(record, names)) for record, names in looks]
        return (*sorted(self.views), *sorted((*parts, *self.parts))), tuple(sorted(found))


@dataclass
class Notes:
    """Where to note which records are asked for, while a page is rendered. The views of one site share it."""

    trace: Trace | None = None

    def target(self, key: str) -> None:
        """Note that a page shows what others may see of a record."""
        if self.trace is not None:
            self.trace.targets.add(key)

    def summary(self, key: str) -> None:
        """Note that a page shows a record's summary."""
        if self.trace is not None:
            self.trace.summaries.add(key)

    def view(self, key: str) -> None:
        """Note that a page looks at a record's own values."""
        if self.trace is not None:
            self.trace.views.add(key)

    def part(self, aspect: Aspect, key: str) -> None:
        """Note that a page looks at one part of a record."""
        if self.trace is not None:
            self.trace.parts.add(aspect.of(key))

    def value(self, record: Record, name: str) -> None:
        """Note that a page looks at one of a record's own values."""
        if self.trace is not None:
            self.trace.values.setdefault(record, set()).add(name)

    @contextmanager
    def taken(self) -> Iterator[Trace]:
        """Note what is asked for in the meantime."""
        before, self.trace = self.trace, Trace()
        try:
            yield self.trace
        finally:
            self.trace = before

    @contextmanager
    def none_taken(self) -> Iterator[None]:
        """Ask without being noted."""
        before, self.trace = self.trace, None
        try:
            yield
        finally:
            self.trace = before
