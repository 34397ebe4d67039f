"""Long registers: the first rows on the page, all of them in a file, and plain pages of them."""

from __future__ import annotations

from tests.outputs.emitted import Emit, words

COUNT = 450
LONG = {f"data/tools/tool-{number:03}.yml": f"title: Tool {number:03}\n" for number in range(COUNT)}


def test_a_short_register_is_whole_and_has_no_file(emit: Emit) -> None:
    site = emit({"data/tools/hammer.yml": "title: Hammer\n"})
    assert "tools/rows.json" not in site.made
    assert "data-ob-rows" not in site.page("tools/").article


def test_a_long_register_shows_its_first_rows(emit: Emit) -> None:
    rows = emit(LONG).tree("tools/").xpath("//tbody/tr")
    assert len(rows) == 200


def test_its_file_holds_every_row_as_the_page_would_show_it(emit: Emit) -> None:
    site = emit(LONG)
    rows = site.data("tools/rows.json")["rows"]
    assert len(rows) == COUNT
    assert rows[0] in site.page("tools/").article
    assert 'href="../tools/tool-449/"' in rows[-1]


def test_it_says_how_many_there_are(emit: Emit) -> None:
    assert "The first 200 of 450 tools" in emit(LONG).text("tools/")


def test_plain_pages_list_every_record_once(emit: Emit) -> None:
    site = emit(LONG)
    pages = [site.tree(f"tools/page/{number}/") for number in (1, 2, 3)]
    found = [words(link) for page in pages for link in page.xpath("//ul[contains(@class, 'ob-list')]/li/a")]
    assert found == [f"Tool {number:03}" for number in range(COUNT)]
    assert "tools/page/4/index.html" not in site.made
    assert not site.page("tools/page/2/").listed


def test_a_long_list_of_deadlines_is_paged_too(emit: Emit) -> None:
    books = {f"data/terms/t-{n}.yml": f"title: T {n}\n" for n in range(3)}
    risky = {
        f"data/policies/p-{n}.yml": f"title: P {n}\nreview_every: 1 year\nreviewed: 2026-01-02\n" for n in range(210)
    }
    site = emit({**books, **risky})
    assert len(site.data("deadlines/rows.json")["rows"]) == 210
    assert len(site.tree("deadlines/").xpath("//tbody/tr")) == 200


def test_the_long_tables_of_owners_and_health_are_paged_too(emit: Emit) -> None:
    people = {f"data/people/p-{n:03}.yml": f"title: P {n:03}\n" for n in range(210)}
    tools = {
        f"data/tools/t-{n:03}.yml": f"title: T {n:03}\nowner: p-{n:03}\nreviewed: 2020-01-02\n" for n in range(205)
    }
    terms = {f"data/policies/x-{n:03}.yml": f"title: X {n:03}\n" for n in range(230)}
    site = emit({**people, **tools, **terms})
    for file, page, name, count in (
        ("owners/people.json", "owners/", "people", 210),
        ("health/late.json", "health/", "late", None),
        ("health/by-owner.json", "health/", "by-owner", None),
        ("health/unowned.json", "health/", "unowned", 230),
    ):
        rows = site.data(file)["rows"]
        assert len(rows) > 200
        assert count in (None, len(rows))
        shown = site.tree(page).xpath(f"//div[@data-ob-register='{name}']//tbody/tr")
        assert len(shown) == 200, name
    listed = [
        link for number in (1, 2) for link in site.tree(f"health/page/{number}/").xpath("//ul//a[@class='ob-ref']")
    ]
    assert len(listed) == 230


def test_a_long_list_of_runbooks_counts_those_that_it_lists(emit: Emit) -> None:
    live = {f"data/runbooks/r-{n:03}.yml": f"title: R {n:03}\n" for n in range(203)}
    gone = {f"data/runbooks/x-{n:03}.yml": f"title: X {n:03}\nstatus: retired\n" for n in range(7)}
    site = emit({**live, **gone})
    assert "The first 200 of 203 runbooks" in site.text("runbooks/")
    assert len(site.data("runbooks/rows.json")["rows"]) == 203


def test_a_long_glossary_and_many_runbooks_become_registers(emit: Emit) -> None:
    terms = {f"data/terms/t-{n:03}.yml": f"title: T {n:03}\ndefinition: It is {n}.\n" for n in range(210)}
    runbooks = {f"data/runbooks/r-{n:03}.yml": f"title: R {n:03}\nact_within: {n + 1} minutes\n" for n in range(205)}
    site = emit({**terms, **runbooks})
    for page, count in (("terms/", 210), ("runbooks/", 205)):
        assert len(site.data(f"{page}rows.json")["rows"]) == count
        assert len(site.tree(page).xpath("//tbody/tr")) == 200
    assert "It is 7." in site.text("terms/")
    first = site.tree("runbooks/").xpath("//tbody/tr")[0]
    assert words(first.xpath("./th")[0]) == "R 000"


def test_a_team_of_hundreds_names_its_first_members_and_leads_to_all(emit: Emit) -> None:
    people = {f"data/people/p-{number:03}.yml": f"title: P {number:03}\n" for number in range(205)}
    members = ", ".join(f"p-{number:03}" for number in range(205))
    site = emit({**people, "data/teams/all.yml": f"title: All of us\nmembers: [{members}]\n"})
    (section,) = site.tree("teams/all/").xpath("//section[@aria-labelledby='members']")
    assert len(section.xpath("./ul/li")) == 200
    assert section.xpath("./p/a/@href") == ["../../people/?team=All%20of%20us"]
    rows = site.data("people/rows.json")["rows"]
    assert len([row for row in rows if "All of us" in row.partition(">")[0]]) == 205


def test_a_share_is_written_in_one_and_other_units_apart(emit: Emit) -> None:
    metric = "title: Rate\nunit: '{}'\nbetter: higher\ntarget: 40\nseries: [{{on: 2026-11-01, value: 42}}]\n"
    site = emit(
        {
            "data/metrics/share.yml": metric.format("%"),
            "data/metrics/time.yml": metric.format("working days"),
            "data/metrics/money.yml": metric.format("£m"),
        }
    )
    shown = {url: site.text(f"metrics/{url}/") for url in ("share", "time", "money")}
    assert "42% on 1 November 2026" in shown["share"]
    assert "At least 40%" in shown["share"]
    assert "42 working days on" in shown["time"]
    assert "At least 40 £m" in shown["money"]
    cells = site.tree("metrics/").xpath("//td[@data-label='Last']")
    assert sorted(words(cell) for cell in cells) == ["42 working days", "42 £m", "42%"]
