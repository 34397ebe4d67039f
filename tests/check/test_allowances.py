"""Allowances: a finding is let be at a line or in a file, with a reason and until a day, and never by accident."""

from __future__ import annotations

import pytest

from tests.handbooks import WriteHandbook, places

PATH = "data/terms/lead.yml"


def check(handbook: WriteHandbook, text: str, path: str = PATH, today: str = "2026-11-21") -> list[str]:
    """The findings of one file."""
    return [place.removeprefix(f"{path}:") for place in places(handbook({path: text}, today).diagnostics)]


def test_a_comment_on_the_line_allows_the_finding_on_it(handbook: WriteHandbook) -> None:
    text = "title: Lead\ncolour: red  # opsbook: allow DAT003 until 2027-01-31: until the paint dries\nsize: 3\n"
    assert check(handbook, text) == ["3:1 DAT003"]


def test_a_comment_above_the_line_allows_the_finding_below_it(handbook: WriteHandbook) -> None:
    text = "title: Lead\n# opsbook: allow DAT003 until 2027-01-31: paint\n# another comment\n\ncolour: red\nsize: 3\n"
    assert check(handbook, text) == ["6:1 DAT003"]


@pytest.mark.parametrize("start", ["", "---\n", "\ufeff"])
def test_a_comment_on_the_first_line_allows_the_finding_in_the_whole_file(handbook: WriteHandbook, start: str) -> None:
    text = f"{start}# opsbook: allow DAT003 until 2027-01-31: paint\ntitle: Lead\ncolour: red\nsize: 3\n"
    assert check(handbook, text) == []


def test_a_rule_may_be_named_by_its_slug_and_several_at_once(handbook: WriteHandbook) -> None:
    text = "title: Lead\ncolour: red  # opsbook: allow unknown-field until 2027-01-31: paint\n"
    assert check(handbook, text) == []
    text = "# opsbook: allow DAT003, wrong-type until 2027-01-31: paint\ntitle: 12\ncolour: red\n"
    assert check(handbook, text) == []


def test_a_finding_of_the_whole_record_can_be_allowed(handbook: WriteHandbook) -> None:
    text = "# opsbook: allow missing-owner until 2027-01-31: hiring\ntitle: Reach\n"
    found = check(handbook, text, "data/metrics/reach.yml")
    assert "1:1 OWN001" not in found
    assert not [one for one in found if "ALW" in one]


def test_another_rule_or_another_line_is_not_allowed(handbook: WriteHandbook) -> None:
    text = "title: Lead\ncolour: red  # opsbook: allow DAT004 until 2027-01-31: paint\n"
    assert check(handbook, text) == ["2:1 DAT003", "2:14 ALW003"]
    text = "title: Lead  # opsbook: allow DAT003 until 2027-01-31: paint\ncolour: red\n"
    assert check(handbook, text) == ["1:14 ALW003", "2:1 DAT003"]


@pytest.mark.parametrize(
    ("comment", "lacks"),
    [
        ("# opsbook: allow DAT003", "no reason"),
        ("# opsbook: allow DAT003 until 2027-01-31", "no reason"),
        ("# opsbook: allow DAT003 until 2027-01-31:  ", "no reason"),
        ("# opsbook: allow DAT003: paint", "no end date"),
        ("# opsbook: allow DAT003 until 2027-13-31: paint", "no end date: 2027-13-31 is no day of the calendar"),
        ("# opsbook: allow DAT003 until 2027-01-31: the reason", "no reason"),
    ],
)
def test_without_a_reason_or_a_day_it_allows_and_is_a_finding_itself(
    handbook: WriteHandbook, comment: str, lacks: str
) -> None:
    found = handbook({PATH: f"title: Lead\ncolour: red  {comment}\n"}).diagnostics
    assert places(found) == [f"{PATH}:2:14 ALW001"]
    assert lacks in found[0].message
    assert found[0].severity == "warning"
    assert "# opsbook: allow DAT003 until" in found[0].help


@pytest.mark.parametrize(
    ("today", "expected"),
    [("2027-01-30", []), ("2027-01-31", []), ("2027-02-01", ["2:1 DAT003", "2:14 ALW002"])],
)
def test_its_last_day_still_counts_and_then_it_lapses(handbook: WriteHandbook, today: str, expected: list[str]) -> None:
    text = "title: Lead\ncolour: red  # opsbook: allow DAT003 until 2027-01-31: paint\n"
    assert check(handbook, text, today=today) == expected


def test_one_that_allows_nothing_is_a_finding(handbook: WriteHandbook) -> None:
    assert check(handbook, "# opsbook: allow DAT003 until 2027-01-31: paint\ntitle: Lead\n") == ["1:1 ALW003"]
    assert check(handbook, "# opsbook: allow no-such-rule until 2027-01-31: x\ntitle: Lead\n") == ["1:1 ALW003"]


def test_of_two_that_allow_the_same_one_is_unused(handbook: WriteHandbook) -> None:
    line = "# opsbook: allow DAT003 until 2027-01-31: paint\n"
    text = f"{line}title: Lead\n{line}colour: red\n"
    assert check(handbook, text) == ["3:1 ALW003"]


def test_in_markdown_it_stands_with_the_fields_or_in_a_comment_on_top(handbook: WriteHandbook) -> None:
    path = "data/terms/lead.md"
    text = "---\ntitle: Lead\ncolour: red  # opsbook: allow DAT003 until 2027-01-31: paint\n---\nBody\n"
    assert check(handbook, text, path) == []
    text = "<!-- opsbook: allow DAT004 until 2027-01-31: not named yet -->\nBody\n"
    assert check(handbook, text, path) == []


@pytest.mark.parametrize("start", ["---\ntitle: Lead\n---\n", "Text\n"])
def test_what_a_body_says_about_allowances_allows_nothing(handbook: WriteHandbook, start: str) -> None:
    text = f"{start}\n```yaml\n# opsbook: allow OWN001 until 2027-01-31: hiring\n```\n"
    assert not [one for one in check(handbook, text, "data/terms/lead.md") if "ALW" in one]


@pytest.mark.parametrize("line", ["summary: allow DAT003", "# allow DAT003: x", "# opsbook allow DAT003: x"])
def test_only_the_full_words_are_an_allowance(handbook: WriteHandbook, line: str) -> None:
    assert check(handbook, f"title: Lead\n{line}\ncolour: red\n") == ["3:1 DAT003"]


@pytest.mark.parametrize(
    "words", ["allow: DAT003 until 2027-01-31", "alow DAT003 until 2027-01-31: x", "ignore DAT003"]
)
def test_what_is_said_to_opsbook_and_cannot_be_read_is_a_finding(handbook: WriteHandbook, words: str) -> None:
    found = handbook({PATH: f"title: Lead\ncolour: red  # opsbook: {words}\n"}).diagnostics
    assert places(found) == [f"{PATH}:2:1 DAT003", f"{PATH}:2:14 ALW003"]
    assert "# opsbook: allow missing-owner until" in found[1].help


def test_a_text_that_tells_of_such_a_comment_is_only_a_text(handbook: WriteHandbook) -> None:
    assert check(handbook, 'title: Lead\nsummary: "# opsbook: ignore DAT003"\n') == []


def test_capitals_make_no_difference(handbook: WriteHandbook) -> None:
    text = "title: Lead\ncolour: red  # Opsbook: Allow dat003 until 2027-01-31: paint\n"
    assert check(handbook, text) == []


def test_findings_about_allowances_can_be_turned_off_like_all_others(handbook: WriteHandbook) -> None:
    files = {PATH: "# opsbook: allow DAT003 until 2027-01-31: paint\ntitle: Lead\n"}
    assert handbook(files, settings={"rules": {"unused": "off"}}).diagnostics == []
    (found,) = handbook(files, settings={"rules": {"ALW003": "error"}}).diagnostics
    assert found.severity == "error"


def test_an_allowance_for_a_misspelt_rule_says_which_one_was_meant(handbook: WriteHandbook) -> None:
    text = "title: Lead\ncolour: red  # opsbook: allow unknwon-field until 2027-01-31: paint\n"
    unused = next(one for one in handbook({PATH: text}).diagnostics if one.code == "ALW003")
    assert unused.help == "Did you mean unknown-field? Otherwise delete the comment."
