"""How bad a finding is: by its rule, and otherwise where the settings say so."""

from __future__ import annotations

from typing import Any

import pytest

from opsbook import kinds, rules
from opsbook.check.rule import rules_in
from opsbook.diagnostic import Severity, UsageError
from tests.handbooks import WriteHandbook

FILES = {"data/metrics/reach.yml": "title: Reach\n", "data/tools/relay.yml": "title: Relay\nreview_exempt: x\n"}


def owners(handbook: WriteHandbook, setting: Any, name: str = "OWN001", today: str = "2026-11-21") -> list[str]:
    """The severities of the two records' missing owners, ``-`` where nothing is said."""
    found = handbook(FILES, today, {"rules": {name: setting}}).diagnostics
    said = {one.path: one.severity.value for one in found if one.code == "OWN001"}
    return [said.get(path, "-") for path in FILES]


@pytest.mark.parametrize("name", ["OWN001", "missing-owner"])
@pytest.mark.parametrize("word", ["error", "warning", "note"])
def test_a_word_sets_it_for_the_rule(handbook: WriteHandbook, name: str, word: str) -> None:
    assert owners(handbook, word, name) == [word, word]


def test_off_turns_the_rule_off(handbook: WriteHandbook) -> None:
    assert owners(handbook, "off") == ["-", "-"]


@pytest.mark.parametrize(
    ("setting", "places"),
    [
        ("off", ["mkdocs.yml:7:6 ALW001"]),
        ({"severity": "off"}, ["mkdocs.yml:7:6 ALW001"]),
        ({"severity": "off", "reason": "Nobody is hired yet."}, []),
        ({"kinds": {"tool": "off", "metric": {"severity": "off", "reason": "Later."}}}, ["mkdocs.yml:9:8 ALW001"]),
        ({"kinds": {"tool": "off"}, "reason": "Later."}, []),
        ({"paths": {"data/tools/*": "off"}}, ["mkdocs.yml:9:8 ALW001"]),
        ({"paths": {"data/tool/*": "note"}}, ["mkdocs.yml:9:8 ALW003"]),
        ("note", []),
    ],
)
def test_what_is_turned_off_needs_a_reason_and_a_path_needs_files(
    handbook: WriteHandbook, setting: Any, places: list[str]
) -> None:
    found = handbook(FILES, settings={"rules": {"OWN001": setting}}).diagnostics
    assert [
        f"{one.path}:{one.span.line}:{one.span.column} {one.code}" for one in found if one.code[:3] == "ALW"
    ] == places


@pytest.mark.parametrize("said", [{"limit": 1}, {"options": {"limit": 1}}])
def test_options_stand_among_the_options_or_beside_the_severity(handbook: WriteHandbook, said: Any) -> None:
    files = {
        "data/people/ana.yml": "title: Ana\n",
        **{f"data/metrics/{name}.yml": f"title: {name}\nowner: ana\n" for name in "ab"},
    }
    found = handbook(files, settings={"rules": {"overloaded-owner": {"severity": "note", **said}}}).diagnostics
    assert [one.severity for one in found if one.code == "OWN007"] == ["note"]


def test_options_can_differ_by_kind_and_by_path(handbook: WriteHandbook) -> None:
    paced = "title: A\nrisk_tier: high\nreview_every: 8 months\n"
    files = {f"data/{folder}/{name}.yml": paced for folder in ("policies", "services") for name in ("new", "old")}

    def slow(setting: Any) -> list[str]:
        found = handbook(files, settings={"rules": {"cadence-too-long": setting}}).diagnostics
        return [f"{one.path[5:-4]} {one.severity}" for one in found if one.code == "REV005"]

    assert slow({"high": "6 months", "paths": {"*/old.yml": {"high": "9 months"}}}) == [
        "policies/new warning",
        "services/new warning",
    ]
    assert slow({"kinds": {"policy": {"high": "6 months", "severity": "error"}}}) == [
        "policies/new error",
        "policies/old error",
    ]
    both = {"kinds": {"policy": {"high": "6 months"}}, "paths": {"*/old.yml": "note"}}
    assert slow(both) == ["policies/new warning", "policies/old note"]


def test_it_can_be_set_for_a_kind(handbook: WriteHandbook) -> None:
    assert owners(handbook, {"kinds": {"tool": "error"}}) == ["warning", "error"]
    assert owners(handbook, {"severity": "note", "kinds": {"tool": "off"}}) == ["note", "-"]


def test_it_can_be_set_for_paths_which_go_before_kinds(handbook: WriteHandbook) -> None:
    assert owners(handbook, {"paths": {"data/tools/*": "off"}}) == ["warning", "-"]
    setting = {"severity": "note", "kinds": {"tool": "warning"}, "paths": {"*/relay.yml": "error"}}
    assert owners(handbook, setting) == ["note", "error"]


@pytest.mark.parametrize(
    ("today", "expected"), [("2026-11-20", "note"), ("2026-11-21", "warning"), ("2026-11-22", "warning")]
)
def test_an_announced_rule_only_notes_before_its_day(handbook: WriteHandbook, today: str, expected: str) -> None:
    assert owners(handbook, {"announced": "2026-11-21"}, today=today) == [expected, expected]


def test_what_the_reader_finds_can_be_set_too(handbook: WriteHandbook) -> None:
    files = {
        "data/terms/lead.yml": "title: Lead\nrelated: [old]\n",
        "data/terms/new.yml": "title: New\naliases: [old]\n",
    }
    (found,) = handbook(files, settings={"rules": {"former-id": "note"}}).diagnostics
    assert found.severity is Severity.NOTE


@pytest.mark.parametrize(
    ("settings", "says"),
    [
        ({"rules": {"OWN001": "fatal"}}, 'OWN001: in rules cannot be "fatal"'),
        ({"rules": {"OWN001": {"severty": "off"}}}, "Did you mean severity?"),
        ({"rules": {"OWN001": {"announced": "soon"}}}, "announced: in OWN001: in rules must be a day"),
        ({"due_soon": "a while"}, "due_soon must be a length of time"),
        ({"audience": "everyone"}, 'audience cannot be "everyone"'),
        ({"data_dri": "x"}, "Did you mean data_dir?"),
    ],
)
def test_a_setting_that_cannot_be_is_an_error_of_usage_with_its_place(
    handbook: WriteHandbook, settings: dict[str, Any], says: str
) -> None:
    with pytest.raises(UsageError, match=r"^mkdocs\.yml:\d+:\d+: ") as caught:
        handbook(FILES, settings=settings)
    assert says in str(caught.value)


def test_every_rule_has_a_code_a_slug_a_severity_and_a_page() -> None:
    known = rules_in(rules, kinds)
    assert len({rule.code for rule in known}) == len({rule.fault.slug for rule in known}) == len(known)
    for rule in known:
        assert rule.code[:3].isupper()
        assert rule.code[3:].isdecimal()
        assert rule.summary
        assert rule.documentation != rule.summary
        assert rule.fault.slug == rule.fault.slug.lower()
