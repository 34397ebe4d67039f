"""Records and the references between them as text that drawing programs read: DOT and Mermaid."""

from __future__ import annotations

from collections.abc import Iterator

from opsbook.graph.link import Link
from opsbook.graph.neighbourhood import Neighbourhood

_MERMAID = str.maketrans({'"': "#quot;", "#": "#35;", "<": "#lt;", ">": "#gt;", "\n": " "})


def dot(around: Neighbourhood) -> str:
    """A directed graph in Graphviz' language. The record itself is drawn bold."""
    lines = ["digraph handbook {", "  rankdir=LR;", "  node [shape=box];"]
    for record in around.distances:
        bold = ", style=bold" if record is around.centre else ""
        lines.append(f"  {_quoted(record.key)} [label={_quoted(record.heading)}{bold}];")
    lines += [
        f"  {_quoted(link.source.key)} -> {_quoted(link.target.key)} [label={_quoted(link.ref.says)}];"
        for link in around.links
    ]
    return "\n".join([*lines, "}", ""])


def mermaid(around: Neighbourhood) -> str:
    """A flowchart in Mermaid's language, which forges draw in a fenced block. The record itself has round ends."""
    names = {record: f"r{number}" for number, record in enumerate(around.distances)}
    lines = ["flowchart LR"]
    for record, name in names.items():
        label = f'"{record.heading.translate(_MERMAID)}"'
        lines.append(f"  {name}([{label}])" if record is around.centre else f"  {name}[{label}]")
    lines += _arrows(around.links, {record.key: name for record, name in names.items()})
    return "\n".join([*lines, ""])


def _arrows(links: list[Link], names: dict[str, str]) -> Iterator[str]:
    for link in links:
        label = link.ref.says.translate(_MERMAID)
        yield f'  {names[link.source.key]} -->|"{label}"| {names[link.target.key]}'


def _quoted(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", " ")
    return f'"{escaped}"'
