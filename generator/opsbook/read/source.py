"""The bytes of a data file → a document: values in the YAML 1.2 core schema, and what is wrong with the text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

from opsbook import faults
from opsbook.diagnostic import Route
from opsbook.read import ordinary, yaml_core
from opsbook.read.document import Document
from opsbook.read.problem import Problem
from opsbook.read.syntax import explain
from opsbook.read.text import Text, decode
from opsbook.read.yaml_core import SyntaxFault

MAX_VALUES = 50_000
"""How many values a file may hold once its aliases are followed."""

_TOO_DEEP = (f"values are nested deeper than {yaml_core.MAX_DEPTH} levels", "Flatten the record.")
_ALIASES = ("the aliases (*name) of this file multiply without end", "Write the values out, without aliases.")
_ABOVE = r"(?:[ \t]*+(?:#[^\r\n]*+|<!--(?:(?!-->).)*+-->[ \t]*+)?[\r\n])*+"
"""Empty lines and comments. Below a comment, only what begins like a field, in small letters, is taken for fields."""
_VALUE_IN_COMMENT = re.compile(r":[ \t]+(#[^\s#][^\r\n]*?)[ \t]*(?=[\r\n]|\Z)")
_MAYBE_IN_COMMENT = re.compile(r":[ \t]+#[^\s#]")
_FRONT_MATTER = re.compile(
    rf"(?:\s*(?<![^\r\n])|{_ABOVE}(?=---[ \t]*[\r\n]+[a-z_]+:\s))"
    r"---[ \t]*(?:\r\n?|\n)(.*?)(?<=[\r\n])---[ \t]*(?:\r\n?|\n|\Z)",
    re.DOTALL,
)


@dataclass
class _Walk:
    """Turns nodes into values and notes what is wrong on the way."""

    text: Text
    offset: int
    problems: list[Problem] = field(default_factory=list)
    empty: list[Route] = field(default_factory=list)
    count: int = 0
    broken: bool = False

    def value(self, node: Node, route: Route, above: tuple[int, ...]) -> object:
        self.count += 1
        if id(node) in above or self.count > MAX_VALUES:
            self._stop(*_ALIASES, yaml_core.first_alias(self.text.content[self.offset :]))
            return None
        if tag := yaml_core.foreign_tag(node):
            self._note(
                faults.INVALID_YAML,
                f"{_short_tag(tag)} is not allowed here",
                "Write plain text, a number, a list or fields.",
                node,
                route,
            )
            return None
        if len(above) == yaml_core.MAX_DEPTH and not isinstance(node, ScalarNode):
            self._stop(*_TOO_DEEP, node.start_mark.index)
            return None
        if isinstance(node, MappingNode):
            return dict(self._entries(node, route, (*above, id(node))))
        if isinstance(node, SequenceNode):
            inner = (*above, id(node))
            return [
                self.value(item, (*route, index), inner) for index, item in enumerate(node.value) if not self.broken
            ]
        try:
            return yaml_core.scalar(node) if isinstance(node, ScalarNode) else None
        except yaml_core.UnreadableNumberError:
            self._note(
                faults.WRONG_TYPE,
                "this number cannot be read",
                "Write an ordinary number, or put it in quotes.",
                node,
                route,
            )
            return None

    def _entries(self, node: MappingNode, route: Route, above: tuple[int, ...]) -> Iterator[tuple[str, object]]:
        seen: dict[str, Node] = {}
        again: list[tuple[Node, Node]] = []
        for key, item in node.value:
            if self.broken:
                return
            if not isinstance(key, ScalarNode):
                self._note(
                    faults.INVALID_YAML,
                    "a field's name must be a word",
                    "Put text that begins with [ or { in quotes.",
                    key,
                    route,
                )
                continue
            name = str(key.value)
            if name in seen:
                again.append((seen[name], key))
                continue
            seen[name] = key
            value = self.value(item, (*route, name), above)
            if value is not None:
                yield name, value
            else:
                self.empty.append((*route, name))
                self._look_into_comment(key, name, route)
        if len(again) > 2 and len(again) == len(seen):
            self._twice(again[:1], route, "these fields all stand twice, from line {} and again from line {}")
        else:
            self._twice(again, route, "{name} is written twice, on line {} and on line {}")

    def _look_into_comment(self, key: Node, name: str, route: Route) -> None:
        """Report a field without a value, such as ``channel: #desk``, beside a comment that looks like one."""
        if said := _VALUE_IN_COMMENT.match(self.text.content, key.end_mark.index + self.offset):
            advice = f"Put the text in quotes, as in {name}: '{said[1]}', or write a space after the # of a remark."
            message = f"{name} is empty, because what stands after # is a comment"
            span = self.text.span(*said.span(1))
            self.problems.append(Problem(faults.VALUE_IN_COMMENT, message, advice, span, (*route, name)))

    def _twice(self, again: list[tuple[Node, Node]], route: Route, says: str) -> None:
        """Report keys, each with the earlier one of its name."""
        for pair in again:
            lines = (self.text.position(key.start_mark.index + self.offset)[0] for key in pair)
            name = str(pair[1].value)
            message = says.format(*lines, name=name)
            advice = "Keep one of the two and delete the other."
            if name.startswith("-"):
                advice = f"Write - {name[1:]}: with a space after the hyphen, where an item begins."
            self._note(faults.DUPLICATE_KEY, message, advice, pair[1], (*route, name))

    def also_below(self, fields: MappingNode) -> None:
        """Report a field body beside a text below the fields."""
        key = next(key for key, _ in fields.value if str(key.value) == "body")
        message = "body is written twice, here and below the fields"
        self._note(faults.DUPLICATE_KEY, message, "Keep one of the two and delete the other.", key, ("body",))

    def _note(self, fault: Any, message: str, advice: str, node: Node, route: Route) -> None:
        start, end = node.start_mark.index + self.offset, node.end_mark.index + self.offset
        end = start + len(self.text.content[start:end].rstrip())
        self.problems.append(Problem(fault, message, advice, self.text.span(start, end), route))

    def _stop(self, message: str, advice: str, index: int) -> None:
        """Give up on a file of which no end can be seen."""
        if not self.broken:
            start = index + self.offset
            self.problems.append(Problem(faults.TOO_LARGE, message, advice, self.text.span(start, start + 1)))
        self.broken = True


def parse(raw: bytes, markdown: bool = False) -> Document:
    """Read a file's bytes. ``markdown``: the fields stand as front matter above a Markdown body."""
    text, problem = decode(raw)
    if problem:
        return Document(text, {}, (problem,), readable=False)
    start, end, body = 0, len(text.content), None
    if markdown:
        match = _FRONT_MATTER.match(text.content)
        if match:
            start, end, body = match.start(1), match.end(1), match.end()
        elif text.content.lstrip().startswith("---"):
            advice = "Add a line --- after the last field."
            return Document(
                text,
                {},
                (Problem(faults.INVALID_YAML, "the fields at the top are never closed", advice),),
                readable=False,
            )
        else:
            start, end, body = 0, 0, 0
    return _document(text, start, end, body)


def part(text: Text, node: Node) -> Document:
    """One mapping of a larger file as a document of its own, whose spans count in the whole file."""
    walk = _Walk(text, 0)
    values = walk.value(node, (), ())
    found = Document(text, values if isinstance(values, dict) else {}, tuple(walk.problems))
    found.__dict__["_root"] = node  # a cached property, known already
    return found


def _document(text: Text, start: int, end: int, body: int | None) -> Document:
    source = text.content[start:end]
    deep = yaml_core.too_deep(source)
    if deep is not None:
        span = text.span(start + deep, start + deep + 1)
        return Document(text, {}, (Problem(faults.TOO_LARGE, *_TOO_DEEP, span),), readable=False)
    node = yaml_core.compose(source)
    if isinstance(node, SyntaxFault):
        return Document(text, {}, (explain(node, text, start),), readable=False)
    values, walk = _values(node, source, text, start)
    raw = text.content[body:] if body is not None else ""
    prose = raw.strip("\r\n").replace("\r\n", "\n").replace("\r", "\n")
    if walk.broken or (values is None and walk.problems):
        return Document(text, {}, tuple(walk.problems), readable=False)
    if node is None or values is None:
        if not prose:
            empty = Problem(faults.EMPTY_FILE, "the file is empty", "Write the record, or delete the file.")
            return Document(text, {}, (empty,), readable=False)
        values = {}
    if not isinstance(values, dict):
        begins = start + (node.start_mark.index if node else 0)
        what = "a list" if isinstance(values, list) else "a single text"
        shape = Problem(
            faults.WRONG_TYPE,
            f"the file holds {what}; a record is made of fields",
            "Write each line as name: value.",
            text.span(begins, begins + 1),
        )
        return Document(text, {}, (*walk.problems, shape), readable=False)
    if not prose:
        return Document(text, values, tuple(walk.problems), empty=tuple(walk.empty), _yaml=(start, end))
    if "body" in values and isinstance(node, MappingNode):
        walk.also_below(node)
    values["body"] = prose
    at = len(text.content) - len(raw.lstrip("\r\n"))
    return Document(text, values, tuple(walk.problems), empty=tuple(walk.empty), _yaml=(start, end), _body=at)


def _values(node: Node | None, source: str, text: Text, start: int) -> tuple[object, _Walk]:
    """The values of a text, and the walk that notes what is wrong with them."""
    walk = _Walk(text, start)
    if node is None:
        return {}, walk
    try:
        if _MAYBE_IN_COMMENT.search(source):
            raise ordinary.UnusualError
        return ordinary.values(node, source), walk
    except ordinary.UnusualError:
        return walk.value(node, (), ()), walk


def _short_tag(tag: str) -> str:
    return tag.replace("tag:yaml.org,2002:", "!!")
