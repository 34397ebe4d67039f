"""What a check remembers spares it work, and never a finding: with a memory it says what it would say without."""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from opsbook import kinds, rules
from opsbook.cache import Cache
from opsbook.check.answer import Answer, Answers
from opsbook.check.rule import Finding, Rule, rules_in
from opsbook.check.run import check
from opsbook.checked import check_handbook, open_handbook
from opsbook.diagnostic import Diagnostic
from opsbook.graph.handbook import Handbook
from opsbook.model.record import Record
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


@pytest.mark.parametrize("seed", range(8))
def test_after_any_edits_the_findings_are_those_of_a_first_check(
    book: Path, monkeypatch: pytest.MonkeyPatch, seed: int
) -> None:
    chance = random.Random(seed)
    remembered(book)
    for _ in range(5):
        for edit in chance.choices([*EDITS, _break], k=chance.randint(1, 3)):
            edit(chance, book)
        day = chance.choice(["2026-11-21", "2026-11-22", "2027-06-30"])
        assert remembered(book, day) == anew(book, monkeypatch, day)


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
    first, second = (Answer((word, False, (), b""), 0, (), (), [], {}) for word in ("first", "second"))
    ground = {"rules": b"x"}
    for answer in (first, second):
        Answers(Cache(tmp_path), b"x").keep(ground, {"term:a": answer})
        if answer is first:
            old = {file: file.read_bytes() for file in tmp_path.glob("answers-*")}
    assert Answers(Cache(tmp_path), b"x").told == {"term:a": second}
    assert Answers(Cache(tmp_path), b"other").told == {}
    for file, raw in old.items():
        file.write_bytes(raw)
    assert Answers(Cache(tmp_path), b"x").told == {}


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


def asked_again(book: Path, edited: Record, look: Callable[[Record, Handbook], object]) -> int:
    """Of how many records a rule is asked after an edit of one, when it looks at something."""
    asked: list[str] = []
    known = [_counting("one", asked, look), _counting("alone", [], lambda record, handbook: None)]
    count = len(list(opened(book).book))
    check(opened(book), known)
    assert len(asked) == count
    check(opened(book), known)
    assert len(asked) == count
    file = book / edited.path
    file.write_text(file.read_text(encoding="utf-8") + "# a remark\n", encoding="utf-8")
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
