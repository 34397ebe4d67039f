"""Search as readers meet it: it comes when it is wanted, finds what they mean, and leaves nobody without a way on."""

from __future__ import annotations

import gzip
import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import yaml
from playwright.sync_api import Page, Route, expect

from opsbook.search_index.words import stem, words
from tools.environment import ROOT

OpenPage = Callable[..., Page]
QUESTIONS = yaml.safe_load((ROOT / "tests/search/questions.yml").read_text("utf-8"))
BUNDLE = re.compile(r"assets/opsbook-search\.[0-9a-f]+\.js")
INDEX = re.compile(r"/search-index/")
FIRST, AMONG_THREE = 0.89, 0.97
"""The shares of the questions whose answer must come first, and among the first three. By now whoever tunes the ranking
has seen them all. Held back from that, they came to 76 and 87 %; the last ones, put in everyday turns of phrase, to 78
and 95 %, and those that were put in other words than ours on purpose to 69 and 80 %, although whoever gave the records
their tags had written these (see questions.yml). Of the two rounds at the end, by writers who knew neither the ranking
nor what records are tagged with, 93 and 85 % came first before the ranking was mended for what they showed.
"""
# The search bundle's own functions, as the site serves them.
SEARCH = """async bundle => {
  const $ = (selector, root = document) => root.querySelector(selector);
  const $$ = (selector, root = document) => [...root.querySelectorAll(selector)];
  const make = (tag, properties = {}, ...children) => {
    const element = Object.assign(document.createElement(tag), properties);
    element.append(...children);
    return element;
  };
  const site = new URL(bundle.replace(/assets.*/, ""));
  window.search = (await import(bundle)).default({ $, $$, make, site, address() {} });
}"""

# Where each result stands, and what it is called.
PLACES = """() => [...document.querySelectorAll('.ob-hit')].map((one) => {
  const { top, height } = one.getBoundingClientRect();
  return [top, height, one.querySelector('a').href];
})"""


@pytest.fixture
def engine(open_page: OpenPage, site: str, site_folder: Path) -> Page:
    """A page on which ``search`` is what the site's own bundle offers."""
    page = open_page("404.html")
    bundle = next(site_folder.glob("assets/opsbook-search.*.js"))
    page.evaluate(SEARCH, f"{site}assets/{bundle.name}")
    return page


def answers(engine: Page, words: str) -> list[str]:
    """The addresses of the first three results."""
    asked = """async words => {
      const { ids, index } = await search.find(words);
      const found = await Promise.all(ids.slice(0, 3).map((id) => search.entry(index, id)));
      return found.map((one) => new URL(one.url).pathname);
    }"""
    found: list[str] = engine.evaluate(asked, words)
    return found


def held_back(page: Page, what: re.Pattern[str] = BUNDLE) -> list[Route]:
    """The requests for the search bundle, or for something else, that the page makes from now on: none is answered."""
    waiting: list[Route] = []

    def hold(route: Route) -> None:
        waiting.append(route)

    page.route(what, hold)
    return waiting


def first_of(waiting: list[Route], page: Page) -> Route:
    """The first request that was held back, once a busy browser has made it."""
    for _ in range(100):
        if waiting:
            break
        page.wait_for_timeout(100)
    return waiting[0]


def test_readers_find_what_they_ask_for(engine: Page, site: str) -> None:
    home = "/" + "/".join(site.split("/")[3:])
    first, three, missed = 0, 0, []
    for one in QUESTIONS:
        wanted = {home + answer.lstrip("/") for answer in one["answers"]}
        found = answers(engine, one["question"])
        first += bool(found) and found[0] in wanted
        three += bool(wanted & set(found))
        if not wanted & set(found):
            missed.append(f"{one['question']}: {found}")
    said = f"{first} first and {three} among three of {len(QUESTIONS)}; not among three:\n" + "\n".join(missed)
    assert first >= FIRST * len(QUESTIONS), said
    assert three >= AMONG_THREE * len(QUESTIONS), said


def test_a_tool_that_is_being_replaced_comes_after_the_one_in_use(engine: Page) -> None:
    found = [address.split("/")[-2] for address in answers(engine, "dashboard tool")]
    assert found.index("chartglade") < found.index("dashmoth")


def test_the_browser_takes_words_apart_as_the_index_does(engine: Page) -> None:
    """The two halves of the program agree on every word of this repository, and on the odd ones."""
    files = [*ROOT.glob("data/*/*"), *ROOT.glob("handbook/*.md"), *ROOT.glob("*.md"), *ROOT.glob("generator/**/*.py")]
    texts = [file.read_text("utf-8") for file in sorted(files)]
    texts += [
        "e-mail opt\u2011in REV007 a/b co\u2010op don’t café ÅNGSTRÖM naïve ﬁne Straße İstanbul",
        "Is it IT's? The US, not us, XIT, IT_x ÉIT.",
        "x" * 50 + " 日本語 मराठी ½ Ⅻ a--b _c_ d_.e",
    ]
    for text in texts:
        assert sorted(engine.evaluate("text => search.wordsOf(text)", text)) == sorted(words(text))
    every = sorted({word for text in texts for word in words(text)})
    assert engine.evaluate("words => words.map(search.stem)", every) == [stem(word) for word in every]


def test_nothing_of_it_is_loaded_before_it_is_wanted(open_page: OpenPage) -> None:
    page = open_page("policies/")
    loaded: list[str] = []
    page.on("request", lambda request: loaded.append(request.url))
    page.wait_for_timeout(300)
    assert not [url for url in loaded if BUNDLE.search(url) or "search-index" in url]
    page.keyboard.press("/")
    expect(page.locator("dialog.ob-search input")).to_be_focused()
    assert [url for url in loaded if BUNDLE.search(url)]


def test_the_dialog_is_worked_with_the_keyboard_alone(open_page: OpenPage, axe: Callable[..., list[object]]) -> None:
    page = open_page("services/", look="dark")
    page.keyboard.press("Control+k")
    expect(page.locator("dialog.ob-search input")).to_be_focused()
    page.keyboard.type("consent propagation")
    results = page.locator("dialog .ob-hit__title a")
    expect(results.first).to_have_text("Consent propagation")
    assert not axe(page)
    page.keyboard.press("ArrowDown")
    expect(results.first).to_be_focused()
    page.keyboard.press("ArrowDown")
    expect(results.nth(1)).to_be_focused()
    page.keyboard.press("ArrowUp")
    page.keyboard.press("ArrowUp")
    expect(page.locator("dialog input")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator("h1")).to_have_text("Consent propagation")
    expect(page.locator("dialog.ob-search")).to_be_hidden()


def test_what_is_typed_before_the_dialog_is_there_is_not_lost(open_page: OpenPage) -> None:
    page = open_page("services/")
    waiting = held_back(page)
    page.keyboard.press("Control+k")
    page.keyboard.type("consentt")
    page.keyboard.press("Backspace")
    page.keyboard.type(" propagation")
    first_of(waiting, page).continue_()
    expect(page.locator("dialog.ob-search input")).to_have_value("consent propagation")
    expect(page.locator("dialog .ob-hit__title a").first).to_have_text("Consent propagation")
    page.keyboard.type(" rate")
    expect(page.locator("dialog .ob-hit__title a").first).to_have_text("Consent propagation rate")


def test_what_is_typed_before_the_search_page_works_is_not_lost(open_page: OpenPage, site: str) -> None:
    page = open_page("")
    waiting = held_back(page)
    page.goto(f"{site}search/")
    page.locator("#ob-query").fill("consent propagation")
    first_of(waiting, page).continue_()
    expect(page.locator(".ob-hit__title a").first).to_have_text("Consent propagation")
    expect(page.locator("#ob-query")).to_have_value("consent propagation")


def test_the_words_of_the_home_page_are_searched_for(open_page: OpenPage) -> None:
    page = open_page("")
    page.get_by_role("searchbox", name="Search the handbook").fill("quiet hours")
    page.keyboard.press("Enter")
    expect(page.locator("dialog.ob-search input")).to_have_value("quiet hours")
    expect(page.locator("dialog .ob-hit").first).to_be_visible()


@pytest.mark.parametrize(
    ("typed", "title"),
    [
        ("consent propag", "Consent propagation"),  # while it is typed
        ("consnet propagation", "Consent propagation"),  # two letters changed places
        ("attributoin window", "Attribution window"),
        ("email stops reaching", "E-mail stops reaching inboxes"),  # our texts write e-mail
        ("Mailwright", "Mailwright"),
        ("sso", "Single sign-on for every tool"),
        ("helpdesk", "Enablement and support"),  # our texts write help desk
    ],
)
def test_half_words_and_slips_find_the_page_too(open_page: OpenPage, typed: str, title: str) -> None:
    page = open_page("search/")
    page.locator("#ob-query").fill(typed)
    expect(page.locator(".ob-hit__title a", has_text=title).first).to_be_visible()
    assert title in " ".join(page.locator(".ob-hit__title a").all_inner_texts()[:3])


def test_the_first_letter_finds_something_already(open_page: OpenPage) -> None:
    page = open_page("search/")
    page.locator("#ob-query").fill("c")
    expect(page.locator(".ob-hit__title mark").first).to_have_text(re.compile("^c", re.IGNORECASE))


@pytest.mark.parametrize(
    ("asked", "url"),
    [("policies", "policies/"), ("list of all tools", "tools/"), ("risk register", "risks/"), ("open risks", "risks/")],
)
def test_a_kind_alone_finds_its_index(engine: Page, asked: str, url: str) -> None:
    assert answers(engine, asked)[0].endswith(f"/{url}")


def test_results_show_why_and_lead_to_the_place(open_page: OpenPage) -> None:
    page = open_page("search/?q=withdrawal+of+consent+15+minutes")
    hit = page.locator(".ob-hit").first
    expect(hit.locator("mark").first).to_be_visible()
    place = hit.locator(".ob-hit__parts a").first  # of the first result: those of the others may come before
    anchor = (place.get_attribute("href") or "").partition("#")[2]
    place.click()
    expect(page.locator(f"[id='{anchor}']")).to_be_visible()


def test_results_and_their_facets_fit_a_phone(open_page: OpenPage) -> None:
    page = open_page("search/?q=consent", look="phone")
    expect(page.get_by_label("Owner").locator("option").nth(5)).to_be_attached()  # names of any length
    expect(page.locator(".ob-hit__parts a").first).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth <= screen.width")


def test_facets_narrow_and_count(open_page: OpenPage) -> None:
    page = open_page("search/?q=consent")
    kinds = page.get_by_label("Kind")
    expect(page.locator(".ob-hit").first).to_be_visible()
    counted = re.search(r"Policy \((\d+)\)", kinds.inner_text())
    assert counted
    kinds.select_option("Policy")
    expect(page.locator(".ob-hit")).to_have_count(int(counted[1]))
    assert all(words.startswith("Policy") for words in page.locator(".ob-hit > .ob-small").all_inner_texts())


def test_facets_alone_list_what_there_is_a_few_at_a_time(open_page: OpenPage) -> None:
    page = open_page("search/")
    page.get_by_label("Kind").select_option("Term")
    expect(page.locator(".ob-hit")).to_have_count(20)
    page.get_by_role("button", name="Show more").click()
    expect(page.locator(".ob-hit")).to_have_count(40)


def test_no_result_is_no_dead_end(open_page: OpenPage) -> None:
    page = open_page("search/")
    page.locator("#ob-query").fill("zzyzx qwrtp")
    say = page.locator(".ob-searchpage [role=status]")
    expect(say).to_contain_text("Nothing found")
    expect(say.get_by_role("link", name="see every record, A to Z")).to_be_visible()
    expect(say.get_by_role("link", name="Go to the runbooks")).to_be_visible()


def test_text_in_results_is_text(open_page: OpenPage, site: str) -> None:
    """Titles are other people's: whatever stands in one is shown, and never run."""
    hostile = "<img src=x onerror=\"document.title='owned'\"><b>Consent</b>"
    page = open_page("")

    def poison(route: Route) -> None:
        entries: list[Any] = route.fetch().json()
        for entry in entries:
            if "/search-index/c" in route.request.url:
                entry[0] = entry[2] = hostile
            else:
                entry[:] = [["a", hostile, hostile]]
        route.fulfill(body=json.dumps(entries), content_type="application/json")

    page.route(re.compile(r"search-index/[cd][0-9a-f]{8}\.json"), poison)
    page.goto(f"{site}search/")
    page.locator("#ob-query").fill("consent")
    expect(page.locator(".ob-hit__title a").first).to_have_text(hostile)
    expect(page.locator(".ob-hit__parts a").first).to_have_text(hostile)
    assert not page.locator(".ob-hits img, .ob-hits b").count()
    assert "owned" not in page.title()


def test_a_later_question_waits_for_nothing(open_page: OpenPage) -> None:
    """What the first results take is there before it is asked for; what they quote comes later, and moves nothing."""
    page = open_page("search/?q=consent")
    expect(page.locator(".ob-hit__parts a").first).to_be_visible()
    page.wait_for_load_state("networkidle")
    texts = held_back(page, INDEX)
    page.locator("#ob-query").fill("change board")
    results = page.locator(".ob-hit__title a")
    expect(results.first).to_have_text("Change board")
    before = page.evaluate(PLACES)
    page.route(INDEX, lambda route: route.continue_())
    for waiting in texts:
        assert "/search-index/d" in waiting.request.url
        waiting.continue_()
    expect(page.locator(".ob-hit__parts a").first).to_be_visible()
    page.wait_for_load_state("networkidle")
    assert page.evaluate(PLACES)[: len(before)] == before


def test_a_new_edition_of_the_site_is_taken_up(open_page: OpenPage) -> None:
    """Whoever has a page open while the site is published anew goes on with the new index."""
    page = open_page("search/")
    page.locator("#ob-query").fill("consent")
    expect(page.locator(".ob-hit").first).to_be_visible()
    gone: list[str] = []

    def once(route: Route) -> None:
        if gone:
            route.continue_()
        else:
            gone.append(route.request.url)
            route.fulfill(status=404)

    page.route(re.compile(r"search-index/t[0-9a-f]{8}\.json"), once)
    page.locator("#ob-query").fill("zebra warehouse")
    expect(page.locator(".ob-hit").first).to_be_visible()


def test_bundles_stay_small(site_folder: Path) -> None:
    main, own = (next(site_folder.glob(f"assets/{name}.*.js")) for name in ("opsbook", "opsbook-search"))
    assert len(gzip.compress(main.read_bytes())) < 12_000
    assert len(gzip.compress(own.read_bytes())) < 13_000
