"""The two recipes of CONTRIBUTING.md, followed on a copy of the package: a kind is a folder, a rule is a file."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.handbooks import configuration, write

PACKAGE = Path(__file__).parents[2] / "generator/opsbook"

MODEL = '''
"""Something that can be lent and must be given back."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Annotated, ClassVar

from opsbook.model.kind import Kind
from opsbook.model.due import Due
from opsbook.model.reference import Ref
from opsbook.model.text import Day, Prose
from opsbook.model.traits import Owned, Reviewed


class Gadget(Owned, Reviewed):
    """Something that can be lent and must be given back."""

    kind: ClassVar[Kind] = Kind(
        name="gadget",
        plural="gadgets",
        label="Gadget",
        labels="Gadgets",
        about="What we lend to each other.",
        icon="toolbox-outline",
        group="Know",
        sections={"use": "How to use it"},
    )

    use: Prose | None = None
    """How to use it."""
    lent_to: Annotated[str, Ref("person", says="Lent to", back="Borrows")] | None = None
    """Who has it."""
    back_on: Day | None = None
    """The day by which it must be back."""

    def deadlines(self, today: date) -> Iterator[Due]:
        """The day by which it must be back."""
        if self.back_on:
            yield Due("Gadget to give back", self.back_on, ("back_on",))
'''
PAGE = """
{% extends "record.html.jinja" %}
{% from "components.html.jinja" import section %}
{% block body %}
{% call section("use", kind.sections["use"]) %}
{{ (record.use or "Nobody has said.") | prose }}
{% endcall %}
{% endblock %}
"""
KIND = {
    "kinds/gadget/__init__.py": "",
    "kinds/gadget/model.py": MODEL.lstrip(),
    "kinds/gadget/page.html.jinja": PAGE.lstrip(),
    "kinds/gadget/example.yml": "# id: camera\ntitle: Camera\n# How to use it.\nuse: Press the button.\n",
}

RULE = '''
"""A title that shouts.

Capitals are for names. A list in which everything shouts is hard to read.

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
from opsbook.diagnostic import Severity
from opsbook.graph.handbook import Handbook
from opsbook.model.record import Record


@rule("DAT099", on=Record, severity=Severity.NOTE, longest=3)
def shouting_title(record: Record, handbook: Handbook, options: Options) -> Iterator[Finding]:
    if record.title.isupper() and len(record.title) > options["longest"]:
        yield Finding(f"{record.title} shouts", f"Write {record.title.capitalize()}.", ("title",))
'''

BOOK = {
    "docs/index.md": "# Home\n",
    "mkdocs.yml": configuration({"search": False}, site_url="https://handbook.example/", theme="material"),
    "data/people/maya.yml": "title: Maya\n",
    "data/teams/web.yml": "title: Web\nmembers: [maya]\n",
    "data/gadgets/camera.yml": (
        "title: Camera\nowner: maya\nlent_to: maya\nback_on: 2026-11-20\nuse: Press *twice*.\n"
        "review_exempt: It is a camera.\n"
    ),
}


class Copy:
    """A copy of the package with something added to it."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        shutil.copytree(PACKAGE, folder / "generator/opsbook", ignore=shutil.ignore_patterns("__pycache__"))

    def add(self, files: dict[str, str]) -> None:
        """Add files; none of them may have been there."""
        for path, content in files.items():
            file = self.folder / "generator/opsbook" / path
            assert not file.exists()
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(content)

    def run(self, *arguments: str, code: int = 0) -> str:
        """Run the copy's command on the handbook."""
        command = [sys.executable, "-c", "from opsbook.cli import main; main()", *arguments]
        done = subprocess.run(
            command,
            cwd=self.folder,
            env={**os.environ, "PYTHONPATH": str(self.folder / "generator"), "PYTHONDONTWRITEBYTECODE": "1"},
            check=False,
            capture_output=True,
            text=True,
        )
        assert done.returncode == code, f"{done.stdout}\n{done.stderr}"
        return done.stdout


@pytest.fixture
def copy(tmp_path: Path) -> Copy:
    """A copy of the package beside a handbook."""
    write(tmp_path, BOOK)
    return Copy(tmp_path)


DAY = ("--as-of", "2026-11-21")


def test_a_kind_is_added_by_adding_a_folder(copy: Copy) -> None:
    assert "names no kind of record" in copy.run("check", *DAY, code=1)
    copy.add(KIND)
    found = json.loads(copy.run("check", *DAY, "--output-format", "json"))
    assert found["diagnostics"] == []
    assert copy.run("explain", "gadget").startswith("Gadget: What we lend to each other.")
    assert "Gadget to give back" in copy.run("deadlines", *DAY)
    copy.run("build", "-q", *DAY)
    site = copy.folder / "site"
    page = (site / "gadgets/camera/index.html").read_text()
    assert "Press <em>twice</em>." in page
    assert "How to use it" in page
    assert "Borrows" in (site / "people/maya/index.html").read_text()
    assert "Gadgets" in (site / "index.html").read_text()
    assert '"format": "date"' in json.dumps(
        json.loads((site / "schemas/gadget.json").read_text())["properties"]["back_on"]
    )
    assert "Lent to" in (site / "kinds/gadget/index.html").read_text() or (site / "kinds/gadget").is_dir()


def test_a_rule_is_added_by_adding_a_file(copy: Copy) -> None:
    (copy.folder / "data/gadgets/camera.yml").unlink()
    write(copy.folder, {"data/terms/lead.yml": "title: LEAD\n", "data/terms/crm.yml": "title: CRM\n"})
    copy.add({"rules/shouting_title.py": RULE.lstrip()})
    found = json.loads(copy.run("check", *DAY, "--output-format", "json", "--select", "shouting-title"))
    (one,) = found["diagnostics"]
    assert (one["code"], one["severity"], one["path"], one["line"], one["column"]) == (
        "DAT099",
        "note",
        "data/terms/lead.yml",
        1,
        8,
    )
    assert copy.run("explain", "DAT099").startswith("DAT099 shouting-title (note)\n\nA title that shouts.")
    copy.run("build", "-q", *DAY)
    page = (copy.folder / "site/rules/dat099/index.html").read_text()
    assert "A title that shouts" in page
