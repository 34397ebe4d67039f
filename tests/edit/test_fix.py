"""`opsbook check --fix` and `--diff`: mechanical mends, and the smallest change that makes them."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path

import pytest

from opsbook.check import mend
from opsbook.read.edit import RefusedError
from tests import handbooks
from tests.command_line import opsbook
from tests.handbooks import Files

PEOPLE = {
    "data/people/maya-chen.yml": "title: Maya Chen\nstatus: left\nuntil: 2026-05-01\nsuccessor: ravi-patel\n",
    "data/people/ravi-patel.yml": "title: Ravi Patel\n",
}
GAPS: Files = {
    **PEOPLE,
    "data/metrics/opt-in-rate.yml": "title: Opt-in rate\nowner: 'maya-chen'  # since 2024\naliases: [consent-rate]\n",
    "data/policies/consent.md": (
        "---\r\ntitle: Consent\r\nowner: ravi-patel\r\nsumary: >-\r\n  What people\r\n  agreed to.\r\n"
        "measured_by: [consent-rate]\r\n---\r\n"
        "See [[consent-rate]], [[consent-rate|the rate]] and [[consent-rate]].\r\n"
    ),
    "data/tools/mailwright.yml": "title: Mailwright\nvendor: 12\ncapabilities: none-such-at-all\n",
}


def mended(folder: Path, *arguments: str) -> str:
    return opsbook(folder, "check", *arguments).err


def test_each_mend_changes_its_own_value_and_what_is_left_is_reported(tmp_path: Path) -> None:
    handbooks.write(tmp_path, GAPS)
    before = opsbook(tmp_path, "check", "--output-format", "json")
    ran = opsbook(tmp_path, "check", "--fix", "--guesses", "--output-format", "json")
    fixable = [one for one in json.loads(before.out)["diagnostics"] if one["fix"]]
    left = json.loads(ran.out)["diagnostics"]
    assert not [one for one in left if one["fix"]]
    assert {"OWN002", "DAT003", "DAT005", "REF007"} <= {one["code"] for one in fixable}
    assert "REF001" in {one["code"] for one in left}
    assert ran.code == 1
    assert (tmp_path / "data/metrics/opt-in-rate.yml").read_text() == (
        "title: Opt-in rate\nowner: 'ravi-patel'  # since 2024\naliases: [consent-rate]\n"
    )
    assert (tmp_path / "data/policies/consent.md").read_bytes().decode() == (
        "---\r\ntitle: Consent\r\nowner: ravi-patel\r\nsummary: >-\r\n  What people\r\n  agreed to.\r\n"
        "measured_by: [opt-in-rate]\r\n---\r\nSee [[opt-in-rate]], [[opt-in-rate|the rate]] and [[opt-in-rate]].\r\n"
    )
    assert (tmp_path / "data/tools/mailwright.yml").read_text() == (
        'title: Mailwright\nvendor: "12"\ncapabilities: [none-such-at-all]\n'
    )


def test_what_is_only_probably_meant_is_left_to_a_person(tmp_path: Path) -> None:
    files = {
        **PEOPLE,
        "data/metrics/rate.yml": "title: Rate\nowner: maya-chen\n",
        "data/metrics/m.yml": "title: M\nrelated: [ratee]\nsumary: Text.\nstatus: redy\nreviewed: 2026/05/01\n",
    }
    handbooks.write(tmp_path, files)
    report = opsbook(tmp_path, "check", "--output-format", "json")
    guesses = {one["code"]: one["fix"]["guess"] for one in json.loads(report.out)["diagnostics"] if one["fix"]}
    assert guesses == {"OWN002": False, "REF001": True, "DAT003": True, "DAT005": False} | {"DAT005": False}
    opsbook(tmp_path, "check", "--fix")
    assert "owner: ravi-patel" in (tmp_path / "data/metrics/rate.yml").read_text()
    left = (tmp_path / "data/metrics/m.yml").read_text()
    assert left == files["data/metrics/m.yml"].replace("2026/05/01", "2026-05-01")
    said = opsbook(tmp_path, "check").out
    assert "3 may be mended by opsbook check --fix --guesses; look at them first with --diff --guesses.\n" in said
    opsbook(tmp_path, "check", "--fix", "--guesses")
    assert (tmp_path / "data/metrics/m.yml").read_text() == (
        "title: M\nrelated: [rate]\nsummary: Text.\nstatus: ready\nreviewed: 2026-05-01\n"
    )


def test_guesses_go_with_a_mend(tmp_path: Path) -> None:
    handbooks.write(tmp_path, PEOPLE)
    assert opsbook(tmp_path, "check", "--guesses").code == 2


def test_what_was_mended_is_said_at_its_place(tmp_path: Path) -> None:
    handbooks.write(tmp_path, GAPS)
    assert "mended data/metrics/opt-in-rate.yml:2 OWN002: Write ravi-patel\n" in mended(tmp_path, "--fix")
    assert "mended" not in mended(tmp_path, "--fix")


def test_quietly_only_findings_are_printed(tmp_path: Path) -> None:
    handbooks.write(tmp_path, GAPS)
    assert mended(tmp_path, "--fix", "-q") == ""


def test_only_selected_rules_are_mended(tmp_path: Path) -> None:
    handbooks.write(tmp_path, GAPS)
    opsbook(tmp_path, "check", "--fix", "--select", "OWN")
    assert "ravi-patel" in (tmp_path / "data/metrics/opt-in-rate.yml").read_text()
    assert "sumary" in (tmp_path / "data/policies/consent.md").read_text()


def contents(folder: Path) -> dict[Path, bytes]:
    return {file: file.read_bytes() for file in folder.rglob("*") if file.is_file() and ".git" not in file.parts}


@pytest.mark.parametrize("fix", [(), ("--fix",)])
def test_a_diff_changes_nothing_and_makes_the_same_files_when_applied(tmp_path: Path, fix: tuple[str, ...]) -> None:
    files = {
        **GAPS,
        "data/metrics/other.yml": "title: Other\nowner: maya-chen",
        "data/metrics/mark.yml": "\ufefftitle: M\nowner: maya-chen\n",
    }
    handbooks.write(tmp_path, files)
    before = contents(tmp_path)
    ran = opsbook(tmp_path, "check", "--diff", *fix)
    assert contents(tmp_path) == before
    assert ran.code == 1
    opsbook(tmp_path, "check", "--fix")
    after = contents(tmp_path)
    for file, raw in before.items():
        file.write_bytes(raw)
    # One round is what a patch shows; none of these mends brings another to light.
    subprocess.run(["git", "apply", "-"], input=ran.out.encode(), cwd=tmp_path, check=True)
    assert contents(tmp_path) == after


def test_without_anything_to_mend_a_diff_is_empty(tmp_path: Path) -> None:
    handbooks.write(tmp_path, {"data/people/ravi-patel.yml": "title: Ravi Patel\n"})
    ran = opsbook(tmp_path, "check", "--diff")
    assert (ran.code, ran.out) == (0, "")


def test_a_secret_beside_a_mend_is_not_shown(tmp_path: Path) -> None:
    secret = "AKIA" + "Z7Q4M2K8" * 2
    handbooks.write(tmp_path, {**PEOPLE, "data/metrics/m.yml": f"title: M\nowner: maya-chen\nsummary: key {secret}\n"})
    for arguments in (("--diff",), (), ("--output-format", "concise"), ("--select", "OWN002")):
        assert secret not in opsbook(tmp_path, "check", *arguments).out


def test_a_file_that_changed_after_it_was_checked_is_not_mended(tmp_path: Path) -> None:
    handbooks.write(tmp_path, GAPS)
    checked = handbooks.checked(tmp_path)
    (tmp_path / "data/metrics/opt-in-rate.yml").write_text("title: Somebody else was here\n")
    with pytest.raises(RefusedError, match="changed by somebody else"):
        mend.mends(checked.diagnostics, checked.handbook)


def test_a_file_that_may_not_be_written_keeps_all_from_being_written(tmp_path: Path) -> None:
    handbooks.write(tmp_path, GAPS)
    (tmp_path / "data/tools/mailwright.yml").chmod(0o444)
    before = contents(tmp_path)
    ran = opsbook(tmp_path, "check", "--fix")
    assert ran.code == 3
    assert ran.err.startswith("opsbook: ")
    assert "read-only" in ran.err
    assert contents(tmp_path) == before


def test_a_mend_that_would_change_more_is_left_to_a_person(tmp_path: Path) -> None:
    files = {**PEOPLE, "data/metrics/m.yml": "title: M\nowner: &who maya-chen\ntags: [*who]\n"}
    handbooks.write(tmp_path, files)
    ran = opsbook(tmp_path, "check", "--fix")
    assert "not mended data/metrics/m.yml:2 OWN002" in ran.err
    assert (tmp_path / "data/metrics/m.yml").read_text() == files["data/metrics/m.yml"]
    assert json.loads(opsbook(tmp_path, "check", "--output-format", "json").out)["diagnostics"][0]["fix"] is None


def test_fixes_in_reports_are_the_changes_that_fix_makes(tmp_path: Path) -> None:
    handbooks.write(tmp_path, GAPS)
    report = json.loads(opsbook(tmp_path, "check", "--output-format", "json").out)
    for one in [one for one in report["diagnostics"] if one["code"] in ("OWN002", "DAT005")]:
        file = tmp_path / one["fix"]["path"]
        (edit,) = one["fix"]["edits"]
        lines = file.read_text().split("\n")
        line = lines[edit["line"] - 1]
        assert edit["line"] == edit["end_line"]
        lines[edit["line"] - 1] = line[: edit["column"] - 1] + edit["text"] + line[edit["end_column"] - 1 :]
        file.write_text("\n".join(lines))
    by_hand = contents(tmp_path)
    handbooks.write(tmp_path, GAPS)
    opsbook(tmp_path, "check", "--fix", "--select", "OWN002,DAT005")
    assert contents(tmp_path) == by_hand


def test_in_a_list_that_was_read_in_part_no_item_is_mended_in_the_place_of_another(tmp_path: Path) -> None:
    files = {
        **PEOPLE,
        "data/metrics/rate.yml": "title: Rate\n",
        "data/metrics/m.yml": "title: M\nrelated: [{a: b}, ratee]\n",
    }
    handbooks.write(tmp_path, files)
    opsbook(tmp_path, "check", "--fix")
    assert (tmp_path / "data/metrics/m.yml").read_text() == files["data/metrics/m.yml"]


def test_a_mend_is_made_once_and_brings_no_other_fault(tmp_path: Path) -> None:
    left = "title: {}\nstatus: left\nuntil: 2026-05-01\nsuccessor: {}\n"
    files: Files = {
        "data/people/dan.yml": "title: Dan\nmanager: olaf\ndeputy: pia\n",
        "data/people/olaf.yml": left.format("Olaf", "pia"),
        "data/people/pia.yml": left.format("Pia", "dan"),
        "data/people/rolf.yml": left.format("Rolf", "sam"),
        "data/people/sam.yml": left.format("Sam", "rolf"),
        "data/tools/ring.yml": "title: Ring\nowner: rolf\n",
        "data/tools/both.yml": "title: Both\nowner: pia\ndeputy: olaf\n",
        "data/tools/deputy.yml": "title: Deputy\nowner: olaf\ndeputy: dan\n",
        "data/tools/access.yml": "title: Access\nowner: dan\nroles: [{name: Admin, holders: [pia]}]\n",
        "data/forums/all.yml": "title: All\nattendees: [dan, olaf]\n",
        "data/forums/none.yml": "title: None\nattendees: [olaf, pia]\n",
    }
    handbooks.write(tmp_path, files)
    before = json.loads(opsbook(tmp_path, "check", "--output-format", "json").out)["diagnostics"]
    said = mended(tmp_path, "--fix")
    changed = {path: text for path in files if (text := (tmp_path / path).read_text()) != files[path]}
    assert changed == {
        "data/tools/both.yml": "title: Both\nowner: dan\ndeputy: olaf\n",
        "data/forums/none.yml": "title: None\nattendees: [dan, pia]\n",
    }
    assert said.count("mended ") == 2
    assert "mended" not in mended(tmp_path, "--fix")
    after = json.loads(opsbook(tmp_path, "check", "--output-format", "json").out)["diagnostics"]
    assert {(one["path"], one["code"]) for one in after} <= {(one["path"], one["code"]) for one in before}


def test_a_text_in_place_of_a_list_is_mended_where_it_stands(tmp_path: Path) -> None:
    policy = (
        "title: P\nowner: zoe\nscope: >-\n  All of it, and\n  also [[zoe-old]].\n"
        "requirements:\n  - {id: a, text: b, level: must, enforced_by: zoe-old}\n"
    )
    handbooks.write(
        tmp_path, {"data/people/zoe.yml": "title: Zoe\naliases: [zoe-old]\n", "data/policies/p.yml": policy}
    )
    ran = opsbook(tmp_path, "check", "--fix", "--output-format", "concise", "--select", "REF007")
    assert (tmp_path / "data/policies/p.yml").read_text() == policy.replace("zoe-old", "zoe")
    assert "REF007" not in ran.out


def test_only_what_can_be_written_is_announced(tmp_path: Path) -> None:
    alias = "title: C\nowner: &o maya-chen\ndeputy: *o\n"
    handbooks.write(
        tmp_path, {**PEOPLE, "data/metrics/a.yml": "title: A\nowner: maya-chen\n", "data/policies/c.yml": alias}
    )
    assert "\n1 can be mended by opsbook check --fix" in opsbook(tmp_path, "check").out
    ran = opsbook(tmp_path, "check", "--fix")
    assert "mended data/metrics/a.yml:2 OWN002" in ran.err
    assert "not mended data/policies/c.yml:2 OWN002" in ran.err
    assert "can be mended" not in ran.out
    assert "can be mended" not in opsbook(tmp_path, "check").out
    (tmp_path / "data/terms").mkdir()
    elsewhere = opsbook(tmp_path / "data/terms", "check", "--data", "../", "--fix")
    assert "not mended ../policies/c.yml:2 OWN002" in elsewhere.err


def test_no_guess_brings_another_fault(tmp_path: Path) -> None:
    files = {
        "data/tools/relay.yml": "title: Relay\nnotes: x\nsumary: Text.\n",
        "data/terms/lead.yml": "title: Lead\nrelatd: [nobody-at-all]\n",
    }
    handbooks.write(tmp_path, files)
    assert "\n1 may be mended by opsbook check --fix --guesses" in opsbook(tmp_path, "check").out
    ran = opsbook(tmp_path, "check", "--fix", "--guesses")
    assert (tmp_path / "data/tools/relay.yml").read_text() == "title: Relay\nnotes: x\nsummary: Text.\n"
    assert (tmp_path / "data/terms/lead.yml").read_text() == files["data/terms/lead.yml"]
    assert "not mended data/tools/relay.yml:2 DAT003: that would bring another fault: roles must be" in ran.err
