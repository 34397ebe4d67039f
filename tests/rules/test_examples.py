"""Every rule's own examples: the failing one is found once, the passing one never."""

from __future__ import annotations

import pytest

from opsbook import kinds, rules
from opsbook.check.documentation import ExampleFile, documentation
from opsbook.check.rule import Rule, rules_in
from opsbook.diagnostic import Severity
from tests.handbooks import WriteHandbook, places

RULES = rules_in(rules, kinds)
GIT_RULES = {"REV007", "DEC004", "CON001"}
"""What these find can only be shown with a git history: tests/rules/test_git_rules.py does."""

SHOWN = [rule for rule in RULES if rule.code not in GIT_RULES]


def _files(example: list[ExampleFile]) -> dict[str, bytes]:
    """The files of an example; ``\\xff`` stands for a byte that is no UTF-8."""
    return {file.path: file.yaml.encode().replace(rb"\xff", b"\xff") for file in example}


@pytest.mark.parametrize("rule", SHOWN, ids=lambda rule: rule.fault.slug)
def test_the_failing_example_is_found_once(rule: Rule, handbook: WriteHandbook) -> None:
    found = handbook(_files(documentation(rule.documentation).fails)).diagnostics
    assert [one.code for one in found].count(rule.code) == 1, places(found)
    errors = [one for one in found if one.severity is Severity.ERROR and one.code != rule.code]
    assert not errors, places(errors)
    mine = next(one for one in found if one.code == rule.code)
    assert mine.message
    assert not mine.message.endswith("."), "the message is part of a line"
    assert mine.help, "the help says what to do"


@pytest.mark.parametrize("rule", SHOWN, ids=lambda rule: rule.fault.slug)
def test_the_passing_example_is_clean_of_it(rule: Rule, handbook: WriteHandbook) -> None:
    found = handbook(_files(documentation(rule.documentation).passes)).diagnostics
    assert rule.code not in {one.code for one in found}, places(found)
    errors = [one for one in found if one.severity is Severity.ERROR]
    assert not errors, places(errors)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.fault.slug)
def test_the_documentation_says_what_there_is(rule: Rule) -> None:
    said = documentation(rule.documentation)
    assert said.summary.endswith(".")
    assert said.text
    assert set(said.options) == set(rule.options)
    assert bool(said.fails) == bool(said.passes) == (rule.code not in GIT_RULES)
