"""The example record of a kind, which is also what a new record starts from."""

from __future__ import annotations

import re
import sys
from pathlib import Path

from opsbook.model.kind import Kind, Phase
from opsbook.model.record import Record

_ID = re.compile(r"\A# id: (.*)\n")
_TITLE = re.compile(r"^title:.*$", re.MULTILINE)
_STATUS = re.compile(r"^# status: .*$", re.MULTILINE)


def example(model: type[Record]) -> str:
    """The kind's example as it stands in its folder, without the line that names its id; empty if there is none."""
    return _ID.sub("", _file(model), count=1)


def example_path(model: type[Record]) -> str:
    """The file in which the kind's example would stand."""
    named = _ID.match(_file(model))
    return f"data/{model.kind.plural}/{named[1] if named else '<id>'}.yml"


def _file(model: type[Record]) -> str:
    module = sys.modules[model.__module__].__file__
    file = Path(module).with_name("example.yml") if module else None
    return file.read_text(encoding="utf-8") if file and file.is_file() else ""


def new_record(model: type[Record], title: str) -> str:
    """A first record: its title, and that it is a draft. The kind's example follows as comments to take lines from."""
    quoted = '"' + title.replace("\\", "\\\\").replace('"', '\\"').replace("\n", " ") + '"'
    lines = [f"title: {quoted}", "", f"# What a {model.kind.label.lower()} may hold; take the lines that you need."]
    body = _TITLE.sub("", example(model), count=1)
    lines += [f"# {line}".rstrip() if not line.startswith("#") else line for line in body.splitlines() if line.strip()]
    draft = _draft(model.kind)
    text = "\n".join(lines) + "\n"
    return _STATUS.sub(f"status: {draft}", text, count=1) if draft else text


def _draft(kind: Kind) -> str | None:
    """The status of a record of which nothing is asked yet, where one without a status counts as in use."""
    if kind.status(None).phase is not Phase.LIVE:
        return None
    return next((word for word, status in kind.statuses.items() if status.phase is Phase.DRAFT), None)
