"""Where a text has to change so that a value says something else, and what to write there: proposals, likest first.

YAML's own marks say where a value begins. Where it ends they say too late: after the blank lines and comments that
follow it. Proposals are guesses that hold for nearly every file; whoever takes one reads the result back.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from yaml.nodes import Node, ScalarNode

from opsbook.diagnostic import Route
from opsbook.read import writing
from opsbook.read.document import Document

BREAK = re.compile(r"\r\n|\n|\r")
_BLANKS = re.compile(r"[ \t]*(?=\r|\n|\Z)")


@dataclass(frozen=True, slots=True)
class Splice:
    """The characters from ``start`` to ``end`` of a text give way to others."""

    start: int
    end: int
    text: str

    def applied(self, content: str) -> str:
        """The text after it."""
        return content[: self.start] + self.text + content[self.end :]


def newline(content: str) -> str:
    """The line break of a text: its first one."""
    found = BREAK.search(content)
    return found[0] if found else "\n"


def replacing(document: Document, route: Route, value: object, source: str | None) -> Iterator[Splice]:
    """Another value in the place of one that exists. ``source`` is how somebody would write it."""
    content = document.text.content
    found, key, node = document.follow(route)
    if not found or node is None:
        yield from _body(document, value)
        return
    start, end = start_of(node, document), end_of(node, document)
    style = node.style or "" if isinstance(node, ScalarNode) else None
    if key is not None and style is None and not flat(node):
        yield Splice(end_of(key, document), end, f": {writing.inline(value)}")
    written = list(writing.forms(value, style, content[start:end], newline(content)))
    if source is not None and (not style or not isinstance(value, str)):
        written.insert(0, source)
    for text in dict.fromkeys(written):
        if start < end:
            yield Splice(start, end, text)
        else:
            yield from _filling(content, start, text)


def renaming(document: Document, route: Route, name: str) -> Iterator[Splice]:
    """Another name for a field."""
    _, key, _ = document.follow(route)
    if key is not None:
        yield Splice(start_of(key, document), end_of(key, document), writing.inline(name))


def swapping(document: Document, route: Route, token: str, nth: int, text: str) -> Iterator[Splice]:
    """Another piece of text in the place of the nth occurrence, from 0, of one inside a value."""
    start, end = document.extent(route)
    index = start - 1
    for _ in range(nth + 1):
        index = document.text.content.find(token, index + 1, end)
        if index < 0:
            return
    yield Splice(index, index + len(token), text)


def flat(node: Node) -> bool:
    """Whether a list or mapping stands in brackets."""
    return bool(getattr(node, "flow_style", False))


def start_of(node: Node, document: Document) -> int:
    """Where the first character of a value stands."""
    return int(node.start_mark.index) + document.fields_start


def end_of(node: Node, document: Document) -> int:
    """Where the last character of a value stands, plus one."""
    end = int(node.end_mark.index) + document.fields_start
    if isinstance(node, ScalarNode):
        return without_blank_lines(document.text.content, end) if node.style in ("|", ">") else end
    if flat(node) or not node.value:
        return end
    inner = [part for pair in node.value for part in (pair if isinstance(pair, tuple) else (pair,))]
    return max(end_of(part, document) for part in inner[-2:])


def without_blank_lines(content: str, end: int) -> int:
    """The end of a stretch of text without the blank lines that it ends with."""
    text = content[:end].rstrip(" \t\r\n")
    found = BREAK.search(content, len(text), end)
    return found.start() if found else end


def _filling(content: str, at: int, text: str) -> Iterator[Splice]:
    """A value where a key or a hyphen stands without one."""
    blanks = _BLANKS.match(content, at)
    gap = "" if content[at - 1 : at] in (" ", "\t") else " "
    yield Splice(at, blanks.end() if blanks else at, gap + text)
    yield Splice(at, at, f": {text}")


def _body(document: Document, value: object) -> Iterator[Splice]:
    start, end = document.extent(("body",))
    content = document.text.content[start:end]
    if isinstance(value, str) and value and content:
        start += len(content) - len(content.lstrip("\r\n"))
        yield Splice(start, start + len(content.strip("\r\n")), value)
