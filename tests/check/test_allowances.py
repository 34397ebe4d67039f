"""Allowances: a finding is let be at a line or in a file, with a reason and until a day, and never by accident."""

from __future__ import annotations

import pytest

from tests.handbooks import WriteHandbook, places

PATH = "data/terms/lead.yml"


def check(handbook: WriteHandbook, text: str, path: str = PATH, today: str = "2026-11-21") -> list[str]:
    """The findings of one file."""
    return [place.removeprefix(f"{path}:") for place in places(handbook({path: text}, today).diagnostics)]


def test_a_comment_on_the_line_allows_the_finding_on_it(handbook: WriteHandbook) -> None:
    text = (
        "title: Lead\nsummary: TBD  # opsbook: allow DAT018 until 2027-01-31: until the paint dries\ndefinition: TBD\n"
    )
    assert check(handbook, text) == ["3:13 DAT018"]


def test_a_comment_above_the_line_allows_nothing_and_says_where_it_belongs(handbook: WriteHandbook) -> None:
    text = "title: Lead\n# opsbook: allow DAT018 until 2027-01-31: paint\nsummary: TBD\n"
    unused, _ = found = handbook({PATH: text}).diagnostics
    assert places(found) == [f"{PATH}:2:1 ALW003", f"{PATH}:3:10 DAT018"]
    assert unused.help == "Move it to the end of the line below."
    assert check(handbook, "title: Lead\nsummary: TBD # opsbook: allow DAT018 until 2027-01-31: paint\n") == []


@pytest.mark.parametrize(
    ("text", "path", "advice"),
    [
        ("title: Lead # {}\naliases: [x]\ndefinition: TBD\n", PATH, "line 3"),
        ("title: Lead\ndefinition: >- # {}\n  A lead.\n  <script>\n", "data/terms/l.yml", "the top of the file"),
        ("---\ntitle: Lead # {}\n---\nA lead.\n\n<script></script>\n", "data/terms/l.md", "the top of the file"),
        ("title: Reach\nsource: s # {}\n", "data/metrics/reach.yml", "the top of the file"),
    ],
)
def test_one_on_a_wrong_line_says_where_it_belongs(handbook: WriteHandbook, text: str, path: str, advice: str) -> None:
    rule = "DAT018" if path == PATH else "OWN001" if "metrics" in path else "DAT013"
    text = text.replace("# {}", f"# opsbook: allow {rule} until 2027-01-31: paint")
    unused = next(one for one in handbook({path: text}).diagnostics if one.code == "ALW003")
    assert advice in unused.help


def test_one_inside_a_long_value_allows_nothing_of_the_value_as_a_whole(handbook: WriteHandbook) -> None:
    rule = "  - id: a\n    # opsbook: allow POL008 until 2027-01-31: paint\n    text: A\n    level: must\n"
    text = f"title: Paint\nstatus: in-force\nrequirements:\n{rule}"
    assert "4:5 POL008" in check(handbook, text, "data/policies/paint.yml")


@pytest.mark.parametrize("start", ["", "---\n", "\ufeff"])
def test_a_comment_on_the_first_line_allows_the_finding_in_the_whole_file(handbook: WriteHandbook, start: str) -> None:
    text = f"{start}# opsbook: allow DAT018 until 2027-01-31: paint\ntitle: Lead\nsummary: TBD\ndefinition: TBD\n"
    assert check(handbook, text) == []


def test_a_rule_may_be_named_by_its_slug_and_several_at_once(handbook: WriteHandbook) -> None:
    text = "title: Lead\nsummary: TBD  # opsbook: allow todo-left until 2027-01-31: paint\n"
    assert check(handbook, text) == []
    text = (
        "# opsbook: allow DAT018, unsafe-html until 2027-01-31: paint\ntitle: A\ndefinition: <script>\nsummary: TBD\n"
    )
    assert check(handbook, text) == []


def test_a_finding_of_the_whole_record_can_be_allowed(handbook: WriteHandbook) -> None:
    text = "# opsbook: allow missing-owner until 2027-01-31: hiring\ntitle: Reach\n"
    found = check(handbook, text, "data/metrics/reach.yml")
    assert "1:1 OWN001" not in found
    assert not [one for one in found if "ALW" in one]


def test_another_rule_or_another_line_is_not_allowed(handbook: WriteHandbook) -> None:
    text = "title: Lead\nsummary: TBD  # opsbook: allow DAT004 until 2027-01-31: paint\n"
    assert check(handbook, text) == ["2:10 DAT018", "2:15 ALW003"]
    text = "title: Lead  # opsbook: allow DAT018 until 2027-01-31: paint\nsummary: TBD\n"
    assert check(handbook, text) == ["1:14 ALW003", "2:10 DAT018"]


@pytest.mark.parametrize(
    ("comment", "lacks"),
    [
        ("# opsbook: allow DAT018", "no reason"),
        ("# opsbook: allow DAT018 until 2027-01-31", "no reason"),
        ("# opsbook: allow DAT018 until 2027-01-31:  ", "no reason"),
        ("# opsbook: allow DAT018: paint", "no end date"),
        ("# opsbook: allow DAT018 until 2027-13-31: paint", "no end date: 2027-13-31 is no day of the calendar"),
        ("# opsbook: allow DAT018 until 2027-01-31: the reason", "no reason"),
    ],
)
def test_without_a_reason_or_a_day_it_allows_and_is_a_finding_itself(
    handbook: WriteHandbook, comment: str, lacks: str
) -> None:
    found = handbook({PATH: f"title: Lead\nsummary: TBD  {comment}\n"}).diagnostics
    assert places(found) == [f"{PATH}:2:15 ALW001"]
    assert lacks in found[0].message
    assert found[0].severity == "warning"
    assert "# opsbook: allow DAT018 until" in found[0].help


@pytest.mark.parametrize(
    ("today", "expected"),
    [("2027-01-30", []), ("2027-01-31", []), ("2027-02-01", ["2:10 DAT018", "2:15 ALW002"])],
)
def test_its_last_day_still_counts_and_then_it_lapses(handbook: WriteHandbook, today: str, expected: list[str]) -> None:
    text = "title: Lead\nsummary: TBD  # opsbook: allow DAT018 until 2027-01-31: paint\n"
    assert check(handbook, text, today=today) == expected


def test_where_nothing_is_left_to_allow_a_lapsed_one_is_to_be_deleted(handbook: WriteHandbook) -> None:
    lapsed = "# opsbook: allow DAT018 until 2026-01-31: paint"
    (found,) = handbook({PATH: f"{lapsed}\ntitle: Lead\n"}).diagnostics
    assert (found.code, found.help) == ("ALW002", "Delete the comment.")
    _, found = handbook({PATH: f"title: Lead\nsummary: TBD {lapsed}\n"}).diagnostics
    assert "later day" in found.help


def test_without_a_reason_and_without_a_fault_it_only_allows_nothing(handbook: WriteHandbook) -> None:
    (found,) = handbook({PATH: "title: Lead # opsbook: allow DAT018\n"}).diagnostics
    assert (found.code, found.help) == ("ALW003", "Delete the comment.")


def test_one_that_allows_nothing_is_a_finding(handbook: WriteHandbook) -> None:
    assert check(handbook, "# opsbook: allow DAT018 until 2027-01-31: paint\ntitle: Lead\n") == ["1:1 ALW003"]
    assert check(handbook, "# opsbook: allow no-such-rule until 2027-01-31: x\ntitle: Lead\n") == ["1:1 ALW003"]


def test_of_two_that_allow_the_same_one_is_unused(handbook: WriteHandbook) -> None:
    line = "# opsbook: allow DAT018 until 2027-01-31: paint\n"
    text = f"{line}title: Lead\n{line}summary: TBD\n"
    assert check(handbook, text) == ["3:1 ALW003"]


def test_in_markdown_it_stands_with_the_fields_or_in_a_comment_on_top(handbook: WriteHandbook) -> None:
    path = "data/terms/lead.md"
    text = "---\ntitle: Lead\nsummary: TBD  # opsbook: allow DAT018 until 2027-01-31: paint\n---\nBody\n"
    assert check(handbook, text, path) == []
    text = "<!-- opsbook: allow DAT020 until 2027-01-31: a tool adds this -->\n---\ntitle: Lead\n---\n"
    assert check(handbook, text, path) == []


@pytest.mark.parametrize("start", ["---\ntitle: Lead\n---\n", "Text\n"])
def test_what_a_body_says_about_allowances_allows_nothing(handbook: WriteHandbook, start: str) -> None:
    text = f"{start}\n```yaml\n# opsbook: allow OWN001 until 2027-01-31: hiring\n```\n"
    assert not [one for one in check(handbook, text, "data/terms/lead.md") if "ALW" in one]


@pytest.mark.parametrize("line", ["definition: allow DAT018", "# allow DAT018: x", "# opsbook allow DAT018: x"])
def test_only_the_full_words_are_an_allowance(handbook: WriteHandbook, line: str) -> None:
    assert check(handbook, f"title: Lead\n{line}\nsummary: TBD\n") == ["3:10 DAT018"]


@pytest.mark.parametrize(
    "words", ["allow: DAT018 until 2027-01-31", "alow DAT018 until 2027-01-31: x", "ignore DAT018"]
)
def test_what_is_said_to_opsbook_and_cannot_be_read_is_a_finding(handbook: WriteHandbook, words: str) -> None:
    found = handbook({PATH: f"title: Lead\nsummary: TBD  # opsbook: {words}\n"}).diagnostics
    assert places(found) == [f"{PATH}:2:10 DAT018", f"{PATH}:2:15 ALW003"]
    assert "# opsbook: allow DAT018 until" in found[1].help


@pytest.mark.parametrize(
    ("words", "wrong", "advice"),
    [
        ("allow DAT018 until 31.1.2027: dry", "31.1.2027 is no day such as 2027-01-31", "DAT018 until 2027-01-31: dry"),
        ("allow DAT018 2027-01-31: dry", "until is missing before 2027-01-31", "DAT018 until 2027-01-31: dry"),
        ("allow DAT018 until 2027-01-31 - dry", "a colon belongs before the reason", "DAT018 until 2027-01-31: dry"),
        ("allow DAT018 until 2027-01-31 — dry", "a colon belongs before the reason", "DAT018 until 2027-01-31: dry"),
        ("allow DAT018 until 2027-01-31 dry", "a colon is missing before", "DAT018 until 2027-01-31: dry"),
        ("allow DAT018 till 2027-01-31: dry", "till should read until", "DAT018 until 2027-01-31: dry"),
        ("allow DAT018 until: dry", "no day follows until", "DAT018 until 2027-02-19: dry"),
        ("allow DAT018 until 3/4/2027: dry", "may be 2027-04-03 or 2027-03-04", "DAT018 until 2027-02-19: dry"),
        ("allow DAT018 until 2027-02-30 - dry", "no day of the calendar", "DAT018 until 2027-02-19: dry"),
        ("alow DAT018 until 2027-01-31: dry", "alow should read allow", "DAT018 until 2027-01-31: dry"),
        ("DAT018 until 2027-01-31: dry", "allow is missing before DAT018", "DAT018 until 2027-01-31: dry"),
        ("allow DAT018 and DAT004 until 2027-01-31: dry", "commas", "DAT018, DAT004 until 2027-01-31: dry"),
        ("allow the paint (dry)", "names no rule", "todo-left until 2027-02-19: the reason"),
        ("allow", "names no rule", "todo-left until 2027-02-19: the reason"),
        ("", "names no rule", "todo-left until 2027-02-19: the reason"),
        ("allow DAT018 for now", "only until, a day and a reason follow", "DAT018 until 2027-02-19: the reason"),
    ],
)
def test_what_cannot_be_read_says_which_part_is_wrong_and_what_to_write(
    handbook: WriteHandbook, words: str, wrong: str, advice: str
) -> None:
    _, found = handbook({PATH: f"title: Lead\nsummary: TBD  # opsbook: {words}\n"}, "2026-11-21").diagnostics
    assert wrong in found.message
    assert found.help == f"Write # opsbook: allow {advice}"


def test_one_that_cannot_be_read_on_a_line_of_its_own_says_where_to_write_it(handbook: WriteHandbook) -> None:
    found, _ = handbook({PATH: "title: Lead\n# opsbook: allow DAT018 2027-01-31: dry\nsummary: TBD\n"}).diagnostics
    assert found.help == "Write at the end of the line below: # opsbook: allow DAT018 until 2027-01-31: dry"


def test_a_text_that_tells_of_such_a_comment_is_only_a_text(handbook: WriteHandbook) -> None:
    assert check(handbook, 'title: Lead\nsummary: "# opsbook: ignore DAT018"\n') == []


def test_capitals_make_no_difference(handbook: WriteHandbook) -> None:
    text = "title: Lead\nsummary: TBD  # Opsbook: Allow dat018 until 2027-01-31: paint\n"
    assert check(handbook, text) == []


def test_findings_about_allowances_can_be_turned_off_like_all_others(handbook: WriteHandbook) -> None:
    files = {PATH: "# opsbook: allow DAT018 until 2027-01-31: paint\ntitle: Lead\n"}
    assert (
        handbook(files, settings={"rules": {"unused": {"severity": "off", "reason": "We tidy up in May."}}}).diagnostics
        == []
    )
    (found,) = handbook(files, settings={"rules": {"ALW003": "error"}}).diagnostics
    assert found.severity == "error"


def test_an_allowance_for_a_misspelt_rule_says_which_one_was_meant(handbook: WriteHandbook) -> None:
    text = "title: Lead\nsummary: TBD  # opsbook: allow todo-letf until 2027-01-31: paint\n"
    unused = next(one for one in handbook({PATH: text}).diagnostics if one.code == "ALW003")
    assert unused.help == "Did you mean todo-left? Otherwise delete the comment."


@pytest.mark.parametrize("until", ["2027-01-31", "2026-01-31"])
def test_an_error_cannot_be_allowed(handbook: WriteHandbook, until: str) -> None:
    text = f"title: Lead\ncolour: red  # opsbook: allow unknown-field until {until}: paint\n"
    error, refused = handbook({PATH: text}).diagnostics
    assert (error.code, error.severity, refused.code) == ("DAT003", "error", "ALW003")
    assert "unknown-field allows nothing: it is an error, and errors cannot be allowed" in refused.message
    assert check(handbook, "# opsbook: allow REF001 until 2027-01-31: x\ntitle: A\nrelated: [nobody]\n") == [
        "1:1 ALW003",
        "3:11 REF001",
    ]


@pytest.mark.parametrize(
    ("line", "rule"),
    [
        ("definition: A <script> tag.", "unsafe-html"),
        ("definition: The password is Hunter2secretX.", "secret-in-data"),
        ("definition: Her private mobile is +44 7700 900123.", "personal-data"),
    ],
)
def test_what_goes_by_how_a_text_looks_can_be_a_false_alarm(handbook: WriteHandbook, line: str, rule: str) -> None:
    assert [one.slug for one in handbook({PATH: f"title: Lead\n{line}\n"}).diagnostics] == [rule]
    assert check(handbook, f"title: Lead\n{line}  # opsbook: allow {rule} until 2027-01-31: made up\n") == []


def test_an_error_that_the_settings_make_of_a_warning_can_be_allowed(handbook: WriteHandbook) -> None:
    files = {"data/metrics/m.yml": "# opsbook: allow no-source until 2027-01-31: soon\ntitle: M\n"}
    found = handbook(files, settings={"rules": {"no-source": "error"}}).diagnostics
    assert not {"MET002", "ALW003"} & {one.code for one in found}


@pytest.mark.parametrize(
    ("name", "until", "advice"),
    [
        ("OWN099", "2027-01-31", "Delete the comment."),
        ("OWN099", "2026-01-31", "Delete the comment."),
        ("unsafe-htlm", "2027-01-31", "Did you mean unsafe-html? Otherwise delete the comment."),
    ],
)
def test_one_for_a_rule_that_does_not_exist_says_so(
    handbook: WriteHandbook, name: str, until: str, advice: str
) -> None:
    (found,) = handbook({PATH: f"title: Lead # opsbook: allow {name} until {until}: hiring\n"}).diagnostics
    assert (found.code, found.message) == ("ALW003", f"this allows nothing: there is no rule {name}")
    assert found.help == advice
