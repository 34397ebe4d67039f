"""All commands: what they say of themselves, and how they end when they cannot go on."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from opsbook.cli.main import COMMANDS
from opsbook.model.identity import Identity
from opsbook.model.validate import validate
from opsbook.read import source
from tests.command_line import Ran, opsbook
from tests.handbooks import KINDS, Files, write

BOOK: Files = {
    "data/people/maya.yml": "title: Maya Chen\n",
    "data/people/ravi.yml": "title: Ravi Patel\nstatus: left\nuntil: 2026-05-01\n",
    "data/teams/web.yml": "title: Web\nmembers: [lead]\n",
    "data/roles/lead.yml": "title: Lead\nholders: [maya]\n",
    "data/exceptions/e1.yml": "title: First\nexpires: 2026-11-22\nowner: maya\n",
    "data/exceptions/e2.yml": "title: Second\nexpires: 2026-11-11\nowner: web\n",
    "data/exceptions/e3.yml": "title: Third\nexpires: 2027-11-21\n",
    "data/exceptions/e4.yml": "title: Ended\nexpires: 2026-11-21\nstatus: ended\nowner: maya\n",
    "data/tools/web.yml": "title: A tool of the same id\n",
}


def run(folder: Path, *arguments: str, files: Files = BOOK, today: str | None = None) -> Ran:
    """Run a command on a handbook; ``today`` for those that ask for it."""
    write(folder, files)
    return opsbook(folder, *arguments, today=today)


@pytest.mark.parametrize("command", sorted(COMMANDS))
@pytest.mark.parametrize("flag", ["--help", "-h"])
def test_every_command_says_what_it_does(tmp_path: Path, command: str, flag: str) -> None:
    ran = opsbook(tmp_path, command, flag, today=None)
    assert (ran.code, ran.err) == (0, "")
    assert ran.out.startswith(f"Usage: opsbook {command} [OPTIONS]")
    assert "--help" in ran.out


def test_the_program_lists_its_commands_and_its_version(tmp_path: Path) -> None:
    ran = opsbook(tmp_path, "--help", today=None)
    assert ran.code == 0
    assert all(f"  {command} " in ran.out for command in COMMANDS)
    assert opsbook(tmp_path, "--version", today=None).out.startswith("opsbook, version ")


@pytest.mark.parametrize(
    "arguments",
    [
        ("chekc",),
        ("check", "--strikt"),
        ("check", "too", "many"),
        ("check", "--data", "nowhere"),
        ("check", "--config", "nowhere.yml"),
        ("build", "--audience", "everyone"),
        ("serve", "--port", "99999"),
        ("new",),
        ("new", "widget", "a"),
        ("new", "term", "Not an id"),
        ("new", "page", "a"),
        ("explain", "nothing"),
        ("owns", "nobody"),
        ("owns",),
        ("deadlines", "--within", "soon"),
        ("deadlines", "--owner", "nobody"),
        ("deadlines", "--owner", "web-x"),
    ],
)
def test_a_mistake_of_use_ends_with_2_and_says_so(tmp_path: Path, arguments: tuple[str, ...]) -> None:
    ran = run(tmp_path, *arguments)
    assert (ran.code, ran.out) == (2, "")
    assert ran.err
    assert "Traceback" not in ran.err


def test_a_command_without_a_handbook_says_where_records_live(tmp_path: Path) -> None:
    for command in (("check",), ("deadlines",), ("owns", "maya"), ("schema",)):
        ran = opsbook(tmp_path, *command, today=None)
        assert (ran.code, ran.out) == (2, "")
        assert ran.err.startswith("opsbook: there is no folder data")


@pytest.mark.parametrize("kind", [kind for kind in KINDS if kind != "page"])
def test_a_new_record_of_every_kind_can_be_read(tmp_path: Path, kind: str) -> None:
    model = KINDS[kind]
    ran = run(tmp_path, "new", kind, "my-new-one", "--title", 'With: "quotes" \\ and # more')
    file = tmp_path / "data" / model.kind.plural / "my-new-one.yml"
    assert (ran.code, ran.out, ran.err) == (0, f"data/{model.kind.plural}/my-new-one.yml\n", "")
    record, found = validate(model, Identity(kind, "my-new-one", "x"), source.parse(file.read_bytes()))
    required = {name for name, info in model.model_fields.items() if info.is_required()} - {"title"}
    assert {one.field for one in found} == required
    assert record.title == 'With: "quotes" \\ and # more'


@pytest.mark.parametrize(
    ("kind", "id_", "title", "status"),
    [
        ("policy", "email-consent", "Email consent", "draft"),
        ("decision", "0001-one-store", "0001 one store", "proposed"),
        ("tool", "relay", "Relay", "evaluating"),
        ("person", "maya-chen", "Maya Chen", None),
        ("risk", "lost-consent", "Lost consent", None),
    ],
)
def test_a_new_record_is_a_draft_where_its_kind_has_drafts(
    tmp_path: Path, kind: str, id_: str, title: str, status: str | None
) -> None:
    run(tmp_path, "new", kind, id_)
    file = tmp_path / "data" / KINDS[kind].kind.plural / f"{id_}.yml"
    read = {"title": title} | ({"status": status} if status else {})
    assert source.parse(file.read_bytes()).values == read


def test_a_new_record_overwrites_nothing(tmp_path: Path) -> None:
    ran = run(tmp_path, "new", "person", "maya")
    assert (ran.code, ran.out) == (2, "")
    assert (tmp_path / "data/people/maya.yml").read_text() == "title: Maya Chen\n"
    write(tmp_path, {"data/people/lena.md": "---\ntitle: Lena\n---\n"})
    assert opsbook(tmp_path, "new", "person", "lena", today=None).code == 2


@pytest.mark.parametrize("name", ["OWN001", "own001", "missing-owner"])
def test_a_rule_is_explained_by_its_code_or_its_slug(tmp_path: Path, name: str) -> None:
    ran = opsbook(tmp_path, "explain", name, today=None)
    assert (ran.code, ran.err) == (0, "")
    assert ran.out.startswith("OWN001 missing-owner (warning)\n")
    assert "Fails:" in ran.out


@pytest.mark.parametrize("name", sorted(KINDS))
def test_every_kind_is_explained_with_all_of_its_fields(tmp_path: Path, name: str) -> None:
    ran = opsbook(tmp_path, "explain", name, today=None)
    assert ran.code == 0
    assert "title (mandatory): " in ran.out
    assert "None" not in ran.out.partition("Example:")[0]


def test_everything_that_can_be_explained_is_listed(tmp_path: Path) -> None:
    ran = opsbook(tmp_path, "explain", today=None)
    assert all(f"  {kind}" in ran.out for kind in KINDS)
    assert ran.out.count("\n") > 120


def test_deadlines_come_by_date_with_whose_they_are(tmp_path: Path) -> None:
    ran = run(tmp_path, "deadlines", today="2026-11-21")
    assert [line.split("  (")[0].split()[-1] for line in ran.out.splitlines()] == [
        "exception:e2",
        "exception:e1",
        "exception:e3",
    ]
    assert [" ".join(line.split()[1:4]) for line in ran.out.splitlines()] == ["10 days ago", "in 1 day", "in 365 days"]
    assert "(maya)" in ran.out
    assert ran.err == "3 deadlines as of 2026-11-21, 1 of them past.\n"


@pytest.mark.parametrize(
    ("arguments", "records"),
    [
        (("--within", "30d"), ["e2", "e1"]),
        (("--within", "1 day"), ["e2", "e1"]),
        (("--within", "2y"), ["e2", "e1", "e3"]),
        (("--owner", "maya"), ["e2", "e1"]),
        (("--owner", "team:web"), ["e2"]),
        (("--owner", "web"), ["e2"]),
        (("--owner", "ravi"), []),
    ],
)
def test_deadlines_can_be_narrowed(tmp_path: Path, arguments: tuple[str, ...], records: list[str]) -> None:
    ran = run(tmp_path, "deadlines", "--output-format", "json", *arguments, today="2026-11-21")
    found = json.loads(ran.out)
    assert [one["record"].removeprefix("exception:") for one in found["deadlines"]] == records


def test_deadlines_are_data_and_a_calendar(tmp_path: Path) -> None:
    first = json.loads(run(tmp_path, "deadlines", "--output-format", "json", today="2026-11-21").out)["deadlines"][0]
    assert first == {
        "record": "exception:e2",
        "title": "Second",
        "what": "Exception expires",
        "due": "2026-11-11",
        "days": -10,
        "state": "overdue",
        "owner": "team:web",
    }
    calendar = run(tmp_path, "deadlines", "--output-format", "ics", today="2026-11-21").out
    assert calendar.startswith("BEGIN:VCALENDAR\r\n")
    assert calendar.count("BEGIN:VEVENT") == 3


@pytest.mark.parametrize(
    ("who", "lines"),
    [
        ("maya", ["exception:e1", "exception:e2 through lead in web"]),
        ("lead", ["Lead comes down to Maya Chen.", "exception:e2 through web"]),
        ("web", ["Web comes down to Maya Chen.", "exception:e2"]),
        ("ravi", ["Ravi Patel left on 2026-05-01."]),
    ],
)
def test_what_somebody_answers_for_is_told_with_the_way_it_came(tmp_path: Path, who: str, lines: list[str]) -> None:
    ran = run(tmp_path, "owns", who, today="2026-11-21")
    assert (ran.code, [line.strip() for line in ran.out.splitlines()]) == (0, lines)


def test_schemas_are_written_for_every_kind_with_the_ids_that_exist(tmp_path: Path) -> None:
    ran = run(tmp_path, "schema", "--out", "schemas")
    assert ran.code == 0
    mapping = json.loads(ran.out)["yaml.schemas"]
    assert mapping["schemas/policy.json"] == "data/policies/*.yml"
    assert {path.stem for path in (tmp_path / "schemas").iterdir()} == set(KINDS)
    assert "maya" in (tmp_path / "schemas/policy.json").read_text()
    for path in (tmp_path / "schemas").iterdir():
        json.loads(path.read_text())
