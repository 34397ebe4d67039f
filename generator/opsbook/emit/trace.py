"""What a page asks for while it is rendered: the records whose target, summary or view it used."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

from opsbook.emit.aspect import Aspect


@dataclass(slots=True)
class Trace:
    """Keys of records, by how much of them was looked at."""

    targets: set[str] = field(default_factory=set)
    summaries: set[str] = field(default_factory=set)
    views: set[str] = field(default_factory=set)

    def settled(self) -> tuple[str, ...]:
        """The names of all that was seen, in order. A view tells all that a target does."""
        parts = [f"{Aspect.TARGET.value}{key}" for key in self.targets - self.views]
        parts += [f"{Aspect.SUMMARY.value}{key}" for key in self.summaries - self.views]
        return (*sorted(self.views), *sorted(parts))


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
