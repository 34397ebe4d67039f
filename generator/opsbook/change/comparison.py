"""Two versions of one record: what changed between them, by content."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import Any

from opsbook.change.act import acts, words
from opsbook.change.fact import Fact, called, name_of, shown, topic_of, worded
from opsbook.change.names import Names
from opsbook.change.pairing import pairs, text
from opsbook.diagnostic import Route, route_text
from opsbook.graph.meaning import NOTHING, Meaning, even_out_shorthand, values_of
from opsbook.model.record import Part, Record
from opsbook.model.reference import Ref
from opsbook.model.shape import ITEMS, Pattern, patterns
from opsbook.model.text import ProseMark

EDITORIAL = frozenset(("summary", "tags", "related", "links", "aliases", "body"))
"""Fields that every record has and that oblige nobody to anything."""
_LONGEST = 80
_ELSEWHERE = frozenset(("status",))
"""Told by whoever knows both handbooks, because a record may be replaced by another."""


class Comparison:
    """What changed from one version of a record to another. Fields that could not be read in either are passed over."""

    def __init__(
        self, before: Record, after: Record, old: Names, new: Names, renamed: Mapping[str, str] = NOTHING
    ) -> None:
        self._before, self._after, self._old, self._new = before, after, old, new
        self._was = Meaning(before, (old.book, new.book), renamed)
        self._is = Meaning(after, (new.book, old.book), renamed)
        self.edited: list[str] = []
        """Fields of which only the wording changed, or what is found where, in their order."""
        self.facts = list(self._facts())

    def _facts(self) -> Iterator[Fact]:
        unread = self._before.damaged | self._after.damaged
        if "*" in unread:
            return
        told = list(self._after.told(self._before)) if not unread else []
        yield from (Fact(one.topic, one.text, next(iter(sorted(one.covers)), None)) for one in told)
        passed = unread.union(_ELSEWHERE, *(one.covers for one in told))
        was, now = values_of(self._before), values_of(self._after)
        even_out_shorthand(was, now, self._was, self._is)
        for name, after in now.items():
            spot = _Spot((name,), worded(name), name)
            if name in passed or self._same(spot, was[name], after):
                continue
            found = list(self._value(spot, was[name], after)) if name not in EDITORIAL else []
            yield from found
            if not found and name not in self.edited:
                self.edited.append(name)

    def _same(self, spot: _Spot, before: Any, after: Any) -> bool:
        return bool(before == after or self._was.of(before, spot.pattern) == self._is.of(after, spot.pattern))

    def _value(self, spot: _Spot, before: Any, after: Any) -> Iterator[Fact]:
        if self._same(spot, before, after):
            return
        if isinstance(before, list) != isinstance(after, list):
            before, after = _listed(before), _listed(after)
        if isinstance(before, Part) and isinstance(after, Part):
            for attribute, info in type(after).model_fields.items():
                yield from self._value(
                    spot.field(info.alias or attribute), getattr(before, attribute), getattr(after, attribute)
                )
        elif isinstance(before, list) and isinstance(after, list):
            if all(isinstance(item, Part) for item in (*before, *after)):
                yield from self._parts(spot, before, after)
            else:
                yield from self._plain_list(spot, before, after)
        else:
            yield from self._single(spot, before, after)

    def _parts(self, spot: _Spot, before: Sequence[Part], after: Sequence[Part]) -> Iterator[Fact]:
        place = (*spot.pattern, ITEMS)
        said = ([self._was.of(part, place) for part in before], [self._is.of(part, place) for part in after])
        for was, now in pairs(before, after, *said):
            if was is None and now is not None:
                yield self._came(spot.item(now, after[now]), after[now])
            elif now is None and was is not None:
                there = spot.item(was, before[was])
                yield there.fact("removed", f"{there.label} removed", text(before[was]), None)
            elif was is not None and now is not None:
                yield from self._value(spot.item(now, after[now]), before[was], after[now])

    def _came(self, spot: _Spot, part: Part) -> Fact:
        """An item that came: something that was done, told as such, or a new rule, field or step."""
        act = acts(type(self._after)).get((*spot.pattern, "on"))
        if act is None:
            return spot.fact("added", f"{spot.label} added", None, text(part))
        ref = _refs(type(self._after)).get(act.by) if act.by else None
        doer = getattr(part, str(act.by[-1]), None) if act.by else None
        who = f"{self._new.of(self._after, doer, ref)}, " if ref and isinstance(doer, str) else ""
        return spot.fact("recorded", f"{words(act, part, self._new.plain)} ({who}{shown(getattr(part, 'on', None))})")

    def _plain_list(self, spot: _Spot, before: list[Any], after: list[Any]) -> Iterator[Fact]:
        pattern = (*spot.pattern, ITEMS)
        if pattern in _prose(type(self._after)):
            yield from self._wording(spot, "\n".join(map(str, before)), "\n".join(map(str, after)))
            return
        ref = _refs(type(self._after)).get(pattern)
        label = ref.says if ref and len(spot.route) == 1 else spot.label
        was = {self._was.of(item, pattern): str(item) for item in before}
        now = {self._is.of(item, pattern): str(item) for item in after}
        for item in (now[said] for said in now if said not in was):
            who = self._new.of(self._after, item, ref) if ref else item
            yield replace(spot.fact("added", f"{label}: {who} added", None, item), whole=True)
        for item in (was[said] for said in was if said not in now):
            who = self._old.of(self._before, item, ref) if ref else item
            yield replace(spot.fact("removed", f"{label}: {who} removed", item, None), whole=True)

    def _single(self, spot: _Spot, before: Any, after: Any) -> Iterator[Fact]:
        model = type(self._after)
        if ref := _refs(model).get(spot.pattern):
            label = ref.says if len(spot.route) == 1 else spot.label
            was, now = self._old.of(self._before, before, ref), self._new.of(self._after, after, ref)
            yield spot.fact("changed", f"{label}: {was} → {now}", before, after)
        elif spot.pattern in _prose(model) or any(len(shown(one)) > _LONGEST for one in (before, after)):
            yield from self._wording(spot, _told(before), _told(after))
        else:
            said = f"{spot.label}: {_brief(before)} → {_brief(after)}"
            yield spot.fact("changed", said, _told(before), _told(after))

    def _wording(self, spot: _Spot, before: str | None, after: str | None) -> Iterator[Fact]:
        """New words where they oblige somebody; elsewhere it is only noted that there are some."""
        name = str(spot.route[0])
        if name not in type(self._after).weighty:
            if name not in self.edited:
                self.edited.append(name)
            return
        change = "added" if not before else "removed" if not after else "reworded"
        yield spot.fact(change, f"{spot.label} {change}", before or None, after or None)


@dataclass(frozen=True, slots=True)
class _Spot:
    """A place in a record: its route, what sentences call it, and what topics call it."""

    route: Route
    label: str
    noun: str

    @property
    def pattern(self) -> Pattern:
        return tuple(ITEMS if isinstance(step, int) else step for step in self.route)

    def field(self, name: str) -> _Spot:
        """A field of the part that stands here. The words of an item are called as the item is."""
        if name == "text" and isinstance(self.route[-1], int):
            return replace(self, route=(*self.route, name))
        words = name.replace("_", " ")
        return _Spot((*self.route, name), f"{self.label}: {words}", f"{self.noun} {words}")

    def item(self, place: int, part: Part) -> _Spot:
        """An item of the list that stands here."""
        noun = called(part)
        return _Spot((*self.route, place), f"{noun.capitalize()} {name_of(part, place)}", noun)

    def fact(self, change: str, said: str, before: str | None = None, after: str | None = None) -> Fact:
        return Fact(topic_of(self.noun, change), said, route_text(self.route), before, after)


def _listed(value: Any) -> Any:
    return value if isinstance(value, list) else [] if value is None else [value]


def _brief(value: object) -> str:
    return "some" if isinstance(value, Part | list | dict) and value else "none" if value in ([], {}) else shown(value)


def _told(value: object) -> str | None:
    return text(value) if isinstance(value, Part) else None if value is None else shown(value)


@cache
def _refs(model: type[Record]) -> dict[Pattern, Ref]:
    return dict(patterns(model, Ref))


@cache
def _prose(model: type[Record]) -> frozenset[Pattern]:
    return frozenset(pattern for pattern, _ in patterns(model, ProseMark))
