"""The recipes of CONTRIBUTING, followed on a copy of the package: a new kind is a folder, a new rule is a file."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parents[2] / "generator" / "opsbook"
MODEL = '''"""A place where we work."""

from __future__ import annotations

from typing import ClassVar

from opsbook.model.kind import Kind
from opsbook.model.text import Prose
from opsbook.model.traits import Owned


class Office(Owned):
    """A place where we work."""

    kind: ClassVar[Kind] = Kind(
        name="office", plural="offices", label="Office", labels="Offices", about="Where we work.", icon="lan",
        group="Know", sections={"directions": "How to get there"},
    )

    directions: Prose | None = None
    """How to get there."""
'''
TEMPLATE = """{% extends "record.html.jinja" %}
{% block body %}<h2 id="directions">How to get there</h2>
{{ (record.directions or "Ask at the door.") | prose }}{% endblock %}
"""
RULE = '''"""A record whose title shouts.

Capitals are harder to read.

Fails:

```yaml
# data/terms/lead.yml
title: LEAD
```

Passes:

```yaml
# data/terms/lead.yml
title: Lead
```
"""

from __future__ import annotations

from collections.abc import Iterator

from opsbook.check.rule import Finding, Options, rule
from opsbook.graph.handbook import Handbook
from opsbook.model.record import Record


@rule("DAT099", on=Record)
def shouting_title(record: Record, handbook: Handbook, options: Options) -> Iterator[Finding]:
    if record.title.isupper():
        yield Finding("the title shouts", "Write it in small letters.", ("title",))
'''


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """A copy of the package in a folder of its own, and a handbook beside it."""
    shutil.copytree(PACKAGE, tmp_path / "copy" / "opsbook", ignore=shutil.ignore_patterns("__pycache__"))
    return tmp_path


def _opsbook(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    program = f"import sys; sys.path.insert(0, {str(folder / 'copy')!r}); from opsbook.cli.main import main; main()"
    command = [sys.executable, "-c", program, *arguments]
    return subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)


def test_a_new_kind_is_a_folder(copy: Path) -> None:
    kind = copy / "copy" / "opsbook" / "kinds" / "office"
    kind.mkdir()
    (kind / "__init__.py").touch()
    (kind / "model.py").write_text(MODEL, encoding="utf-8")
    (kind / "page.html.jinja").write_text(TEMPLATE, encoding="utf-8")
    (kind / "example.yml").write_text("# id: leeds\ntitle: Leeds\ndirections: Turn left.\n", encoding="utf-8")
    (copy / "docs").mkdir()
    (copy / "docs" / "index.md").write_text("# Home\n", encoding="utf-8")
    (copy / "mkdocs.yml").write_text(
        "site_name: Test\nsite_url: https://test.example/\ntheme: {name: material, font: false}\n"
        "plugins: [{opsbook: {search: false}}]\n",
        encoding="utf-8",
    )

    assert _opsbook(copy, "new", "office", "leeds").returncode == 0
    assert "Offices" not in _opsbook(copy, "check", "--select", "DAT").stderr
    built = _opsbook(copy, "build", "-q")

    assert built.returncode == 0, built.stderr
    assert "How to get there" in (copy / "site" / "offices" / "leeds" / "index.html").read_text(encoding="utf-8")
    assert "Leeds" in (copy / "site" / "offices" / "index.html").read_text(encoding="utf-8")
    assert (copy / "site" / "schemas" / "office.json").is_file()
    assert (copy / "site" / "kinds" / "office" / "index.html").is_file()


def test_a_new_rule_is_a_file(copy: Path) -> None:
    rule = copy / "copy" / "opsbook" / "rules" / "shouting_title.py"
    rule.write_text(RULE, encoding="utf-8")
    term = copy / "data" / "terms" / "lead.yml"
    term.parent.mkdir(parents=True)
    term.write_text("title: LEAD\n", encoding="utf-8")

    found = _opsbook(copy, "check", "--output-format", "concise")
    assert "data/terms/lead.yml:1:8: warning DAT099 the title shouts" in found.stdout
    assert "Capitals are harder to read." in _opsbook(copy, "explain", "shouting-title").stdout
