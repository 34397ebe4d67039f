"""What a check remembers spares it work, and never a finding: with a memory it says what it would say without."""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from opsbook import kinds, rules
from opsbook.cache import Cache
from opsbook.check.answer import Answer
from opsbook.check.answers import Answers, Part
from opsbook.check.rule import Finding, Gathered, Gathering, Rule, rules_in
from opsbook.check.run import check
from opsbook.checked import check_handbook, open_handbook
from opsbook.diagnostic import Diagnostic
from opsbook.graph.book import Book
from opsbook.graph.handbook import Handbook
from opsbook.model.actor import Actor
from opsbook.model.record import Record
from tests.git import Repository
from tests.handbooks import TODAY, write
from tests.publish.test_incremental import EDITS
from tests.rules.clean_handbook import FILES


@pytest.fixture
def book(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The clean handbook, whose cache lies in it."""
    monkeypatch.setenv("OPSBOOK_CACHE_DIR", str(tmp_path / "cache"))
    write(tmp_path, FILES, {})
    return tmp_path


def opened(book: Path, day: str = str(TODAY)) -> Handbook:
    """The handbook as it stands, read with the help of its cache."""
    return open_handbook(book / "data", book / "mkdocs.yml", day, to_check=True)


def remembered(book: Path, day: str = str(TODAY)) -> list[Diagnostic]:
    """What a check says that remembers the last one."""
    return check_handbook(opened(book, day)).diagnostics


def anew(book: Path, monkeypatch: pytest.MonkeyPatch, day: str = str(TODAY)) -> list[Diagnostic]:
    """What a check says that remembers nothing."""
    with monkeypatch.context() as alone:
        alone.setenv("OPSBOOK_CACHE_DIR", "")
        return check_handbook(opened(book, day)).diagnostics


def _break(chance: random.Random, book: Path) -> None:
    """Put a fault into some file."""
    file = chance.choice(sorted(book.glob("data/*/*.yml")))
    faults = [
        "related: [nowhere]\n",
        "onwer: x\n",
        "tags: 5\n",
        "body: <script>x</script> TODO\n",
        "title: again\n",
        "x: [\n",
    ]
    file.write_text(file.read_text(encoding="utf-8") + chance.choice(faults) + "\n", encoding="utf-8")


def _mend(chance: random.Random, book: Path) -> None:
    """Take back what broke some files, or stood last in them."""
    for file in chance.sample(sorted(book.glob("data/*/*.yml")), 10):
        lines = file.read_text(encoding="utf-8").splitlines()
        file.write_text("\n".join(lines[: max(1, len(lines) - 1)]) + "\n", encoding="utf-8")


@pytest.mark.parametrize("seed", range(12))
def test_after_any_edits_the_findings_are_those_of_a_first_check(
    book: Path, monkeypatch: pytest.MonkeyPatch, seed: int
) -> None:
    chance = random.Random(seed)
    if seed % 2:  # as in a handbook with many records
        monkeypatch.setattr("opsbook.check.answers.A_PART", 2)
    remembered(book)
    for _ in range(5):
        for edit in chance.choices([*EDITS, _break, _mend], k=chance.randint(1, 3)):
            edit(chance, book)
        day = chance.choice(["2026-11-21", "2026-11-22", "2027-06-30"])
        assert remembered(book, day) == anew(book, monkeypatch, day)


@pytest.mark.parametrize("seed", range(3))
def test_what_git_knows_counts(book: Path, monkeypatch: pytest.MonkeyPatch, seed: int) -> None:
    chance, repository = random.Random(seed), Repository(book)
    write(book, {".gitignore": "cache/\n"})
    remembered(book)
    for number in range(6):
        if number != 3:
            chance.choice([*EDITS, _mend])(chance, book)
        if chance.random() < 0.6:
            repository.commit(f"2026-11-{number + 10}", {}, f"number {number}")
        assert remembered(book) == anew(book, monkeypatch)


def test_the_settings_and_the_day_count(book: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    remembered(book)
    write(book, {"mkdocs.yml": FILES.get("mkdocs.yml", "")}, {"due_soon": "360 days"})
    assert remembered(book) == anew(book, monkeypatch) != []
    assert remembered(book, "2030-01-01") == anew(book, monkeypatch, "2030-01-01") != []


@pytest.mark.parametrize("spoil", [lambda raw: b"", lambda raw: raw[:-9], lambda raw: raw[:50] + b"!" + raw[51:]])
def test_a_spoilt_memory_is_none(book: Path, monkeypatch: pytest.MonkeyPatch, spoil: Callable[[bytes], bytes]) -> None:
    write(book, {"data/terms/new.yml": "title: New\nrelated: [nowhere]\n"})
    remembered(book)
    for file in (book / "cache").glob("[a-z]*"):
        file.write_bytes(spoil(file.read_bytes()))
    assert remembered(book) == anew(book, monkeypatch) != []


def test_what_replaces_a_record_later_counts(book: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    decision = "date: 2024-01-10\nstatus: accepted\nreview_every: 12 months\nbody: TODO\n"
    write(book, {"data/decisions/old.yml": f"title: Old\n{decision}"})
    before = remembered(book)
    write(book, {"data/decisions/new.yml": f"title: New\nsupersedes: [old]\n{decision}"})
    after = remembered(book)
    assert after == anew(book, monkeypatch)
    about_old = [[one.code for one in found if one.record == "decision:old"] for found in (before, after)]
    assert about_old[0] != about_old[1]


def test_a_part_of_another_check_is_none(tmp_path: Path) -> None:
    ground = {"rules": b"x"}
    for word in ("first", "second"):
        part = Part.of("answers-0", {"term:a": Answer((word, False, (), b""), 0, (), {}, (), [], {})})
        Answers(Cache(tmp_path), b"x").keep(ground, {"answers-0": part}, {})
        if word == "first":
            old = {file: file.read_bytes() for file in tmp_path.glob("answers-*")}
    assert told(Answers(Cache(tmp_path), b"x")) == {"term:a": "second"}
    assert told(Answers(Cache(tmp_path), b"other")) == {}
    for file, raw in old.items():
        file.write_bytes(raw)
    assert told(Answers(Cache(tmp_path), b"x")) == {}


def told(answers: Answers) -> dict[str, str]:
    """The first word of each answer."""
    return {key: answer.own[0] for part in answers.parts.values() for key, answer in part.answers.items()}


def test_a_name_that_becomes_ambiguous_counts(book: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(book, {"data/terms/old.yml": "title: Old\ndefinition: What was.\nstatus: retired\n"})
    write(book, {"data/capabilities/kept.yml": "title: Kept\nrelated: [old]\n"})
    before = remembered(book)
    write(book, {"data/capabilities/old.yml": "title: Old\n"})
    after = remembered(book)
    assert after == anew(book, monkeypatch)
    codes = [{one.code for one in found if one.record == "capability:kept"} for found in (before, after)]
    assert codes[0] - codes[1]


def test_rules_are_asked_again_only_about_what_they_looked_at(book: Path) -> None:
    first = opened(book).book
    edited = next(record for record in first if record.kind.name == "service")
    leading = {link.source.key for link in first.into[edited.key]}
    assert asked_again(book, edited, lambda record, handbook: record.title) == 1
    assert asked_again(book, edited, lambda record, handbook: handbook.reviews.of(record)) == 1
    beside = asked_again(book, edited, lambda record, handbook: handbook.book.out[record.key])
    assert 1 < beside == len({edited.key, *leading}) < len(list(first))
    assert asked_again(book, edited, lambda record, handbook: list(handbook.book)) == len(list(first))
    assert asked_again(book, edited, lambda record, handbook: list(handbook.book.of(Actor))) == 1
    actor = next(first.of(Actor))
    assert asked_again(book, actor, lambda record, handbook: list(handbook.book.of(Actor)), "summary: Anew.\n") == 1
    everyone = asked_again(book, actor, lambda record, handbook: list(handbook.book.of(Actor)), "timezone: UTC\n")
    assert everyone == len(list(first))


def test_rules_about_the_whole_book_are_asked_again_only_when_they_would_see_something_else(book: Path) -> None:
    def titles(gathered: Gathered, handbook: Handbook) -> object:
        return [handbook.book.records[key].title for key in gathered]

    def nothing(gathered: Gathered, handbook: Handbook) -> object:
        return None

    def everything(gathered: Gathered, handbook: Handbook) -> object:
        return len(handbook.book.records)

    services = [record for record in opened(book).book if record.kind.name == "service"]
    people = [record for record in opened(book).book if record.kind.name == "person"]
    assert judged_again(book, services[0], "service", titles)
    assert not judged_again(book, people[0], "service", titles)
    assert not judged_again(book, services[0], "service", nothing)
    assert judged_again(book, people[0], "service", everything)


def test_what_a_rule_about_the_whole_book_is_told_counts(book: Path) -> None:
    service = next(record for record in opened(book).book if record.kind.name == "service")
    assert judged_again(book, service, "service", lambda gathered, handbook: None, "title: Another\n")


def judged_again(
    book: Path,
    edited: Record,
    kind: str,
    look: Callable[[Gathered, Handbook], object],
    line: str = "# a remark\n",
) -> bool:
    """Whether a rule that gathers the titles of a kind is asked again after an edit, when it looks at something."""
    asked: list[Gathered] = []
    fault = next(rule.fault for rule in rules_in(rules, kinds) if rule.code == "OWN001")

    def judge(gathered: Gathered, handbook: Handbook, options: object) -> list[Finding]:
        asked.append(gathered)
        look(gathered, handbook)
        return []

    gathering = Gathering(Record, lambda record, handbook: record.title if record.kind.name == kind else None)
    known = [Rule(replace(fault, code="TST001"), Book, judge, "", gathering=gathering)]  # type: ignore[arg-type]
    for _ in range(2):
        check(opened(book), known)
    assert len(asked) == 1
    file = book / edited.path
    before = file.read_text(encoding="utf-8")
    kept = "".join(part for part in before.splitlines(keepends=True) if not line.startswith(part.partition(":")[0]))
    file.write_text(kept + line, encoding="utf-8")
    check(opened(book), known)
    (book / "cache" / "answers").unlink()
    file.write_text(before, encoding="utf-8")
    return len(asked) > 1


def asked_again(
    book: Path, edited: Record, look: Callable[[Record, Handbook], object], line: str = "# a remark\n"
) -> int:
    """Of how many records a rule is asked after a line more in one, when it looks at something."""
    asked: list[str] = []
    known = [_counting("one", asked, look), _counting("alone", [], lambda record, handbook: None)]
    count = len(list(opened(book).book))
    check(opened(book), known)
    assert len(asked) == count
    check(opened(book), known)
    assert len(asked) == count
    file = book / edited.path
    file.write_text(file.read_text(encoding="utf-8") + line, encoding="utf-8")
    check(opened(book), known)
    (book / "cache" / "answers").unlink()
    return len(asked) - count


def _counting(name: str, asked: list[str], look: Callable[[Record, Handbook], object]) -> Rule:
    """A rule that notes that it was asked, and says nothing."""
    fault = next(rule.fault for rule in rules_in(rules, kinds) if rule.code == "OWN001")

    def ask(record: Record, handbook: Handbook, options: object) -> list[Finding]:
        asked.append(name)
        look(record, handbook)
        return []

    return Rule(replace(fault, code=f"TST{len(name):03}"), Record, ask, name)  # type: ignore[arg-type]
