"""Links in prose that ask the reader to turn to somebody, or to use something. What tells of the past asks nothing."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from opsbook.diagnostic import Route
from opsbook.graph import wikilink
from opsbook.graph.handbook import Handbook
from opsbook.graph.link import MENTION, Link
from opsbook.graph.wikilink import WikiLink
from opsbook.model.record import Record

_VERBS = (
    r"ask|call|tell|page|phone|ring|contact|inform|alert|notify|warn|mail|e-?mail|message|text|use|open|start|run"
    r"|(?:write|talk|speak|report|turn|go|escalate|send it|hand it|log in) to|log into|see|follow|let"
)
_ASKS = re.compile(
    rf"(?:(?:\A|\n)\s*(?:[-*+>]|\d+[.)])?\s*|[.;:!?(]\s+|,\s+|\b(?:or|and|then|please|to|must|should|can|may|first|always|not)\s+)"
    rf"(?:{_VERBS})\s+(?:[\w'’-]+\s+){{0,3}}\Z",
    re.IGNORECASE,
)
_PAST = re.compile(
    r"\b(?:was|were|had|did|used to|formerly|until|ago|back then|no longer|(?:19|20)\d\d|\w+ed)\b", re.IGNORECASE
)
_SENTENCE_ENDS = re.compile(r"[.!?]\s|\n[ \t]*\n")
_HISTORY = frozenset(("reviews", "exercises", "walked", "approvals", "access_reviews", "series", "outcome", "result"))
_REACH = 200


def calls(record: Record, handbook: Handbook, targets: frozenset[str]) -> Iterator[tuple[Link, WikiLink]]:
    """The links in a record's prose that ask to turn to one of some records, by keys, each as it is written."""
    if record.kind.name == "decision":
        return  # a decision tells of its day
    routes = dict.fromkeys(
        link.route for link in handbook.book.out[record.key] if link.ref is MENTION and link.target.key in targets
    )
    for route in routes:
        text = _at(record, route)
        if not isinstance(text, str) or not _HISTORY.isdisjoint(route):
            continue
        for match, wiki in wikilink.placed(text, record.kind.name == "page"):
            found = handbook.book.find(wiki.name)
            if found and found.key in targets and _asks(text, match):
                yield Link(record, found, route, MENTION), wiki


def _asks(text: str, match: re.Match[str]) -> bool:
    before = text[max(0, match.start() - _REACH) : match.start()]
    starts = [end.end() for end in _SENTENCE_ENDS.finditer(before)]
    sentence = before[starts[-1] if starts else 0 :]
    end = _SENTENCE_ENDS.search(text, match.end(), match.end() + _REACH)
    after = text[match.end() : end.start() if end else match.end() + _REACH]
    return bool(_ASKS.search(sentence)) and not _PAST.search(f"{sentence} {after}")


def _at(record: Record, route: Route) -> Any:
    """The value of a record at a route; None where there is none."""
    held: Any = record
    for step in route:
        if isinstance(step, str):
            held = getattr(held, step, None)
        else:
            held = held[step] if isinstance(held, list) and step < len(held) else None
    return held
