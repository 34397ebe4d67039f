"""The tables, from made-up figures."""

from __future__ import annotations

import pytest

from tests.bench.contender import CONTENDERS
from tests.bench.document import Document
from tests.bench.process import Peak, Spent
from tests.bench.results import Results
from tests.bench.scenario import SCENARIOS
from tests.bench.workplace import Size

NAMED = {one.name: one for one in CONTENDERS}
STATES = {one.name: one for one in SCENARIOS}


@pytest.fixture
def results() -> Results:
    """opsbook and Hugo, with some figures of each sort."""
    found = Results(1000, [NAMED["opsbook"], NAMED["hugo"]], SCENARIOS)
    for state, name, seconds in (
        ("cold", "opsbook", (2.0, 9.0, 1.0)),
        ("cold", "hugo", (3.0, 5.0)),
        ("edit", "opsbook", (0.5,)),
        ("check", "opsbook", (1.25,)),
        ("serve", "opsbook", (0.025,)),
        ("serve", "hugo", (0.95,)),
    ):
        for one in seconds:
            found.note(STATES[state], NAMED[name], Spent(one, None if state == "serve" else 2 * one))
    found.peaks = {"opsbook": Peak(100, 180, 1.0), "hugo": Peak(1010, None, 1.0)}
    found.sizes = {"opsbook": Size(12345, 230.04), "hugo": Size(1010, 7.0)}
    found.stages = {"cold": "  read  0.50 s\n", "no change": ""}
    return found


def test_figures_are_medians_and_ratios_are_those_of_medians(results: Results) -> None:
    assert results.median(STATES["cold"], NAMED["opsbook"]) == 2.0
    assert results.median(STATES["cold"], NAMED["hugo"]) == 4.0
    assert results.ratio(STATES["cold"], NAMED["hugo"]) == 2.0
    assert results.median(STATES["edit"], NAMED["hugo"]) is None
    assert results.ratio(STATES["edit"], NAMED["hugo"]) is None


def test_every_table_has_a_row_for_each_tool_that_was_measured(results: Results) -> None:
    builds, checks, servers, work, cost = results.tables()
    assert builds.head == ["", "cold", "×", "no change", "×", "one edit", "×", "runs"]
    assert builds.rows == [
        ["opsbook, without search", "2.00", "1.00", "–", "–", "0.50", "1.00", "3"],
        ["Hugo, from the data", "4.00", "2.00", "–", "–", "–", "–", "2"],
    ]
    assert checks.rows == [["opsbook, without search", "1.25", "–", "–", "1"]]
    assert [row[1:3] for row in servers.rows] == [["0.025", "1.00"], ["0.950", "38.00"]]
    assert work.rows == [
        ["opsbook, without search", "4.00", "–", "1.00"],
        ["Hugo, from the data", "8.00", "–", "–"],
    ]
    assert cost.rows == [
        ["opsbook, without search", "100", "180", "230.0", "12,345"],
        ["Hugo, from the data", "1010", "–", "7.0", "1,010"],
    ]


def test_a_terminal_shows_columns_and_a_page_a_markdown_table(results: Results) -> None:
    servers = results.tables()[2]
    assert servers.text().splitlines()[1:] == [
        "                           edit to page      ×  runs",
        "  opsbook, without search         0.025   1.00     1",
        "  Hugo, from the data             0.950  38.00     1",
    ]
    assert servers.markdown().splitlines()[2:] == [
        "|  | edit to page | × | runs |",
        "| --- | ---: | ---: | ---: |",
        "| opsbook, without search | 0.025 | 1.00 | 1 |",
        "| Hugo, from the data | 0.950 | 38.00 | 1 |",
    ]


def test_the_page_says_what_was_measured_and_what_was_not(results: Results) -> None:
    results.failed = {"Zensical": "build, cold: it said no"}
    document = Document(
        command="python3 dev.py bench",
        day="2026-11-24",
        machine="A processor, 2 cores",
        files="on disk",
        load=0.1,
        versions={"opsbook": "0.1.0", "hugo": "0.168.0"},
        missing={"Eleventy": "node is not installed"},
        results=[results],
    )
    for text in (document.markdown(), document.text()):
        assert "A processor, 2 cores" in text
        assert "Eleventy: not available: node is not installed" in text
        assert "Zensical: failed: build, cold: it said no" in text
        assert "1,000 records" in text
        assert "  read  0.50 s" in text
    assert "hugo 0.168.0, opsbook 0.1.0" in document.markdown()
    assert "2026-11-24" in document.markdown()
