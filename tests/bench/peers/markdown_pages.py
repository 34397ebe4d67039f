"""Records as Markdown pages, as a team on MkDocs without opsbook would write them. Three peers share it.

A page holds what opsbook's shows: title, summary, every field, references as links, the text, and what refers to it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

_LINK = re.compile(r"\[\[([a-z0-9-]+)(?:\|([^\]]*))?\]\]")
_SHOWN_APART = ("title", "summary", "body")


@dataclass
class Book:
    """All records by id (one id, one record, in the handbooks that are measured), and who refers to whom."""

    records: dict[str, dict[str, Any]] = field(default_factory=dict)
    folders: dict[str, str] = field(default_factory=dict)
    """The folder of each record's page."""
    backlinks: dict[str, list[str]] = field(default_factory=dict)

    @classmethod
    def read(cls, data: Path) -> Book:
        """The book of a data folder."""
        book = cls()
        for file in sorted(data.glob("*/*.yml")):
            book.records[file.stem] = yaml.load(file.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)
            book.folders[file.stem] = file.parent.name
        for name, values in book.records.items():
            for target in dict.fromkeys(_named(values)):
                if target in book.records:
                    book.backlinks.setdefault(target, []).append(name)
        return book

    def pages(self) -> Iterator[tuple[str, str]]:
        """The path of each page below the docs folder, with its Markdown: the records' and a list for each folder."""
        for name, folder in self.folders.items():
            yield f"{folder}/{name}.md", self.page(name)
        for folder in dict.fromkeys(self.folders.values()):
            yield f"{folder}/index.md", self.index(folder)

    def page(self, name: str) -> str:
        """One record: short fields as a table, long ones as sections, then its text and what refers to it."""
        values = self.records[name]
        fields = {key: value for key, value in values.items() if key not in _SHOWN_APART}
        short = {key: value for key, value in fields.items() if _short(value)}
        lines = [f"# {values['title']}", "", str(values.get("summary", "")), ""]
        lines += ["| | |", "| --- | --- |", *(f"| {_label(key)} | {self._words(v)} |" for key, v in short.items()), ""]
        for key, value in fields.items():
            if key not in short:
                lines += [f"## {_label(key)}", "", *self._block(value), ""]
        lines += [_LINK.sub(self._prose_link, str(values.get("body", ""))), "", "## Referred to by", ""]
        return "\n".join([*lines, *(f"- {self._link(source)}" for source in self.backlinks.get(name, ())), ""])

    def index(self, folder: str) -> str:
        """The list of a folder's records."""
        names = [name for name, its in self.folders.items() if its == folder]
        rows = (f"- {self._link(name)}: {self.records[name].get('summary', '')}" for name in names)
        return "\n".join([f"# {_label(folder)}", "", *rows, ""])

    def _block(self, value: Any) -> list[str]:
        if isinstance(value, dict):
            return [f"- **{_label(key)}** {self._words(item)}" for key, item in value.items()]
        if isinstance(value, list) and all(isinstance(item, dict) for item in value):
            return [line for item in value for line in self._item(item)]
        return [f"- {self._words(item)}" for item in value] if isinstance(value, list) else [self._words(value)]

    def _item(self, item: dict[str, Any]) -> list[str]:
        lines = [f"**{_label(key)}** {self._words(value)}" for key, value in item.items()]
        return [f"1.  {lines[0]}", *(f"    - {line}" for line in lines[1:])]

    def _words(self, value: Any) -> str:
        if isinstance(value, list):
            return ", ".join(self._words(item) for item in value)
        return self._link(value) if isinstance(value, str) and value in self.records else str(value)

    def _link(self, name: str, words: str = "") -> str:
        return f"[{words or self.records[name]['title']}](../{self.folders[name]}/{name}.md)"

    def _prose_link(self, found: re.Match[str]) -> str:
        return self._link(found[1], found[2] or "") if found[1] in self.records else found[0]


def _short(value: Any) -> bool:
    return not isinstance(value, dict | list) or (isinstance(value, list) and not isinstance(value[0], dict))


def _label(key: str | bool) -> str:
    """The heading of a field. PyYAML follows YAML 1.1, where a bare ``on`` is a truth value."""
    return ("on" if key is True else str(key)).replace("_", " ").capitalize()


def _named(value: Any) -> Iterator[str]:
    """Every text that may name a record, in fields and in the links of texts."""
    if isinstance(value, str):
        yield from (value, *(found[1] for found in _LINK.finditer(value)))
    elif isinstance(value, dict | list):
        for item in value.values() if isinstance(value, dict) else value:
            yield from _named(item)
