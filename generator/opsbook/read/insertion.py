"""Where a field or an item of a list comes to stand that is not there yet: proposals, likest first."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

from opsbook.diagnostic import Route
from opsbook.read import writing
from opsbook.read.document import Document
from opsbook.read.splice import BREAK, Splice, end_of, flat, newline, start_of, without_blank_lines


def inserting(document: Document, route: Route, value: object, after: tuple[str, ...]) -> Iterator[Splice]:
    """A field that a mapping lacks, after the first of some others that it has, else at its end."""
    name = str(route[-1])
    found, _, node = document.follow(route[:-1])
    if len(route) == 1 and node is None:
        yield from _first(document, name, value)
    elif found and isinstance(node, MappingNode) and flat(node):
        yield from _into_brackets(document, node, writing.inline({name: value})[1:-1])
    elif found and isinstance(node, MappingNode):
        keys = {key.value: (key, item) for key, item in node.value if isinstance(key, ScalarNode)}
        pair = next((keys[one] for one in after if one in keys), node.value[-1])
        step = _list_step(document) if isinstance(value, list) else "  "
        for text in (writing.entry(name, value, step), [writing.inline({name: value})[1:-1]]):
            yield from _below(document, node, list(pair), text)


def appending(document: Document, route: Route, item: object) -> Iterator[Splice]:
    """One more item of a list that exists, or whose key stands without a value."""
    _, key, node = document.follow(route)
    if isinstance(node, SequenceNode) and flat(node):
        yield from _into_brackets(document, node, writing.inline(item))
    elif isinstance(node, SequenceNode):
        short = [writing.inline(item)]
        for text in (short, writing.lines(item)) if flat(node.value[-1]) else (writing.lines(item), short):
            yield from _below(document, node, [node.value[-1]], writing.hanging("- ", text))
    elif isinstance(node, ScalarNode) and key is not None:
        start = start_of(node, document)
        margin = " " * key.start_mark.column + _list_step(document)
        line = newline(document.text.content)
        yield Splice(start, start, "".join(f"{line}{margin}{text}" for text in writing.lines([item])))


def _below(document: Document, node: Node, last: list[Node], text: list[str]) -> Iterator[Splice]:
    """Lines of their own below a part of a block, indented as the block is."""
    content, line = document.text.content, newline(document.text.content)
    margin, end = " " * node.start_mark.column, document.fields_start + node.end_mark.index
    for at in (max(end_of(part, document) for part in last), without_blank_lines(content, end)):
        stop = BREAK.search(content, at)
        place = stop.start() if stop else len(content)
        yield Splice(place, place, "".join(f"{line}{margin}{one}" for one in text))
    yield Splice(end, end, "".join(f"{margin}{one}{line}" for one in text))


def _into_brackets(document: Document, node: Any, text: str) -> Iterator[Splice]:
    """One more entry of a list or mapping in brackets, after a comma of its own or the one that stands there."""
    close = end_of(node, document) - 1
    if not node.value:
        yield Splice(close, close, text)
        return
    last = node.value[-1]
    at = max(end_of(part, document) for part in (last if isinstance(last, tuple) else (last,)))
    yield Splice(at, at, f", {text}")
    yield Splice(close, close, f" {text}")
    yield Splice(close, close, f", {text}")


def _first(document: Document, name: str, value: object) -> Iterator[Splice]:
    """The first field of a page, in front matter that is empty or not there yet."""
    line = newline(document.text.content)
    text = "".join(one + line for one in writing.entry(name, value, "  "))
    if document.fields_start:
        yield Splice(document.fields_end, document.fields_end, text)
    else:
        yield Splice(0, 0, f"---{line}{text}---{line}")


def _list_step(document: Document) -> str:
    """How far lists stand below their keys in this file."""
    _, _, root = document.follow(())
    for key, item in root.value if isinstance(root, MappingNode) else ():
        if isinstance(item, SequenceNode) and not flat(item) and item.start_mark.line > key.start_mark.line:
            return " " * int(item.start_mark.column - key.start_mark.column)
    return "  "
