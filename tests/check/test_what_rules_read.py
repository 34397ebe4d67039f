"""An edit of what is said about a person, team or role asks nothing about all that they own: no rule reads it there."""

from __future__ import annotations

import ast
import inspect
from collections.abc import Iterator

import pytest

from opsbook import kinds, rules
from opsbook.check.memory import UNREAD
from opsbook.check.rule import rules_in


def readers(tree: ast.AST) -> Iterator[str]:
    """Each place where a function reads such a field of something else than the record that it is asked about."""
    for function in ast.walk(tree):
        if isinstance(function, ast.FunctionDef):
            own = {argument.arg for argument in function.args.args[:1]}
            for node in ast.walk(function):
                if isinstance(node, ast.Attribute) and node.attr in UNREAD:
                    told = ast.unparse(node.value)
                    if told not in own:
                        yield f"{told}.{node.attr}"


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("def rule(policy, handbook):\n    return policy.body", []),
        (
            "def rule(policy, handbook):\n    return handbook.ownership.owner(policy).summary",
            ["handbook.ownership.owner(policy).summary"],
        ),
        ("def rule(policy, handbook):\n    owner = policy\n    return owner.body", ["owner.body"]),
    ],
)
def test_readers_are_found(text: str, found: list[str]) -> None:
    assert list(readers(ast.parse(text))) == found


@pytest.mark.parametrize("rule", rules_in(rules, kinds), ids=lambda rule: rule.code)
def test_no_rule_reads_words_of_those_who_answer(rule: object) -> None:
    check = getattr(rule, "check", None)
    module = inspect.getmodule(inspect.unwrap(check)) if check else None
    assert not module or not list(readers(ast.parse(inspect.getsource(module))))
