"""What a record says, however it is written down. The one place that knows when two values say the same.

None of this makes a difference: a reference with its kind or without, by the id of today or a former one; a number in
quotes; white space and the marks of lists in prose (not in code); a single item with or without brackets; the order of
what is no sequence, such as tags, references and dated evidence; ``reviewed:`` in place of the same review in full.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import date
from functools import cache
from types import MappingProxyType
from typing import Any, NamedTuple

from opsbook.graph.book import Book
from opsbook.graph.wording import wording
from opsbook.model.record import Part, Record
from opsbook.model.reference import Ref
from opsbook.model.shape import ITEMS, Pattern, patterns
from opsbook.model.text import CodeMark, PastMark, ProseMark, UrlMark
from opsbook.model.traits import Review

_WITH_KIND = re.compile(r"[a-z-]+:([a-z0-9-]+)")
NOTHING: Mapping[str, str] = MappingProxyType({})
Values = dict[str, Any]


class _Shape(NamedTuple):
    """What the values of a model are, by their places."""

    refs: dict[Pattern, Ref]
    prose: frozenset[Pattern]
    code: frozenset[Pattern]
    evidence: frozenset[Pattern]
    """Lists of what was done on a day; their days say in which order."""
    listed: frozenset[Pattern]
    """Where an item may stand by itself, or a list of such."""
    ordered: frozenset[Pattern]


@cache
def _shape(model: type[Record]) -> _Shape:
    refs, prose = dict(patterns(model, Ref)), _places(model, ProseMark)
    known = {*refs, *prose, *_places(model, UrlMark), *_places(model, Part)}
    return _Shape(
        refs,
        prose,
        _places(model, CodeMark),
        frozenset(place[:-2] for place in _places(model, PastMark) if place[-2:] == (ITEMS, "on")),
        frozenset(place for place in known if (*place, ITEMS) in known),
        frozenset(place[:-1] for place in known - set(refs) if place[-1] == ITEMS),
    )


def _places(model: type[Record], mark: type) -> frozenset[Pattern]:
    return frozenset(place for place, _ in patterns(model, mark))


def values_of(record: Record) -> Values:
    """A record's fields by the names that they have in files."""
    return {info.alias or name: getattr(record, name) for name, info in type(record).model_fields.items()}


class Meaning:
    """What the values of a record, or of an earlier version of it, say. Equal meanings compare as equal.

    ``books`` are asked in turn what a name stands for; ``now`` gives the present key of a record that has another one.
    """

    def __init__(self, record: Record, books: Sequence[Book], now: Mapping[str, str] = NOTHING) -> None:
        self._record, self._books, self._now, self._shape = record, books, now, _shape(type(record))

    def of(self, value: Any, place: Pattern = ()) -> Any:
        """The meaning of a value at a place; the place of a whole record, or of its fields by name, is ``()``."""
        if isinstance(value, Part):
            value = {info.alias or name: getattr(value, name) for name, info in type(value).model_fields.items()}
        if isinstance(value, list):
            return self._list(value, place)
        if place in self._shape.listed and value not in (None, ""):
            return self._list([value], place)
        if isinstance(value, dict):
            inside = self._shape.prose if (*place, ITEMS) in self._shape.prose else ()
            each = {name: (*place, ITEMS) if inside else (*place, name) for name in value}
            said = {name: self.of(item, each[name]) for name, item in value.items()}
            return {name: item for name, item in said.items() if item not in (None, "", [], (), {})}
        return self._single(value, place)

    def _list(self, value: list[Any], place: Pattern) -> Any:
        said = [self.of(item, (*place, ITEMS)) for item in value]
        plain = place not in self._shape.ordered and all(isinstance(item, str) for item in said)
        if plain or place in self._shape.evidence or (*place, ITEMS) in self._shape.refs:
            once = {repr(item): item for item in said}
            return tuple(once[key] for key in sorted(once))
        return said

    def _single(self, value: Any, place: Pattern) -> Any:
        if value is None or isinstance(value, bool):
            return value
        if isinstance(value, float) and value.is_integer():
            return str(int(value))
        text = value.isoformat() if isinstance(value, date) else str(value)
        if ref := self._shape.refs.get(place):
            return self._key(text, ref)
        if place in self._shape.code:
            return text.strip("\n")
        page = self._record.kind.name == "page"
        said = wording(text, self._key, page) if place in self._shape.prose else " ".join(text.split())
        return next((book.former_ids[said] for book in self._books if said in book.former_ids), said)

    def _key(self, name: str, ref: Ref | None = None) -> str:
        found = next((key for book in self._books if (key := book.key_of(self._record, name, ref))), None)
        if found:
            return self._now.get(found, found)
        with_kind = _WITH_KIND.fullmatch(name)
        return with_kind[1] if with_kind else " ".join(name.split())


def even_out_shorthand(was: Values, now: Values, before: Meaning, after: Meaning) -> None:
    """Take the review out of two versions that one states in full and the other in short, as ``reviewed:``."""
    owners = {before.of(was.get("owner"), ("owner",)), after.of(now.get("owner"), ("owner",))}
    for short, full, meaning in ((was, now, after), (now, was, before)):
        day, reviews = short.get("reviewed"), full.get("reviews")
        if not day or day == full.get("reviewed") or not isinstance(reviews, list):
            continue
        for place, review in enumerate(reviews):
            if isinstance(review, Review) and review == Review(on=day, by=review.by):
                who = meaning.of(review.by, ("reviews", ITEMS, "by"))
                if who is None or who in owners:
                    short["reviewed"], full["reviews"] = None, [*reviews[:place], *reviews[place + 1 :]]
                    break
