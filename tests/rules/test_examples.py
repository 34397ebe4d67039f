"""Every rule's own examples: the failing one is found once, the passing one never."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from opsbook import kinds, rules
from opsbook.check.documentation import ExampleFile, documentation
from opsbook.check.rule import Rule, rules_in
from opsbook.diagnostic import Diagnostic, Severity
from tests.git import Repository
from tests.handbooks import WriteHandbook, checked, places, write

RULES = rules_in(rules, kinds)
Shown = Callable[[list[ExampleFile]], list[Diagnostic]]


def _files(example: list[ExampleFile]) -> dict[str, bytes]:
    """The files of an example; ``\\xff`` stands for a byte that is no UTF-8."""
    return {file.path: file.yaml.encode().replace(rb"\xff", b"\xff") for file in example}


@pytest.fixture
def shown(handbook: WriteHandbook, tmp_path: Path) -> Callable[[list[ExampleFile]], list[Diagnostic]]:
    """What is found in an example: files with a day are committed, in their order, the others are there."""

    def found(example: list[ExampleFile]) -> list[Diagnostic]:
        dated = [file for file in example if file.on]
        if not dated:
            return handbook(_files(example)).diagnostics
        repository = Repository(tmp_path / "repository")
        write(repository.folder, _files([file for file in example if not file.on]))
        for file in dated:
            repository.commit(str(file.on), _files([file]))
        return checked(repository.folder).diagnostics

    return found


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.fault.slug)
def test_the_failing_example_is_found_once(rule: Rule, shown: Shown) -> None:
    found = shown(documentation(rule.documentation).fails)
    assert [one.code for one in found].count(rule.code) == 1, places(found)
    errors = [one for one in found if one.severity is Severity.ERROR and one.code != rule.code]
    assert not errors, places(errors)
    mine = next(one for one in found if one.code == rule.code)
    assert mine.message
    assert not mine.message.endswith("."), "the message is part of a line"
    assert mine.help, "the help says what to do"


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.fault.slug)
def test_the_passing_example_is_clean_of_it(rule: Rule, shown: Shown) -> None:
    found = shown(documentation(rule.documentation).passes)
    assert rule.code not in {one.code for one in found}, places(found)
    errors = [one for one in found if one.severity is Severity.ERROR]
    assert not errors, places(errors)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.fault.slug)
def test_the_documentation_says_what_there_is(rule: Rule) -> None:
    said = documentation(rule.documentation)
    assert said.summary.endswith(".")
    assert said.text
    assert set(said.options) == set(rule.options)
    assert said.fails
    assert said.passes
