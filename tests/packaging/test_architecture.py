"""What a stranger relies on: who may know MkDocs, and that no file outgrows a reader."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parents[2] / "generator/opsbook"
MODULES = {path.relative_to(PACKAGE).as_posix(): path for path in sorted(PACKAGE.rglob("*.py"))}
LONGEST = 250
VAGUE = {"utils", "util", "common", "helpers", "helper", "base", "core", "misc", "manager", "handler", "handlers"}


def imported(path: Path) -> Iterator[str]:
    """The modules that a module imports, anywhere in it."""
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.module


def test_only_the_glue_knows_mkdocs() -> None:
    knowing = {name for name, path in MODULES.items() if any(one.split(".")[0] == "mkdocs" for one in imported(path))}
    assert knowing
    assert all(name.startswith("mkdocs_plugin") for name in knowing)


def test_checking_needs_no_mkdocs() -> None:
    glue = {
        name
        for name, path in MODULES.items()
        if not name.startswith("mkdocs_plugin")
        and any(one.startswith("opsbook.mkdocs_plugin") for one in imported(path))
    }
    assert glue == {"cli/build.py", "cli/serve.py"}


@pytest.mark.parametrize("name", MODULES)
def test_no_module_outgrows_a_reader(name: str) -> None:
    assert MODULES[name].read_text().count("\n") <= LONGEST


def test_no_module_has_a_name_that_says_nothing() -> None:
    assert not {name for name, path in MODULES.items() if path.stem in VAGUE}


def test_every_module_says_what_it_is_for() -> None:
    empty = {"kinds", "rules"}
    silent = [
        name
        for name, path in MODULES.items()
        if not ast.get_docstring(ast.parse(path.read_text()))
        and not (path.name == "__init__.py" and empty & set(path.relative_to(PACKAGE).parts))
    ]
    assert silent == []
