"""What rules said the last time. As long as nothing that they looked at has changed, they need not be asked again."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from hashlib import blake2b
from typing import Any

from opsbook.check.answer import Answer, Own, Standing, Verdict
from opsbook.check.answers import Answers, Part, part_of, sorted_out
from opsbook.check.asked import Asked, bits_of, ground_of
from opsbook.check.heard import Heard, heard_of
from opsbook.check.seen import ACTORS, ALL, BROKEN, DOUBT, file_of, history_of, into, out_of
from opsbook.check.silence import Known
from opsbook.graph.handbook import Handbook
from opsbook.model.actor import Actor
from opsbook.model.record import Record

UNREAD = frozenset(("summary", "body"))
"""What no rule reads of those to whom a record comes down: an edit of it is no reason to ask about all they own."""


class Memory:
    """The answers of the last check, and on what they rest today."""

    def __init__(self, handbook: Handbook, asked: Sequence[Asked]) -> None:
        self._handbook, self._book = handbook, handbook.book
        self.bits = bits_of(asked)
        self._rules = ground_of(asked, handbook.settings, handbook.today)
        self._answers = Answers(handbook.cache, self._rules)
        self._ground: Mapping[str, Any] = self._answers.ground
        self._own = dict(self._owns())
        self._parts, self._known = self._holding()
        self._retold: set[str] = set()
        """The rules about the whole book that are told something else than the last time."""

    def left(self, keys: Iterable[str]) -> list[str]:
        """Those of some records about which rules must be asked."""
        known = set(self._known).union(*(part.owns for part in self._parts.values()))
        return [key for key in keys if key not in known]

    def silent(self, record: Record) -> int:
        """The rules that need not be asked about a record whatever has changed elsewhere."""
        if record.key not in self._changed:
            return self._before(record.key).silent
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
        names = tuple(seen)
        return Answer(
            self._own[record.key], silent, names, self._standing(names), self._linked(record.key), found, gathered
        )

    def hear(self, fresh: Mapping[str, Answer]) -> Heard:
        """What is known of all records, now that rules were asked about the others."""
        now = {**self._known, **fresh}
        parts = sorted_out({key: now[key] for key in self._own if key in now}, len(self._own))
        before = self._answers.parts
        for name in (before.keys() | parts.keys()) - self._parts.keys():
            self._retold |= parts.get(name, _EMPTY).told_otherwise(before.get(name, _EMPTY))
        self._parts.update(parts)
        return heard_of(list(self._own), list(self._parts.values()))

    def verdict(self, code: str) -> Verdict | None:
        """What a rule about the whole book found, where that holds still."""
        known = self._answers.verdicts.get(code)
        holds = known and self._same_names and code not in self._retold and self._moved.isdisjoint(known.seen)
        return known if holds else None

    def verdict_of(self, seen: Iterable[str], found: list[tuple[object, ...]]) -> Verdict:
        """What is to be remembered of a rule about the whole book."""
        names = tuple(seen)
        return Verdict(names, self._standing(names), found)

    def keep(self, verdicts: Mapping[str, Verdict]) -> None:
        """Keep what was said for the next check."""
        head = self._handbook.history.head if _looked_back(self._parts, verdicts) else None
        self._answers.keep({"rules": self._rules, "history": head, **self._ground_now}, self._parts, verdicts)

    @property
    def _same_names(self) -> bool:
        """Whether every name leads where it led."""
        return bool(self._ground) and self._ground["names"] == self._ground_now["names"]

    def _holding(self) -> tuple[dict[str, Part], dict[str, Answer]]:
        """The parts of which all holds still, and the answers that do so in other parts."""
        whole: dict[str, Part] = {}
        single: dict[str, Answer] = {}
        if not self._same_names:  # a name may lead elsewhere now
            return whole, single
        touched = {part_of(key, len(self._own)) for key in self._changed}
        for name, part in self._answers.parts.items():
            if name not in touched and not part.saw(self._moved):
                whole[name] = part
                continue
            single.update(
                (key, answer)
                for key, answer in part.answers.items()
                if key not in self._changed and self._moved.isdisjoint(answer.seen)
            )
        return whole, single

    def _before(self, key: str) -> Answer:
        return next(part.answers[key] for part in self._answers.parts.values() if key in part.owns)

    def _linked(self, key: str) -> tuple[str, ...]:
        return tuple(dict.fromkeys(link.target.key for link in self._book.out[key]))

    def _owns(self) -> Iterator[tuple[str, Own]]:
        replaced, digest, records = self._book.superseded, self._handbook.library.documents.digest, self._book.records
        for key, identity in records.identities.items():
            damaged = tuple(sorted(records.damaged[key])) if key in records.damaged else ()
            yield key, (identity.path, key in replaced, damaged, digest(identity.path))

    @cached_property
    def _ground_now(self) -> dict[str, Any]:
        """The prints of what is wider than a record."""
        library = self._handbook.library
        actors = self._book.records.keys_of(Actor)
        broken = [
            (one.source.key, *one[1:3], one.wiki, one.near and one.near.key, one.name) for one in self._book.broken
        ]
        faults = [(one.record, one.code, one.field) for one in library.diagnostics]
        unread = [own for own in self._own.values() if own[2]]
        read = {own[0] for own in self._own.values()}
        beside = [(path, library.documents.digest(path)) for path in library.documents if path not in read]
        return {
            "names": self._book.names,
            **self._standing_now(actors),
            DOUBT: _print((broken, faults, unread, beside, library.misplaced, library.complete)),
        }

    def _standing_now(self, actors: Sequence[str]) -> dict[str, bytes]:
        """The print of those to whom records come down, and that of their files: where these are the same, so is it."""
        files = _print([self._own[key] for key in actors])
        if self._ground and self._ground[_FILES] == files:
            return {_FILES: files, ACTORS: self._ground[ACTORS]}
        records = self._book.records
        return {_FILES: files, ACTORS: _print([(*self._own[key][:3], _standing_of(records[key])) for key in actors])}

    @cached_property
    def _changed(self) -> frozenset[str]:
        """The keys of the records that are not as they were themselves."""
        before: dict[str, Own] = {}
        for part in self._answers.parts.values():
            before.update(part.owns)
        return frozenset(key for key, own in self._own.items() if before.get(key) != own)

    @cached_property
    def _moved(self) -> frozenset[str]:
        """All that is not as it was the last time."""
        wider = ((ACTORS, ACTORS), (DOUBT, DOUBT), (BROKEN, DOUBT))
        moved = {name for name, ground in wider if self._ground[ground] != self._ground_now[ground]}
        for part in self._answers.parts.values():
            for key in self._changed & part.owns.keys():
                moved.update(map(into, part.answers[key].linked))
        for key in self._changed:
            moved |= {ALL, key, out_of(key), into(key), history_of(self._own[key][0]), *map(into, self._linked(key))}
            moved.update(out_of(link.source.key) for link in self._book.into[key])
        return frozenset(moved | self._history_moved())

    def _history_moved(self) -> set[str]:
        """The files of which git knows something else than the last time, among those at which somebody looked."""
        answers = self._answers
        if not _looked_back(answers.parts, answers.verdicts) or self._ground["history"] == self._handbook.history.head:
            return set()
        before: dict[str, Standing] = {}
        for part in answers.parts.values():
            for answer in part.answers.values():
                before.update(answer.history)
        for verdict in answers.verdicts.values():
            before.update(verdict.history)
        now = self._standing(before)
        return {name for name, known in before.items() if now.get(name) != known}

    def _standing(self, names: Iterable[str]) -> dict[str, Standing]:
        """How far git's knowledge goes of the files at whose history somebody looked, by their names in what was seen.

        Files that are not there are left out.
        """
        found = {}
        for name in names:
            path = file_of(name)
            if path and path in self._handbook.library.documents:
                commits = self._handbook.history.of(path)
                found[name] = (len(commits), commits[0].revision if commits else "")
        return found


_EMPTY = Part.of("", {})
_FILES = "files of actors"


def _standing_of(actor: Record) -> list[tuple[str, object]]:
    return [(name, getattr(actor, name)) for name in type(actor).model_fields if name not in UNREAD]


def _looked_back(parts: Mapping[str, Part], verdicts: Mapping[str, Verdict]) -> bool:
    """Whether somebody looked at the history of files."""
    return any(part.looked_back for part in parts.values()) or any(one.history for one in verdicts.values())


def _print(*told: object) -> bytes:
    return blake2b(repr(told).encode(errors="surrogatepass"), digest_size=16).digest()
