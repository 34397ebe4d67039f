"""A page for every rule, made of its documentation, and an index by family."""

from __future__ import annotations

from opsbook import kinds, rules
from opsbook.check.documentation import documentation
from opsbook.check.rule import rules_in
from opsbook.check.setting import setting_lines
from tests.handbooks import KINDS, WriteHandbook, places
from tests.outputs.books import BOOK
from tests.outputs.emitted import Emit, words

FIRM = {
    *(f"DAT{number:03}" for number in (*range(1, 13), 14, 17)),
    *(f"REF{number:03}" for number in (1, 2, 3, 8, 9, 10)),
    *("DEC003", "EXC005", "POL011", "STG002"),
}
"""The errors that are facts: the others among them go by how a text looks."""


def test_every_rule_has_a_page_that_the_index_leads_to(emit: Emit) -> None:
    site = emit(BOOK)
    links = site.tree("rules/").xpath("//tbody//a/@href")
    assert sorted(links) == sorted(f"../rules/{rule.code.lower()}/" for rule in site.site.rules)
    assert all(f"rules/{rule.code.lower()}/index.html" in site.made for rule in site.site.rules)


def test_families_are_headed_in_words_those_of_no_kind_first(emit: Emit) -> None:
    headings = [words(heading) for heading in emit(BOOK).tree("rules/").xpath("//h2")]
    assert headings[:4] == ["The files themselves", "References between records", "Ownership", "Reviews"]
    assert "Policies" in headings
    assert headings.index("Policies") < headings.index("Golden paths")


def test_a_page_tells_why_shows_examples_and_what_it_finds_now(emit: Emit) -> None:
    site = emit(BOOK)
    text = site.text("rules/own001/")
    assert text.startswith("Home What is checked OWN001: missing owner A record that nobody owns. Warning")
    assert "What everybody owns, nobody reviews." in text
    assert words(site.tree("rules/own001/").xpath("//section[@aria-labelledby='fails']")[0]).count("data/") == 1
    assert "Nobody's" in site.text("rules/own001/", "found")


def test_options_have_their_meaning_and_default(emit: Emit) -> None:
    text = emit(BOOK).text("rules/own009/", "options")
    assert "limit from how many on it is reported. Default: 5" in text


def test_a_page_says_how_to_set_the_rule_and_errors_that_they_cannot_be(emit: Emit) -> None:
    site = emit(BOOK)
    text = site.text("rules/rev005/", "suppress")
    for line in ("cadence-too-long:", "high: 12 months", "kinds: {policy: {high: 12 months}}", "announced: 2027-01-31"):
        assert line in text
    assert "# opsbook: allow cadence-too-long until 2027-01-31: the reason" in text
    for rule in site.site.rules:
        said = site.text(f"rules/{rule.code.lower()}/", "suppress")
        assert ("It cannot be turned off, made milder or allowed" in said) is (rule.code in FIRM)
        assert ("severity:" in said) is (rule.code not in FIRM)


def test_what_a_page_tells_to_write_is_taken(handbook: WriteHandbook) -> None:
    known = rules_in(rules, kinds)
    lines = [line for rule in known for line in setting_lines(rule, KINDS)[1:]]
    plugin = "site_name: Ours\nplugins:\n  - opsbook:\n      rules:\n"
    configuration = plugin + "".join(f"      {line}\n" for line in lines)
    found = handbook({"mkdocs.yml": configuration, "data/terms/old-lead.yml": "title: Lead\n"}).diagnostics
    assert places(found) == []


def test_a_page_says_that_its_rule_is_turned_off_here(emit: Emit) -> None:
    site = emit(BOOK, settings={"rules": {"missing-owner": {"severity": "off", "reason": "We are hiring."}}})
    assert "Turned off here" in site.text("rules/own001/")
    found = site.text("rules/own001/", "found")
    assert "This rule is turned off here: We are hiring. Not reported: 1, turned off or allowed" in found
    assert "Every record passes" not in found
    assert " Off – " in site.text("rules/")
    hiring = {"severity": "off", "reason": "Ana leaves."}
    public = emit(BOOK, settings={"audience": "public", "rules": {"missing-owner": hiring}})
    assert "This rule is turned off here." in public.text("rules/own001/", "found")
    assert "Ana leaves" not in public.text("rules/own001/")
    part = emit(BOOK, settings={"rules": {"missing-owner": {"kinds": {"policy": "off"}}}}).text(
        "rules/own001/", "found"
    )
    assert "This rule is turned off here for records of kind policy." in part


def test_it_says_what_a_rule_looks_at(emit: Emit) -> None:
    site = emit(BOOK)
    assert "Every record that is owned" in site.text("rules/own001/")
    assert "People, teams, roles" in site.text("rules/own004/")
    assert "Policies, services, decisions, change classes" in site.text("rules/own009/")
    assert "Policies" in site.text("rules/pol001/")


def test_a_docstring_comes_apart_into_its_parts() -> None:
    told = documentation(
        "A fault.\n\nWhy it matters. Option `limit`:\nhow many. More.\n\nFails:\n\n```yaml\n# data/a/b.yml\ntitle: B\n"
        "# data/a/c.yml\ntitle: C\n```\n\nPasses:\n\n```yaml\n# data/a/b.yml\n# a remark\ntitle: B\n```\n"
    )
    assert told.summary == "A fault."
    assert told.text == "Why it matters.  More."
    assert told.options == {"limit": "how many."}
    assert [(file.path, file.yaml) for file in told.fails] == [
        ("data/a/b.yml", "title: B\n"),
        ("data/a/c.yml", "title: C\n"),
    ]
    assert [file.yaml for file in told.passes] == ["# a remark\ntitle: B\n"]
