"""The smaller outputs: the search page, the indexes, llms.txt."""

from __future__ import annotations

import re

from tests.outputs.books import BOOK
from tests.outputs.emitted import Emit, words


def test_the_search_page_lists_every_record_from_a_to_z(emit: Emit) -> None:
    items = emit(BOOK).tree("search/").xpath("//details//li/a")
    assert [words(item) for item in items] == sorted((words(item) for item in items), key=str.lower)
    assert len(items) == len(BOOK)


def test_many_records_are_listed_page_by_page(emit: Emit) -> None:
    """The search page stays small, and every record is on one of the plain pages, in order."""
    site = emit({f"data/terms/t{number:03}.yml": f"title: Term {number:03}\n" for number in range(450)})
    titles = [f"Term {number:03}" for number in range(450)]
    assert [words(item) for item in site.tree("search/").xpath("//details//ul//a")] == titles[:200]
    assert "The first 200 of 450 records." in site.text("search/")
    assert site.tree("search/").xpath("//details//a[@href='page/1/']")
    pages = [site.tree(f"search/page/{number}/").xpath("//ul[@class='ob-list']//a") for number in (1, 2, 3)]
    assert [words(item) for page in pages for item in page] == titles
    assert "search/page/4/index.html" not in site.made


def test_llms_txt_leads_to_what_exists(emit: Emit) -> None:
    site = emit(BOOK)
    text = site.content("llms.txt").decode()
    assert text.startswith("# Handbook\n\n> What we do.\n")
    for path in re.findall(r"\]\(https://handbook\.example/ops/([^)]*)\)", text):
        assert (f"{path}index.html" if path.endswith("/") else path) in site.made


def test_what_is_wanted_in_an_emergency_has_an_index_always(emit: Emit) -> None:
    assert "What can you see?" in emit({}).text("runbooks/")


def test_a_kind_has_an_index_once_there_is_a_record(emit: Emit) -> None:
    site = emit(BOOK)
    assert "tools/index.html" not in site.made
    found = [words(row) for row in site.tree("policies/").xpath("//tbody/tr/th/a")]
    assert found == ["Consent", "Nobody's", "Retention"]


def test_decisions_are_listed_by_their_numbers(emit: Emit) -> None:
    decisions = {f"data/decisions/{n:04}-choice.yml": "title: Choice\nrelated: [board]\n" for n in (1, 2, 11)}
    site = emit({**decisions, "data/forums/board.yml": "title: Board\n"})
    found = site.tree("forums/board/").xpath("//section[@aria-labelledby='related']//li/a")
    assert [words(link) for link in found] == ["Decision 1: Choice", "Decision 2: Choice", "Decision 11: Choice"]


def test_people_are_in_the_team_of_their_role_and_found_by_what_that_is_within(emit: Emit) -> None:
    site = emit(
        {
            "data/people/ada.yml": "title: Ada\n",
            "data/roles/lead.yml": "title: Lead\nholders: [ada]\nteam: inner\n",
            "data/teams/inner.yml": "title: Inner\nparent: outer\n",
            "data/teams/outer.yml": "title: Outer\n",
        }
    )
    (row,) = site.tree("people/").xpath("//tbody/tr")
    assert words(row).startswith("Ada Lead Inner –")
    assert '"team": ["Inner", "Outer"]' in row.get("data-facets")
