"""The dated facts that records state themselves: what somebody did on a day, and who."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from typing import Any

from opsbook.model.record import Part, Record
from opsbook.model.reference import Ref
from opsbook.model.shape import ITEMS, Pattern, patterns
from opsbook.model.text import PastMark
from opsbook.model.traits import Review

_REVIEWS = {
    "confirmed": "Reviewed, nothing to change",
    "changed": "Reviewed and changed",
    "retired": "Reviewed and retired",
}


@dataclass(frozen=True, slots=True)
class Act:
    """How a dated fact reads ("Approved"), and where those stand who did it."""

    word: str
    by: Pattern | None


@cache
def acts(model: type[Record]) -> dict[Pattern, Act]:
    """The days of a model on which somebody did something, each with the reference beside it that says who."""
    doers = [(pattern, ref) for pattern, ref in patterns(model, Ref) if ref.history and ref.says.endswith(" by")]
    found = {}
    for pattern, _ in patterns(model, PastMark):
        holder, name = pattern[:-1], pattern[-1]
        beside = [(p, ref) for p, ref in doers if p[: len(holder)] == holder and p[len(holder) + 1 :] in ((), (ITEMS,))]
        word = None if name == "on" else name.removesuffix("_on").replace("_", " ").capitalize()
        by = next(((p, ref) for p, ref in beside if word in (None, ref.says.removesuffix(" by"))), None)
        if by:
            found[pattern] = Act(by[1].says.removesuffix(" by"), by[0])
        elif word and not holder:
            found[pattern] = Act(word, None)
    return found


def words(act: Act, holder: Any, plain: Callable[[str], str] = str.strip) -> str:
    """What was done, with its outcome and note. ``plain`` makes a note one line of text."""
    if not isinstance(holder, Part) or isinstance(holder, Record):
        return act.word
    if isinstance(holder, Review):
        word, note = _REVIEWS[holder.outcome], holder.note
    else:
        version = getattr(holder, "version", None)
        word = act.word if version is None else f"{act.word}, version {version}"
        note = getattr(holder, "note", None) or getattr(holder, "outcome", None)
    return f"{word}: {plain(note)}" if note else word
