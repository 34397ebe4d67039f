"""What rules said of each record the last time. As long as nothing that they looked at has changed, they need not be
asked again.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cached_property
from hashlib import blake2b
from typing import Any, NamedTuple

from opsbook import snapshot
from opsbook.check.rule import Rule
from opsbook.check.seen import ACTORS, ALL, DOUBT, history_of, into, out_of
from opsbook.graph.handbook import Handbook
from opsbook.model.record import Record
from opsbook.model.traits import Actor

NAME = "answers"

Own = tuple[str, str, tuple[str, ...], bytes]
"""What a rule may see of a record alone: its path, its status, what could not be read of it, its file's digest."""


class Answer(NamedTuple):
    """What was said of a record: the findings in plain values, and on what they rest.

    ``silent`` are the rules that had nothing to say and looked at nothing but the record, a bit for each; ``seen`` what
    the others looked at, and ``linked`` the records that this one led to.
    """

    own: Own
    silent: int
    seen: tuple[str, ...]
    linked: tuple[str, ...]
    found: list[tuple[object, ...]]


class Memory:
    """The answers of the last check, and those of this one."""

    def __init__(self, handbook: Handbook, rules: Sequence[Rule]) -> None:
        self._handbook, self._book = handbook, handbook.book
        self.bits = {code: 1 << place for place, code in enumerate(sorted({rule.code for rule in rules}))}
        self._ground = self._ground_of(rules)
        kept = handbook.cache.load(NAME)
        usable = isinstance(kept, dict) and kept.get("ground") == self._ground
        self._kept: dict[str, Any] = kept if usable else {}
        answers = self._kept.get("answers", {})
        self._before: dict[str, Answer] = {key: Answer(*told) for key, told in answers.items()}
        self._own = {record.key: self._own_of(record) for record in self._book}
        self.now: dict[str, Answer] = {}

    def recall(self, record: Record) -> Answer | None:
        """What was said of a record, if it holds still."""
        known = self._before.get(record.key)
        if known and self._same_names and known.own == self._own[record.key] and self._moved.isdisjoint(known.seen):
            self.now[record.key] = known
            return known
        return None

    def silent(self, record: Record) -> int:
        """The rules that need not be asked about a record whatever has changed elsewhere."""
        known = self._before.get(record.key)
        return known.silent if known and known.own == self._own[record.key] else 0

    def answer(self, record: Record, silent: int, seen: Iterable[str], found: list[tuple[object, ...]]) -> Answer:
        """What is to be remembered of a record."""
        return Answer(self._own[record.key], silent, tuple(seen), self._linked(record.key), found)

    def keep(self) -> None:
        """Keep it for the next check."""
        if self.now == self._before and self._ground_now == {name: self._kept.get(name) for name in self._ground_now}:
            return
        answers = {key: tuple(answer) for key, answer in self.now.items()}
        told = {"ground": self._ground, "answers": answers, "history": self._history(), **self._ground_now}
        self._handbook.cache.save(NAME, told)

    def _linked(self, key: str) -> tuple[str, ...]:
        return tuple(dict.fromkeys(link.target.key for link in self._book.out[key]))

    def _ground_of(self, rules: Iterable[Rule]) -> bytes:
        """What every rule may look at beside the records: the day, the settings, and itself."""
        told = (self._handbook.today, self._handbook.settings, [(rule.code, dict(rule.options)) for rule in rules])
        return _print(told, snapshot.program())

    def _own_of(self, record: Record) -> Own:
        damaged = tuple(sorted(record.damaged)) if record.damaged else ()
        return record.path, self._book.status(record).label, damaged, self._handbook.document(record).digest

    @cached_property
    def _ground_now(self) -> dict[str, bytes]:
        """The prints of what is wider than a record."""
        library = self._handbook.library
        actors = [self._own[actor.key] for actor in self._book.of(Actor)]
        broken = [(one.source.key, *one[1:3], one.wiki, one.near and one.near.key) for one in self._book.broken]
        faults = [(one.record, one.code, one.field) for one in library.diagnostics]
        unread = [own for own in self._own.values() if own[2]]
        read = {own[0] for own in self._own.values()}
        beside = [(path, document.digest) for path, document in library.documents.items() if path not in read]
        return {
            "names": _print([(record.key, record.path, record.aliases) for record in self._book]),
            ACTORS: _print(actors),
            DOUBT: _print((broken, faults, unread, beside, library.misplaced, library.complete)),
        }

    @cached_property
    def _same_names(self) -> bool:
        """Whether the same records are there as the last time, so that every name leads where it led."""
        return self._kept.get("names") == self._ground_now["names"]

    @cached_property
    def _moved(self) -> frozenset[str]:
        """All that is not as it was the last time."""
        changed = [key for key, own in self._own.items() if key not in self._before or self._before[key].own != own]
        moved = {name for name in (ACTORS, DOUBT) if self._kept.get(name) != self._ground_now[name]}
        for key in changed:
            linked = {*self._linked(key), *(self._before[key].linked if key in self._before else ())}
            moved |= {ALL, key, out_of(key), into(key), history_of(self._own[key][0]), *map(into, linked)}
            moved.update(out_of(link.source.key) for link in self._book.into[key])
        before, now = self._kept.get("history", {}), self._history(self._before.values())
        return frozenset(moved | {name for name, known in now.items() if before.get(name) != known})

    def _history(self, answers: Iterable[Answer] | None = None) -> dict[str, tuple[int, str]]:
        """How far git's knowledge goes of each file at whose history somebody looked."""
        answers = self.now.values() if answers is None else answers
        marks = history_of("")
        names = {name for answer in answers for name in answer.seen if name.startswith(marks)}
        return {name: self._standing(name.removeprefix(marks)) for name in names}

    def _standing(self, path: str) -> tuple[int, str]:
        commits = self._handbook.history.of(path)
        return len(commits), commits[0].revision if commits else ""


def _print(*told: object) -> bytes:
    return blake2b(repr(told).encode(errors="surrogatepass"), digest_size=16).digest()
