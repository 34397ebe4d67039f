"""`opsbook diff` of the same said in another way: nothing changed. And of what only looks like it: something did."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from tests.command_line import opsbook
from tests.git import Repository
from tests.handbooks import Files

POLICY, RUNBOOK = "data/policies/consent.md", "data/runbooks/down.yml"
DECISION, PROCESS, SERVICE = "data/decisions/0001-buy.yml", "data/processes/ask.yml", "data/services/store.yml"
BOOK: Files = {
    "data/people/maya.yml": "title: Maya Chen\n",
    "data/people/zoe.yml": "title: Zoe Kim\n",
    "data/teams/desk.yml": "title: Desk\nmembers: [maya, zoe]\n",
    POLICY: (
        "---\ntitle: Consent\nowner: maya\nversion: 1\nregions: [eu, us]\ntags: [a, b]\nrelated: [maya, zoe, desk]\n"
        "review_every: 12 months\nreviews: [{on: 2026-05-01, by: maya}, {on: 2026-06-01, by: maya}]\n"
        "purpose: |\n  People say what we may send,\n  and we keep to it.\n\n  - Ask them.\n  - Keep the proof.\n"
        "requirements:\n  - {id: proof, text: Keep the proof.}\n  - {id: days, text: Act within two days.}\n---\n"
        "# Why\n\nWho was asked [[maya]] can\nbe written to.\n\n> We ask once,\n> and no more.\n\n"
        "| Who | What |\n|--|--|\n| We | ask |\n\n"
        "```sh\nask  --once\n```\n\nThe form says `a  b` * 2.\n\n1. First\n1. Then, as in\n   2020\n\n"
        "It came into force in\n2021. Since then, we ask.\n"
    ),
    DECISION: (
        "title: Buy it\nstatus: accepted\ndecided_on: 2026-01-01\ndeciders: [zoe]\ncontext: We lack one.\n"
        "options: [{title: Buy, summary: Quick.}, {title: Build, summary: Slow.}]\nchosen: Buy\n"
    ),
    RUNBOOK: (
        "title: Down\nowner: zoe\nservices: [store]\nexercise_every: 6 months\n"
        "exercises: [{on: 2026-02-01, by: zoe}, {on: 2026-08-01, by: zoe}]\n"
        "steps:\n  - {title: Look, do: Open the log., run: grep  x}\n  - {title: Restart, do: Press it.}\n"
        "escalation: [{after: 10, to: maya}, {after: 30, to: zoe}]\n"
    ),
    PROCESS: (
        "title: Ask\nowner: zoe\nactivities:\n"
        "  - {name: Write, responsible: [maya]}\n  - {name: Send, responsible: [zoe]}\n"
    ),
    SERVICE: "title: Store\nowner: zoe\nreadiness: {checklist: ready, on: 2026-03-01, by: zoe}\n",
    "data/checklists/ready.yml": "title: Ready\nowner: zoe\nitems: [{text: Look at it., uses: [store]}]\n",
}


@pytest.fixture(scope="module")
def repository(tmp_path_factory: pytest.TempPathFactory) -> Repository:
    made = Repository(tmp_path_factory.mktemp("book"))
    made.commit("2026-10-01", BOOK)
    return made


def changes(repository: Repository, path: str, swaps: dict[str, str]) -> list[dict[str, Any]]:
    """What is told once some words of a file are others."""
    text = str(BOOK[path])
    for old, new in swaps.items():
        assert old in text
        text = text.replace(old, new)
    file = repository.folder / path
    file.write_text(text)
    try:
        ran = opsbook(repository.folder, "diff", "HEAD", "--output-format", "json", "--as-of", "2026-11-21")
    finally:
        file.write_text(str(BOOK[path]))
    assert ran.code == 0, ran.err
    found: list[dict[str, Any]] = json.loads(ran.out)["changes"]
    return found


SAME = {
    "a reference with its kind": (POLICY, {"owner: maya": "owner: person:maya"}),
    "references in a list with their kind": (DECISION, {"deciders: [zoe]": "deciders: [person:zoe]"}),
    "references in items with their kind": (RUNBOOK, {"to: maya": "to: person:maya", "by: zoe": "by: person:zoe"}),
    "a link in prose with its kind": (POLICY, {"[[maya]]": "[[person:maya]]"}),
    "a number in quotes": (POLICY, {"version: 1": 'version: "1"'}),
    "a number of minutes in quotes": (RUNBOOK, {"after: 10": 'after: "10"'}),
    "a body wrapped elsewhere": (POLICY, {"asked [[maya]] can\nbe": "asked\n[[maya]] can be"}),
    "a quotation wrapped elsewhere": (POLICY, {"> We ask once,\n> and no": "> We ask\n> once, and no"}),
    "a table drawn wider": (POLICY, {"|--|--|\n| We | ask |": "|-----|------|\n| We  | ask  |"}),
    "a text wrapped elsewhere": (POLICY, {"we may send,\n  and we": "we may\n  send, and we"}),
    "a folded text": (POLICY, {"purpose: |": "purpose: >"}),
    "other bullets": (POLICY, {"- Ask them.\n  - Keep": "* Ask them.\n  * Keep"}),
    "other numbers of points": (POLICY, {"1. First\n1. Then": "1) First\n2) Then"}),
    "a wider list": (POLICY, {"1. First\n1. Then, as in\n   2020": "1.  First\n\n2.  Then,\n    as in 2020"}),
    "two spaces": (POLICY, {"what we": "what  we", "be written": "be  written"}),
    "tags in another order": (POLICY, {"[a, b]": "[b, a]"}),
    "regions in another order": (POLICY, {"[eu, us]": "[us, eu]"}),
    "references in another order": (POLICY, {"[maya, zoe, desk]": "[desk, zoe, maya]"}),
    "the same reference twice": (POLICY, {"[maya, zoe, desk]": "[maya, zoe, desk, zoe]"}),
    "reviews in another order": (
        POLICY,
        {
            "{on: 2026-05-01, by: maya}, {on: 2026-06-01, by: maya}": (
                "{on: 2026-06-01, by: maya}, {on: 2026-05-01, by: maya}"
            )
        },
    ),
    "the last review in short": (POLICY, {", {on: 2026-06-01, by: maya}]": "]\nreviewed: 2026-06-01"}),
    "exercises in another order": (
        RUNBOOK,
        {
            "{on: 2026-02-01, by: zoe}, {on: 2026-08-01, by: zoe}": (
                "{on: 2026-08-01, by: zoe}, {on: 2026-02-01, by: zoe}"
            )
        },
    ),
    "a single item without brackets": ("data/checklists/ready.yml", {"uses: [store]": "uses: store"}),
    "a single part with brackets": (
        SERVICE,
        {"{checklist: ready, on: 2026-03-01, by: zoe}": "[{checklist: ready, on: 2026-03-01, by: zoe}]"},
    ),
    "a length of time in other words": (POLICY, {"12 months": "1 year"}),
    "what holds anyway": (POLICY, {"owner: maya": "owner: maya\naudience: internal"}),
    "an empty list": (DECISION, {"chosen:": "consulted: []\nchosen:"}),
}


@pytest.mark.parametrize(("path", "swaps"), SAME.values(), ids=SAME)
def test_the_same_said_in_another_way_is_no_change(repository: Repository, path: str, swaps: dict[str, str]) -> None:
    assert changes(repository, path, swaps) == []


OTHER = {
    "steps in another order": (
        RUNBOOK,
        {
            "  - {title: Look, do: Open the log., run: grep  x}\n": "",
            "do: Press it.}\n": "do: Press it.}\n  - {title: Look, do: Open the log., run: grep  x}\n",
        },
    ),
    "escalation in another order": (
        RUNBOOK,
        {"{after: 10, to: maya}, {after: 30, to: zoe}": "{after: 30, to: zoe}, {after: 10, to: maya}"},
    ),
    "activities in another order": (
        PROCESS,
        {
            "  - {name: Write, responsible: [maya]}\n  - {name: Send, responsible: [zoe]}\n": (
                "  - {name: Send, responsible: [zoe]}\n  - {name: Write, responsible: [maya]}\n"
            )
        },
    ),
    "options in another order": (
        DECISION,
        {
            "{title: Buy, summary: Quick.}, {title: Build, summary: Slow.}": (
                "{title: Build, summary: Slow.}, {title: Buy, summary: Quick.}"
            )
        },
    ),
    "a space in a block of code": (POLICY, {"ask  --once": "ask --once"}),
    "a space in code within a line": (POLICY, {"`a  b`": "`a b`"}),
    "another year at the beginning of a line": (POLICY, {"2021.": "2022."}),
    "a sign behind code": (POLICY, {"` * 2": "` + 2"}),
    "another point": (POLICY, {"1. First": "1. Last"}),
    "a space in a command": (RUNBOOK, {"grep  x": "grep x"}),
    "points with numbers": (POLICY, {"- Ask them.\n  - Keep": "1. Ask them.\n  2. Keep"}),
    "another version": (POLICY, {"version: 1": 'version: "1.1"'}),
    "somebody else of that name": (POLICY, {"owner: maya": "owner: team:desk"}),
    "a review by somebody else in short": (
        POLICY,
        {"owner: maya": "owner: maya", "{on: 2026-06-01, by: maya}]": "{on: 2026-06-01, by: zoe}]"},
    ),
    "a review of another outcome in short": (
        RUNBOOK,
        {"owner: zoe": "owner: zoe\nreviewed: 2026-06-01"},
    ),
}


@pytest.mark.parametrize(("path", "swaps"), OTHER.values(), ids=OTHER)
def test_what_only_looks_the_same_is_a_change(repository: Repository, path: str, swaps: dict[str, str]) -> None:
    (change,) = changes(repository, path, swaps)
    assert change["what"] == "changed"
    assert change["facts"] or change["edited"]


def test_names_that_follow_a_new_id_are_no_change(tmp_path: Path) -> None:
    repository = Repository(tmp_path)
    repository.commit("2026-10-01", BOOK)
    (repository.folder / "data/people/maya.yml").unlink()
    for path, text in BOOK.items():
        if "people/maya" not in path:
            (repository.folder / path).write_text(str(text).replace("maya", "maya-chen"))
    (repository.folder / "data/people/maya-chen.yml").write_text("title: Maya Chen\naliases: [maya]\n")
    ran = opsbook(repository.folder, "diff", "HEAD")
    assert ran.out == "person:maya-chen  Maya Chen  (renamed, before person:maya)\n  Edited: aliases\n"


def test_what_is_added_and_removed_in_a_set_is_told_by_name(repository: Repository) -> None:
    (change,) = changes(repository, DECISION, {"deciders: [zoe]": "deciders: [team:desk, person:zoe]"})
    assert [(fact["text"], fact["after"]) for fact in change["facts"]] == [("Decided by: Desk added", "team:desk")]
