"""A baseline is paid down also while something cannot be read; only what that may hide stays known."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from opsbook.check.baseline import DEFAULT
from tests import handbooks
from tests.command_line import opsbook

MISSPELT = "data/metrics/faulty.yml"
FILES = {
    "data/people/maya-chen.yml": "title: Maya Chen\n",
    "data/people/gus.yml": "title: Gus\nstatus: left\nsuccessor: maya-chen\n",
    "data/people/leo.yml": "title: Leo\nstatus: on-leave\n",
    MISSPELT: "title: Faulty\nownr: maya-chen\n",
    "data/metrics/a.yml": "title: A\nowner: gus\n",
    "data/metrics/b.yml": "title: B\nowner: leo\n",
    "data/metrics/c.yml": "title: C\nowner: maya-chen\nrelated: [none]\n",
    "data/tools/till.yml": "title: Till\nowner: maya-chen\ncapabilities: [tills]\nsummary: TODO\n",
    "data/capabilities/tills.yml": "title: Tills\nowner: maya-chen\n",
    "data/capabilities/scans.yml": "title: Scans\nowner: maya-chen\n",
}


def known(folder: Path) -> set[str]:
    return {f"{one['record']} {one['code']}" for one in json.loads((folder / DEFAULT).read_text())["findings"]}


def dropped(folder: Path, **changed: str) -> set[str]:
    """What writing a baseline again drops once some files are others."""
    handbooks.write(folder, FILES)
    opsbook(folder, "check", "--write-baseline")
    before = known(folder)
    handbooks.write(folder, {path.replace("__", "/") + ".yml": text for path, text in changed.items()})
    opsbook(folder, "check", "--write-baseline")
    return before - known(folder)


@pytest.mark.parametrize(
    ("path", "text", "entry"),
    [
        ("data__metrics__a", "title: A\nowner: maya-chen\n", "metric:a OWN002"),
        ("data__metrics__c", "title: C\nowner: maya-chen\n", "metric:c REF001"),
        ("data__tools__till", FILES["data/tools/till.yml"].replace("TODO", "Takes money"), "tool:till DAT018"),
        ("data__tools__reader", "title: Reader\nowner: maya-chen\ncapabilities: [scans]\n", "capability:scans TOL011"),
        ("data__people__leo", "title: Leo\ndeputy: maya-chen\n", "metric:b OWN002"),
    ],
)
def test_what_is_mended_is_dropped_beside_a_misspelt_field_elsewhere(
    path: str, text: str, entry: str, tmp_path: Path
) -> None:
    assert entry in dropped(tmp_path, **{path: text})


def test_what_was_mended_and_comes_back_is_seen(tmp_path: Path) -> None:
    dropped(tmp_path, data__metrics__a="title: A\nowner: maya-chen\n")
    handbooks.write(tmp_path, FILES)
    ran = opsbook(tmp_path, "check", "--output-format", "json")
    assert [(one["record"], one["code"]) for one in json.loads(ran.out)["diagnostics"]] == [("metric:a", "OWN002")]


@pytest.mark.parametrize(
    ("path", "text", "entry"),
    [
        ("data__metrics__a", "title: A\nowner: gus\nstatsu: draft\n", "metric:a MET001"),
        ("data__metrics__a", "title: [A\n", "metric:a OWN002"),
        ("data__people__gus", "title: Gus\nstatus: lft\nsuccessor: maya-chen\n", "metric:a OWN002"),
        ("data__people__leo", "title: Leo\nstatus: on-leave\ndeptuy: maya-chen\n", "metric:b OWN002"),
        ("data__tools__reader", "title: Reader\nowner: maya-chen\ncapabilites: [scans]\n", "capability:scans TOL011"),
        ("data__tool__reader", "title: Reader\nowner: maya-chen\ncapabilities: [scans]\n", "capability:scans TOL011"),
    ],
)
def test_what_a_fault_may_hide_stays_known(path: str, text: str, entry: str, tmp_path: Path) -> None:
    gone = dropped(tmp_path, **{path: text})
    assert entry in known(tmp_path)
    assert entry not in gone


def test_records_that_lie_in_a_wrong_folder_stay_known(tmp_path: Path) -> None:
    handbooks.write(tmp_path, FILES)
    opsbook(tmp_path, "check", "--write-baseline")
    (tmp_path / "data/metrics").rename(tmp_path / "data/metrcs")
    opsbook(tmp_path, "check", "--write-baseline")
    assert "metric:a OWN002" in known(tmp_path)


def test_a_fault_of_the_data_itself_is_dropped_in_the_record_that_still_has_another(tmp_path: Path) -> None:
    handbooks.write(tmp_path, FILES | {MISSPELT: "title: Faulty\nownr: maya-chen\ntarget: [1]\n"})
    opsbook(tmp_path, "check", "--write-baseline")
    handbooks.write(tmp_path, {MISSPELT: "title: Faulty\nowner: maya-chen\ntarget: [1]\n"})
    opsbook(tmp_path, "check", "--write-baseline")
    faulty = {entry for entry in known(tmp_path) if entry.startswith("metric:faulty DAT")}
    assert faulty == {"metric:faulty DAT005"}


def test_somebody_whose_load_nobody_can_count_stays_known(tmp_path: Path) -> None:
    load = {f"data/capabilities/t{n}.yml": f"title: T{n}\nowner: maya-chen\n" for n in range(31)}
    handbooks.write(tmp_path, FILES | load)
    opsbook(tmp_path, "check", "--write-baseline")
    assert "person:maya-chen OWN007" in known(tmp_path)
    less = dict.fromkeys(list(load)[:10], "title: T\nownr: maya-chen\n")
    handbooks.write(tmp_path, less)
    opsbook(tmp_path, "check", "--write-baseline")
    assert "person:maya-chen OWN007" in known(tmp_path)
    handbooks.write(tmp_path, dict.fromkeys(less, "title: T\nowner: gus\n") | {MISSPELT: "title: M\nownr: gus\n"})
    opsbook(tmp_path, "check", "--write-baseline")
    assert "person:maya-chen OWN007" not in known(tmp_path)
