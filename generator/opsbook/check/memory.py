"""What rules said of each record the last time. As long as nothing that they looked at has changed, they need not be
asked again.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from hashlib import blake2b
from typing import Any

from opsbook.check.answer import Answer, Answers, Own
from opsbook.check.asked import Asked, bits_of, ground_of
from opsbook.check.seen import ACTORS, ALL, DOUBT, history_of, into, out_of
from opsbook.check.silence import Known
from opsbook.graph.handbook import Handbook
from opsbook.model.actor import Actor
from opsbook.model.record import Record

_HISTORY = history_of("")


class Memory:
    """The answers of the last check, and on what they rest today."""

    def __init__(self, handbook: Handbook, asked: Sequence[Asked]) -> None:
        self._handbook, self._book = handbook, handbook.book
        self.bits = bits_of(asked)
        self._rules = ground_of(asked, handbook.settings, handbook.today)
        self._answers = Answers(handbook.cache, self._rules)
        self._ground: Mapping[str, Any] = self._answers.ground
        self._before: dict[str, Answer] = self._answers.told
        self._own = dict(self._owns())

    def recalled(self) -> dict[str, Answer]:
        """What was said of records, where it holds still."""
        if not self._before or self._ground["names"] != self._ground_now["names"]:  # a name may lead elsewhere now
            return {}
        own, moved, changed = self._own, self._moved, self._changed
        return {
            key: answer
            for key, answer in self._before.items()
            if key in own and key not in changed and moved.isdisjoint(answer.seen)
        }

    def silent(self, record: Record) -> int:
        """The rules that need not be asked about a record whatever has changed elsewhere."""
        known = self._before.get(record.key)
        if known and record.key not in self._changed:
            return known.silent
        _, told = self._handbook.library.study(record.key) or (None, None)
        alone = Known(*told) if told else None
        same = alone and alone.ground == self._rules and record.key not in self._book.superseded
        return alone.silent if alone and same else 0

    def answer(
        self,
        record: Record,
        silent: int,
        seen: Iterable[str],
        found: list[tuple[object, ...]],
        gathered: dict[str, Any],
    ) -> Answer:
        """What is to be remembered of a record."""
        return Answer(self._own[record.key], silent, tuple(seen), self._linked(record.key), found, gathered)

    def keep(self, now: Mapping[str, Answer]) -> None:
        """Keep what was said for the next check."""
        fresh = (answer for key, answer in now.items() if self._before.get(key) is not answer)
        looked_at = {name for answer in fresh for name in answer.seen if name.startswith(_HISTORY)}
        history = {**self._history, **self._standing(looked_at)}
        self._answers.keep({"rules": self._rules, "history": history, **self._ground_now}, now)

    def _linked(self, key: str) -> tuple[str, ...]:
        return tuple(dict.fromkeys(link.target.key for link in self._book.out[key]))

    def _owns(self) -> Iterator[tuple[str, Own]]:
        replaced, documents = self._book.superseded, self._handbook.library.documents
        for key, record in self._book.records.items():
            damaged = tuple(sorted(record.damaged)) if record.damaged else ()
            yield key, (record.path, key in replaced, damaged, documents[record.path].digest)

    @cached_property
    def _ground_now(self) -> dict[str, bytes]:
        """The prints of what is wider than a record."""
        library = self._handbook.library
        actors = [self._own[actor.key] for actor in self._book.of(Actor)]
        broken = [
            (one.source.key, *one[1:3], one.wiki, one.near and one.near.key, one.name) for one in self._book.broken
        ]
        faults = [(one.record, one.code, one.field) for one in library.diagnostics]
        unread = [own for own in self._own.values() if own[2]]
        read = {own[0] for own in self._own.values()}
        beside = [(path, document.digest) for path, document in library.documents.items() if path not in read]
        return {
            "names": self._book.names,
            ACTORS: _print(actors),
            DOUBT: _print((broken, faults, unread, beside, library.misplaced, library.complete)),
        }

    @cached_property
    def _changed(self) -> frozenset[str]:
        """The keys of the records that are not as they were themselves."""
        before = self._before
        return frozenset(key for key, own in self._own.items() if key not in before or before[key].own != own)

    @cached_property
    def _moved(self) -> frozenset[str]:
        """All that is not as it was the last time."""
        moved = {name for name in (ACTORS, DOUBT) if self._ground[name] != self._ground_now[name]}
        for key in self._changed:
            linked = {*self._linked(key), *(self._before[key].linked if key in self._before else ())}
            moved |= {ALL, key, out_of(key), into(key), history_of(self._own[key][0]), *map(into, linked)}
            moved.update(out_of(link.source.key) for link in self._book.into[key])
        before = self._ground["history"]
        return frozenset(moved | {name for name, known in before.items() if self._history.get(name) != known})

    @cached_property
    def _history(self) -> dict[str, tuple[int, str]]:
        """How far git's knowledge goes today of the files at whose history somebody looked the last time."""
        return self._standing(self._ground["history"]) if self._before else {}

    def _standing(self, names: Iterable[str]) -> dict[str, tuple[int, str]]:
        """How far git's knowledge goes of some files that are there, by their names among what was seen."""
        found = {}
        for name in names:
            if (path := name.removeprefix(_HISTORY)) in self._handbook.library.documents:
                commits = self._handbook.history.of(path)
                found[name] = (len(commits), commits[0].revision if commits else "")
        return found


def _print(*told: object) -> bytes:
    return blake2b(repr(told).encode(errors="surrogatepass"), digest_size=16).digest()
