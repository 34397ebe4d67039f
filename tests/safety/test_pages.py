"""Whatever stands in whatever field of whatever kind: no page, feed or file of the site runs it."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator
from functools import cache
from typing import Any
from xml.etree import ElementTree

import pytest

from opsbook import build
from opsbook.checked import Checked
from opsbook.emit.artifact import Made, Page
from opsbook.emit.forge import Forge
from tests.example_handbook import FILES, RULES
from tests.handbooks import TODAY, in_memory
from tests.safety.markup import Node, handlers, leads_astray, nodes
from tests.safety.payloads import PAYLOADS

FORGE = Forge("https://handbook.example/", "https://forge.example/x", "https://forge.example/x/edit/main/", None)
GROUPS = {"forwards": PAYLOADS, "backwards": PAYLOADS[::-1], "ordinary": ["An ordinary sentence."]}
"""There are more texts in the examples than payloads, so that each stands somewhere, twice over in different fields."""


@cache
def site(group: str) -> list[Made]:
    """The site of the examples with a payload in every free text."""
    payloads = GROUPS[group]
    number = iter(range(10**6))
    handbook = in_memory(FILES, TODAY)
    files = {}
    for record in handbook.book:
        values = handbook.document(record).values
        files[record.path] = json.dumps(_filled(values, payloads, number, ()), ensure_ascii=False)
    changed = in_memory(files, TODAY)
    assert next(number) >= len(payloads)
    checked = Checked(changed, RULES, [])
    return list(build.artifacts(build.site_of(checked, payloads[0], payloads[-1], FORGE)))


_KEPT = frozenset(
    (
        *(
            "id",
            "on",
            "status",
            "kind",
            "audience",
            "review_every",
            "reviewed",
            "level",
            "outcome",
            "lifecycle",
            "stage",
        ),
        *(
            "risk_tier",
            "treatment",
            "tier",
            "scorecard",
            "better",
            "reversible",
            "style",
            "url",
            "granted_on",
            "expires",
        ),
        *("effective_from", "decided_on", "recorded_on", "revisit_by", "starts", "ends", "accepted_until", "next_on"),
        *("until", "start", "end", "notice", "deprecated_on", "removed_on", "exercise_every", "walk_every"),
        *("expires", "access_review_every", "rule", "name", "requirement", "aliases"),
    )
)


def _filled(value: Any, payloads: list[str], number: Iterator[int], route: tuple[str, ...]) -> Any:
    """The value with payloads for its texts; ids, days and words of the house stay what they are."""
    if isinstance(value, dict):
        return {key: _filled(inner, payloads, number, (*route, key)) for key, inner in value.items()}
    if isinstance(value, list):
        return [_filled(item, payloads, number, route) for item in value]
    if not isinstance(value, str) or route[-1] in _KEPT or (" " not in value and route[-1] not in ("title", "unit")):
        return value
    return payloads[next(number) % len(payloads)]


def pages(group: str) -> dict[str, list[Node]]:
    """The elements of every page, by address; and of every file that is HTML."""
    found = {}
    for artifact in site(group):
        if isinstance(artifact, Page):
            found[artifact.url] = nodes(artifact.article)
        elif artifact.path.endswith(".html"):
            found[artifact.path] = nodes(artifact.content.decode())
    return found


OURS = {
    "script",
    "style",
    "link",
    "meta",
    "svg",
    "iframe",
    "object",
    "embed",
    "base",
    "form",
    "template",
    "math",
    "input",
}


@pytest.mark.parametrize("group", ["forwards", "backwards"])
def test_no_page_has_an_active_element_that_our_templates_have_not(group: str) -> None:
    ordinary = pages("ordinary")
    assert len(ordinary) > 40
    for url, found in pages(group).items():
        active = Counter(node.tag for node in found if node.tag in OURS - {"svg", "input"})
        known = Counter(node.tag for node in ordinary.get(url, []) if node.tag in OURS - {"svg", "input"})
        assert active <= known, (url, active - known)


@pytest.mark.parametrize("group", ["forwards", "backwards"])
def test_no_element_of_any_page_has_a_handler_or_leads_astray(group: str) -> None:
    for url, found in pages(group).items():
        for node in found:
            assert not handlers(node), (url, node)
            assert not leads_astray(node), (url, node)


@pytest.mark.parametrize("group", ["forwards", "backwards"])
def test_every_machine_file_stays_well_formed(group: str) -> None:
    seen = set()
    for artifact in site(group):
        if isinstance(artifact, Page):
            continue
        ending = artifact.path.rpartition(".")[2]
        if ending == "xml":
            ElementTree.fromstring(artifact.content)
        elif ending == "json":
            json.loads(artifact.content)
        elif ending == "ics":
            assert_calendar(artifact.content)
        seen.add(ending)
    assert {"xml", "json", "ics"} <= seen


def assert_calendar(raw: bytes) -> None:
    """Every line of a calendar is a property, folded as RFC 5545 wants it."""
    for line in raw.decode().replace("\r\n ", "").split("\r\n")[:-1]:
        name = line.split(":", 1)[0].split(";", 1)[0]
        assert name.replace("-", "").isalnum(), line
    assert all(len(line) <= 75 for line in raw.split(b"\r\n"))


def test_templates_in_texts_are_texts() -> None:
    whole = "".join(artifact.article for artifact in site("forwards") if isinstance(artifact, Page))
    assert "{{ 7*7 }}" in whole
    assert "{% for x in range(9) %}" in whole
