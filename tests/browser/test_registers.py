"""Registers: find, filter, sort, total, share, download; and those too long for one page."""

from __future__ import annotations

import csv
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

OpenPage = Callable[..., Page]


def test_find_and_filter_narrow_the_rows_and_are_kept_in_the_address(open_page: OpenPage, site: str) -> None:
    page = open_page("tools/")
    rows = page.locator("tbody tr")
    everything = rows.count()
    page.get_by_label("Find").fill("data")
    page.get_by_label("Status").select_option("Active")
    narrowed = rows.count()
    assert 0 < narrowed < everything
    expect(page.get_by_role("status").first).to_have_text(f"{narrowed} of {everything} shown")
    expect(page).to_have_url(site + "tools/?find=data&status=Active")
    other = open_page("tools/?find=data&status=Active")
    expect(other.locator("tbody tr")).to_have_count(narrowed)
    expect(other.get_by_label("Find")).to_have_value("data")


def test_nothing_found_says_so_and_offers_a_way_back(open_page: OpenPage) -> None:
    page = open_page("tools/")
    page.get_by_label("Find").fill("no such thing")
    page.get_by_role("button", name="Clear the filters").click()
    assert page.locator("tbody tr").count() > 5


def test_columns_sort_both_ways(open_page: OpenPage) -> None:
    page = open_page("tools/")
    page.get_by_role("button", name="Cost a year").click()
    page.get_by_role("button", name="Cost a year").click()
    cells = page.locator("tbody td[data-label='Cost a year']")
    costs = [float(cost) for cost in cells.evaluate_all("cells => cells.map(cell => cell.dataset.sort)")]
    assert costs == sorted(costs, reverse=True)
    expect(page).to_have_url(re.compile(r"\?sort=-cost$"))


def test_the_total_counts_the_rows_that_are_shown(open_page: OpenPage) -> None:
    page = open_page("tools/?find=mailwright")
    expect(page.locator("[data-ob-total-rows]")).to_have_text("1")
    cost = page.locator("tbody td[data-label='Cost a year']").inner_text()
    expect(page.locator("[data-ob-total]")).to_have_text(cost)


def test_the_download_holds_the_rows_that_are_shown(open_page: OpenPage, tmp_path: Path) -> None:
    page = open_page("tools/?find=mailwright")
    with page.expect_download() as waiting:
        page.get_by_role("button", name="Download these rows").click()
    waiting.value.save_as(tmp_path / "rows.csv")
    lines = (tmp_path / "rows.csv").read_text("utf-8-sig").splitlines()
    assert lines[0].startswith('"Tool"')
    assert len(lines) == 2
    assert lines[1].startswith('"Mailwright"')


def test_the_download_says_what_each_cell_shows(open_page: OpenPage, tmp_path: Path) -> None:
    page = open_page("metrics/")
    with page.expect_download() as waiting:
        page.get_by_role("button", name="Download these rows").click()
    waiting.value.save_as(tmp_path / "rows.csv")
    with (tmp_path / "rows.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    assert "Readings" not in rows[0], "pictures are no text"
    assert {row["Target"].partition("; ")[2] for row in rows} == {"On target", "Off target"}
    assert not [row["Target"] for row in rows if not re.match(r"at (least|most) [\d.,]+; ", row["Target"])]


def test_the_download_leaves_out_what_is_hidden(open_page: OpenPage, tmp_path: Path) -> None:
    page = open_page("tools/")
    assert page.locator("td[data-label='Contract to'] .ob-badge[hidden]").count() > 0
    with page.expect_download() as waiting:
        page.get_by_role("button", name="Download these rows").click()
    waiting.value.save_as(tmp_path / "rows.csv")
    with (tmp_path / "rows.csv").open(encoding="utf-8-sig", newline="") as file:
        ends = {row["Tool"]: row["Contract to"] for row in csv.DictReader(file)}
    for row in page.locator("tbody tr").all():
        shown = row.locator("td[data-label='Contract to']").inner_text().split()
        assert ends[row.locator("th a").inner_text()].replace(";", "").split() == shown


@pytest.mark.parametrize("times", [1, 2])
def test_what_is_not_known_comes_last_either_way(open_page: OpenPage, times: int) -> None:
    page = open_page("experiments/")
    for _ in range(times):
        page.get_by_role("button", name="Ends").click()
    shown = page.locator("tbody td[data-label='Ends']").all_inner_texts()
    unknown = [text == "–" for text in shown]
    assert any(unknown)
    assert not all(unknown)
    assert unknown == sorted(unknown)


def test_a_long_register_is_found_in_and_shown_whole(open_page: OpenPage) -> None:
    page = open_page("deadlines/")
    rows = page.locator("#all ~ * tbody tr, .ob-register tbody tr")
    expect(rows).to_have_count(200)
    page.get_by_role("button", name="Show more rows").click()
    expect(rows.nth(205)).to_be_visible()
    everything = rows.count()
    assert everything > 200
    last = rows.last.locator("a").first.inner_text()
    page.reload()
    page.get_by_label("Find").fill(last)
    expect(rows.filter(has_text=last).first).to_be_visible()
    page.get_by_role("button", name="Due").click()
    expect(page).to_have_url(re.compile(r"sort=due"))


def test_a_long_register_is_listed_page_by_page_without_javascript(open_page: OpenPage) -> None:
    page = open_page("deadlines/", java_script_enabled=False)
    page.get_by_role("link", name="All of them, page by page").click()
    expect(page.locator("h1")).to_have_text("Deadlines, page 1")
    page.get_by_role("link", name="Next", exact=True).click()
    expect(page.locator("h1")).to_have_text("Deadlines, page 2")
    assert page.locator(".ob-list li").count() > 10


def test_the_owner_picked_on_the_home_page_is_remembered(open_page: OpenPage) -> None:
    page = open_page()
    pick = page.get_by_label("Show")
    owner = pick.locator("option").nth(1).inner_text()
    pick.select_option(owner)
    page.reload()
    expect(pick).to_have_value(owner)


def test_the_relations_of_a_record_can_be_walked_and_shared(open_page: OpenPage) -> None:
    page = open_page("policies/consent-propagation/")
    page.get_by_role("link", name="See how this connects").click()
    here = page.locator(".ob-node--here")
    expect(here).to_contain_text("Consent propagation")
    page.locator(".ob-node[data-side=out]").first.click()
    expect(here).not_to_contain_text("Consent propagation, ")
    expect(page).to_have_url(re.compile(r"\?at="))
    chosen = here.inner_text()
    page.reload()
    expect(here).to_have_text(re.compile(re.escape(chosen.splitlines()[0])))
