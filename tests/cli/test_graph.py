"""`opsbook graph`: what a record links to and what links to it."""

from __future__ import annotations

import json
from pathlib import Path

from tests.command_line import Ran, opsbook
from tests.handbooks import Files, write

BOOK: Files = {
    "data/people/maya.yml": "title: Maya Chen\n",
    "data/roles/lead.yml": "title: Lead\nholders: [maya]\nteam: web\n",
    "data/teams/web.yml": 'title: Web "and" app\n',
    "data/policies/consent.yml": "title: Consent\nowner: lead\napplies_to: [store]\nmeasured_by: [reach]\n",
    "data/services/store.yml": "title: Store\nowner: maya\nsummary: See [[consent]].\n",
    "data/metrics/reach.yml": "title: Reach\n",
    "data/terms/alone.yml": "title: Alone\n",
}


def graph(folder: Path, *arguments: str) -> Ran:
    write(folder, BOOK)
    return opsbook(folder, "graph", *arguments)


def test_both_sides_are_shown_under_their_headings(tmp_path: Path) -> None:
    ran = graph(tmp_path, "policy:consent")
    assert (ran.code, ran.out.splitlines()) == (
        0,
        [
            "policy:consent  Consent",
            "  → Governs",
            "      service:store  Store",
            "  → Measured by",
            "      metric:reach  Reach",
            "  → Owned by",
            "      role:lead  Lead",
        ],
    )
    assert "  ← Looks after\n      policy:consent  Consent" in graph(tmp_path, "lead").out


def test_a_record_that_nothing_leads_to_is_shown_alone(tmp_path: Path) -> None:
    ran = graph(tmp_path, "alone", "--depth", "3")
    assert (ran.code, ran.out, ran.err) == (0, "term:alone  Alone\n", "0 records within 3, 0 links.\n")


def test_depth_follows_the_links_of_neighbours(tmp_path: Path) -> None:
    assert "person:maya" not in graph(tmp_path, "consent").out
    ran = graph(tmp_path, "consent", "--depth", "2")
    assert "      role:lead  Lead\n      → Held by\n          person:maya  Maya Chen" in ran.out


def test_json_holds_records_with_their_distance_and_links_with_both_headings(tmp_path: Path) -> None:
    told = json.loads(graph(tmp_path, "consent", "--depth", "2", "--output-format", "json").out)
    distances = {one["record"]: one["distance"] for one in told["records"]}
    assert (told["version"], told["record"], told["depth"]) == (1, "policy:consent", 2)
    assert distances["policy:consent"] == 0
    assert distances["role:lead"] == 1
    assert distances["person:maya"] == distances["team:web"] == 2
    assert {
        "from": "policy:consent",
        "says": "Governs",
        "to": "service:store",
        "back": "Governed by",
        "field": "applies_to[0]",
    } in told["links"]


def test_drawing_programs_get_quoted_text(tmp_path: Path) -> None:
    dot = graph(tmp_path, "web", "--output-format", "dot").out
    assert dot.startswith("digraph handbook {\n")
    assert '"team:web" [label="Web \\"and\\" app", style=bold];' in dot
    assert '"role:lead" -> "team:web" [label="In team"];' in dot
    mermaid = graph(tmp_path, "web", "--output-format", "mermaid").out.splitlines()
    assert mermaid == [
        "flowchart LR",
        '  r0(["Web #quot;and#quot; app"])',
        '  r1["Lead"]',
        '  r1 -->|"In team"| r0',
    ]


def test_an_unknown_record_is_a_mistake_of_use(tmp_path: Path) -> None:
    ran = graph(tmp_path, "consnt")
    assert (ran.code, ran.err) == (2, "opsbook: there is no record consnt; did you mean consent?\n")
