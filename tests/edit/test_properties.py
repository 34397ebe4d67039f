"""Any edit of any value changes that value and nothing else: in generated texts, and in every file of this handbook."""

from __future__ import annotations

import json
import os
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from opsbook.diagnostic import Route
from opsbook.read import source
from opsbook.read.document import Document
from opsbook.read.edit import Draft, RefusedError
from tests.read.yaml_texts import NAMES, NUMBERS, VALUES, WORDS, written

DATA = Path(__file__).parents[2] / "data"
KINDS = sorted(folder.name for folder in DATA.iterdir())
_BREAKS = re.compile(r"(?<=\n)|(?<=\r)(?!\n)")


def routes(value: Any, route: Route = ()) -> Iterator[Route]:
    """The way to every value, containers too."""
    if route:
        yield route
    for step, inner in (
        value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    ):
        yield from routes(inner, (*route, step))


def at(value: Any, route: Route) -> Any:
    for step in route:
        value = value[step]
    return value


def others(values: Any, route: Route) -> str:
    """Everything but the value at a route, in a form that tells 1 from true and 1.0."""
    copy = json.loads(json.dumps(values))
    holder = at(copy, route[:-1])
    holder[route[-1]] = "changed"
    return json.dumps(copy, sort_keys=True)


def differing(before: bytes, after: bytes) -> tuple[list[str], list[str]]:
    """The lines in which two texts differ: what is left between their common beginning and their common end."""
    old, new = _BREAKS.split(before.decode()), _BREAKS.split(after.decode())
    while old and new and old[0] == new[0]:
        old, new = old[1:], new[1:]
    while old and new and old[-1] == new[-1]:
        old, new = old[:-1], new[:-1]
    return old, new


def readable(text: str) -> Document | None:
    document = source.parse(text.encode())
    return document if document.readable and not document.problems and document.values else None


@given(written(), st.data())
def test_setting_a_value_changes_that_value_only(text: str, data: st.DataObject) -> None:
    document = readable(text)
    if not document:
        return
    route = data.draw(st.sampled_from(list(routes(document.values))))
    value = data.draw(WORDS | NUMBERS | st.booleans() | VALUES)
    draft = Draft(text.encode())
    draft.put(route, value)
    after = source.parse(draft.raw).values
    assert json.dumps(at(after, route), sort_keys=True) == json.dumps(value, sort_keys=True)
    assert others(after, route) == others(document.values, route)


@given(written(), st.data())
def test_what_stands_outside_of_the_value_is_byte_for_byte_the_same(text: str, data: st.DataObject) -> None:
    document = readable(text)
    if not document:
        return
    route = data.draw(st.sampled_from(list(routes(document.values))))
    draft = Draft(text.encode())
    splice = draft.put(route, data.draw(WORDS))
    assert draft.raw.decode() == text[: splice.start] + splice.text + text[splice.end :]
    start, end = document.extent(route)
    assert splice.end <= max(end, splice.start)
    if not isinstance(at(document.values, route), dict | list):
        assert start <= splice.start


@given(written(), NAMES, WORDS | NUMBERS | VALUES, st.data())
def test_a_new_field_leaves_all_others_alone(text: str, name: str, value: Any, data: st.DataObject) -> None:
    document = readable(text)
    if not document:
        return
    mappings = [(), *(route for route in routes(document.values) if isinstance(at(document.values, route), dict))]
    route = data.draw(st.sampled_from(mappings))
    holder = at(document.values, route)
    if name in holder or not holder:
        return
    draft = Draft(text.encode())
    draft.put((*route, name), value)
    after = source.parse(draft.raw).values
    added = at(after, route).pop(name)
    assert json.dumps(added, sort_keys=True) == json.dumps(value, sort_keys=True)
    assert json.dumps(after, sort_keys=True) == json.dumps(document.values, sort_keys=True)


@given(written(), WORDS | NUMBERS | VALUES, st.data())
def test_a_new_item_comes_last_and_leaves_all_others_alone(text: str, item: Any, data: st.DataObject) -> None:
    document = readable(text)
    lists = (
        [route for route in routes(document.values) if isinstance(at(document.values, route), list)] if document else []
    )
    if not document or not lists:
        return
    route = data.draw(st.sampled_from(lists))
    draft = Draft(text.encode())
    draft.append(route, item)
    after = source.parse(draft.raw).values
    added = at(after, route).pop()
    assert json.dumps(added, sort_keys=True) == json.dumps(item, sort_keys=True)
    assert json.dumps(after, sort_keys=True) == json.dumps(document.values, sort_keys=True)


@given(
    st.binary(max_size=60) | written().map(str.encode), st.lists(st.text(max_size=5) | st.integers(0, 3), max_size=3)
)
def test_an_edit_is_made_or_refused_and_a_refused_one_changes_nothing(raw: bytes, route: list[str | int]) -> None:
    try:
        draft = Draft(raw)
    except RefusedError:
        return
    try:
        draft.put((*route, "a"), "x")
    except RefusedError:
        assert draft.raw == raw


def edited(kind: str) -> Iterator[tuple[bytes, bool, Document, Route]]:
    """Values of the files of a kind: one in thirteen, of each file others; all of them when exploring."""
    step = 1 if os.environ.get("HYPOTHESIS_PROFILE") == "explore" else 13
    for number, file in enumerate(sorted((DATA / kind).iterdir())):
        raw, markdown = file.read_bytes(), file.suffix == ".md"
        document = source.parse(raw, markdown)
        for route in list(routes(document.values))[number % step :: step]:
            yield raw, markdown, document, route


@pytest.mark.parametrize("kind", KINDS)
def test_every_value_of_this_handbook_can_be_replaced_and_only_its_own_lines_change(kind: str) -> None:
    for raw, markdown, document, route in edited(kind):
        if isinstance(at(document.values, route), dict | list):
            continue
        draft = Draft(raw, markdown)
        draft.put(route, "another: word, 'quoted'")
        after = source.parse(draft.raw, markdown).values
        assert at(after, route) == "another: word, 'quoted'"
        assert others(after, route) == others(document.values, route)
        old, new = differing(raw, draft.raw)
        lines = document.text.content[slice(*document.extent(route))].rstrip().count("\n") + 1
        assert len(old) <= lines, f"{route}: {lines} lines hold the value, {len(old)} changed"
        assert lines > 1 or len(new) == 1


@pytest.mark.parametrize("kind", KINDS)
def test_setting_a_value_of_one_line_to_what_it_is_changes_no_byte(kind: str) -> None:
    for raw, markdown, document, route in edited(kind):
        value = at(document.values, route)
        if not isinstance(value, dict | list) and "\n" not in document.written(route):
            draft = Draft(raw, markdown)
            draft.put(route, value)
            assert draft.raw == raw, route


@pytest.mark.parametrize("kind", KINDS)
def test_every_list_of_this_handbook_takes_one_more_item(kind: str) -> None:
    for raw, markdown, document, route in edited(kind):
        if isinstance(at(document.values, route), list):
            draft = Draft(raw, markdown)
            draft.append(route, {"on": "2026-11-21", "by": "maya-chen"})
            old, new = differing(raw, draft.raw)
            assert len(old) <= 1
            assert len(new) <= len(old) + 2
