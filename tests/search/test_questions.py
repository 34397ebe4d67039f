"""The readers' questions: enough of them, from everybody, on everything, and each with a page that is there."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import TypedDict

import pytest
import yaml

from opsbook.checked import check_handbook, open_handbook
from opsbook.emit.side_list import OVERVIEWS

ROOT = Path(__file__).parents[2]


class Question(TypedDict):
    """A question in a reader's words, who asks it, and the addresses that answer it, the best one first."""

    question: str
    reader: str
    answers: list[str]


QUESTIONS: list[Question] = yaml.safe_load(Path(__file__).with_name("questions.yml").read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def addresses() -> set[str]:
    """Where the records, the indexes and the overviews of our own handbook are found."""
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(ROOT)
        handbook = check_handbook(open_handbook(config=ROOT / "mkdocs.yml", as_of="2026-11-25")).handbook
    records = list(handbook.book)
    indexes = {f"/{record.kind.plural}/" for record in records}
    return {f"/{record.url}" for record in records} | indexes | {f"/{url}" for _, url in OVERVIEWS}


def test_there_are_enough_and_none_is_asked_twice() -> None:
    asked = Counter(one["question"].casefold() for one in QUESTIONS)
    assert len(asked) >= 350
    assert max(asked.values()) == 1


@pytest.mark.parametrize("one", QUESTIONS, ids=[one["question"] for one in QUESTIONS])
def test_each_answer_is_a_page(one: Question, addresses: set[str]) -> None:
    assert one["answers"]
    assert not set(one["answers"]) - addresses


def test_most_kinds_are_asked_for(addresses: set[str]) -> None:
    asked = {answer.split("/")[1] for one in QUESTIONS for answer in one["answers"]}
    kinds = {address.split("/")[1] for address in addresses if address.count("/") == 3}
    assert len(kinds - asked) <= 2, f"nobody asks for {sorted(kinds - asked)}"
