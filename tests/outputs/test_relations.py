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


def test_a_long_list_goes_on_from_page_to_page_and_the_page_does_not_grow(emit: Emit) -> None:
    services = {f"data/services/s-{at:03}.yml": f"title: S {at:03}\ndepends_on: [hub]\n" for at in range(120)}
    site = emit({"data/services/hub.yml": "title: Hub\n", **services})
    assert "The first 50 of 120 records" in site.text("relations/")
    pages = [site.tree("relations/"), *(site.tree(f"relations/page/{number}/") for number in (1, 2, 3))]
    listed = [[link.text_content() for link in page.xpath("//li/a[@class='ob-ref']")] for page in pages]
    assert [len(names) for names in listed] == [50, 50, 50, 20]
    assert listed[0] == listed[1]
    assert len({*listed[1], *listed[2], *listed[3]}) == 120
    assert pages[3].xpath("//li/span/a[text()='Hub']")[0].get("href") == "../../../services/hub/"
