"""The peer's page generator (mkdocs-gen-files): the same records as Markdown pages, as a team without opsbook would."""

from __future__ import annotations

from pathlib import Path

import mkdocs_gen_files  # type: ignore[import-not-found]  # installed in the benchmark's own environment
import yaml


def page(values: dict[str, object]) -> str:
    """One record as Markdown: text as paragraphs, lists as lists, mappings as small tables."""
    lines = [f"# {values['title']}", "", str(values.get("summary", "")), ""]
    for name, value in values.items():
        if name in ("title", "summary", "body"):
            continue
        lines += [f"## {name.replace('_', ' ').capitalize()}", "", *_block(value), ""]
    return "\n".join([*lines, str(values.get("body", ""))])


def _block(value: object) -> list[str]:
    if isinstance(value, list):
        return [f"- {_words(item)}" for item in value]
    if isinstance(value, dict):
        return ["| | |", "| --- | --- |", *(f"| {key} | {_words(item)} |" for key, item in value.items())]
    return [str(value)]


def _words(item: object) -> str:
    return "; ".join(f"**{key}** {value}" for key, value in item.items()) if isinstance(item, dict) else str(item)


for file in sorted(Path("data").glob("*/*.yml")):
    record = yaml.load(file.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)
    with mkdocs_gen_files.open(f"{file.parent.name}/{file.stem}.md", "w") as stream:
        stream.write(page(record))
