"""The graph for the relations page, and the list for those without JavaScript."""

from __future__ import annotations

from tests.outputs.books import BOOK
from tests.outputs.emitted import Emit


def test_links_read_from_both_ends_and_ownership_is_marked(emit: Emit) -> None:
    links = emit(BOOK).data("api/v1/relations.json")["links"]
    assert ["policy:consent", "Governs", "service:store", "Governed by", False] in links
    assert ["policy:consent", "Owned by", "team:platform", "Looks after", True] in links
    assert ["policy:consent", "Reviewed by", "person:maya-chen", "Reviewed", True] in links
    assert ["policy:consent", "Mentions", "policy:retention", "Mentioned in", False] in links


def test_a_link_that_is_stated_twice_stands_once(emit: Emit) -> None:
    links = [tuple(link) for link in emit(BOOK).data("api/v1/relations.json")["links"]]
    assert len(set(links)) == len(links)


def test_every_end_of_a_link_is_a_record_of_the_graph(emit: Emit) -> None:
    graph = emit(BOOK).data("api/v1/relations.json")
    assert {end for link in graph["links"] for end in (link[0], link[2])} <= graph["records"].keys()
    assert graph["records"]["service:store"] == {
        "title": "Consent store",
        "kind": "Service",
        "url": "services/store/",
        "owner": "Data steward",
    }


def test_the_page_lists_what_leads_where(emit: Emit) -> None:
    text = emit(BOOK).text("relations/")
    assert "The store is down restores Consent store" in text.replace("downrestores", "down restores")
