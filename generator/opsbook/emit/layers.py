"""Which layer of a drawing each record stands in, so that every wire leads from left to right."""

from __future__ import annotations

from collections.abc import Iterable

Wire = tuple[str, str]
"""From one record's key to another's."""


def acyclic(wires: Iterable[Wire]) -> list[Wire]:
    """The wires in order, without those that would lead back to where they come from."""
    after: dict[str, set[str]] = {}
    kept = []
    for source, to in wires:
        if source != to and not _reaches(to, source, after):
            after.setdefault(source, set()).add(to)
            kept.append((source, to))
    return kept


def _reaches(start: str, goal: str, after: dict[str, set[str]]) -> bool:
    seen, todo = {start}, [start]
    while todo:
        fresh = after.get(todo.pop(), set()) - seen
        seen |= fresh
        todo.extend(fresh)
    return goal in seen


def layers(keys: Iterable[str], wires: list[Wire]) -> dict[str, int]:
    """The longest way to each record; one that only leads on stands just before what it leads to."""
    layer = dict.fromkeys(keys, 0)
    for _ in layer:
        for source, to in wires:
            layer[to] = max(layer[to], layer[source] + 1)
    fed = {to for _, to in wires}
    for key in layer:
        onward = [layer[to] for source, to in wires if source == key]
        if onward and key not in fed:
            layer[key] = min(onward) - 1
    return layer
