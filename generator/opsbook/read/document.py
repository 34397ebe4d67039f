"""A data file as read: its values, and on demand the position of every key and value.

Positions are worked out only when a finding needs them, by reading the file's text again: most files have none.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property
from hashlib import blake2b
from typing import Any

from yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

from opsbook.diagnostic import START, Route, Span
from opsbook.read import yaml_core
from opsbook.read.problem import Problem
from opsbook.read.text import Text
from opsbook.read.yaml_core import SyntaxFault

_MANY = 32
"""From so many fields of a mapping on, finding one among them is worth a table."""
_GAP = re.compile(r"\\ ")
_FOLDED = r"(?: |[ \t]*(?:\\[ \t]*)?[\r\n]\s*)"
"""A space of a token, and what may stand for it where a text goes on in the next line."""


@dataclass(frozen=True)
class Document:
    """One file: ``values`` as read (empty fields left out), ``problems`` found on the way, and its text."""

    text: Text
    values: dict[str, Any]
    problems: tuple[Problem, ...]
    readable: bool = True
    """False when nothing of the content could be read."""
    empty: tuple[Route, ...] = ()
    """The fields without a value."""
    _yaml: tuple[int, int] = (0, 0)
    _body: int | None = None

    @cached_property
    def _root(self) -> Node | None:
        start, end = self._yaml
        found = yaml_core.compose(self.text.content[start:end])
        return None if isinstance(found, SyntaxFault) else found

    @cached_property
    def _occurrences(self) -> dict[tuple[int, int, str], list[tuple[int, int]]]:
        """Where tokens stand, once they were asked for: a text may hold very many of one."""
        return {}

    @cached_property
    def digest(self) -> bytes:
        """A short name for the file's content."""
        return blake2b(self.text.content.encode(errors="surrogatepass"), digest_size=16).digest()

    @cached_property
    def has_remarks(self) -> bool:
        """Whether something in the file is said to opsbook itself, as a comment that allows a finding is."""
        return "opsbook:" in self.text.content.lower()

    @property
    def extent_of_fields(self) -> tuple[int, int]:
        """The indexes at which the fields begin and end; both 0 when there are none."""
        return self._yaml

    @property
    def start_of_body(self) -> int | None:
        """The index at which the Markdown body begins; None without one."""
        return self._body

    @property
    def fields_start(self) -> int:
        """The index at which the fields begin, to be added to the marks of nodes; 0 also when there are none."""
        return self._yaml[0]

    @property
    def fields_end(self) -> int:
        """The index at which the fields end; in a body without fields, its first line, which may hold a comment."""
        if self._body is not None and not self._yaml[1]:
            return len(self.text.line(1))
        return self._yaml[1] or len(self.text.content)

    def span(self, route: Route) -> Span:
        """Where a value stands; for an empty one its key, for an absent one the nearest mapping that lacks it.

        The record itself, and what its outermost mapping lacks, stands at the start of the file.
        """
        if not route:
            return START
        if route[:1] == ("body",) and self._body is not None:
            return self._span(self._body, self._body)
        found, key, node = self.follow(route)
        if node is None or node is self._root:
            return START
        if not found:
            return self._node_span(node, head_only=True)
        empty = isinstance(node, ScalarNode) and not node.value and node.start_mark.index == node.end_mark.index
        return self._node_span(key if empty and key else node)

    def key_span(self, route: Route) -> Span:
        """Where the key of a value stands."""
        found, key, _ = self.follow(route)
        return self._node_span(key) if found and key else self.span(route)

    def written(self, route: Route) -> str:
        """A value as it stands in the file, with its quotation marks."""
        start, end = self.extent(route)
        return self.text.content[start:end].rstrip()

    def span_of(self, route: Route, token: str, nth: int = 0) -> Span:
        """Where the nth occurrence (from 0) of a token stands inside a text value; else the value.

        Without a route the whole file is looked through, comments and all.
        """
        key = (*(self.extent(route) if route else (0, len(self.text.content))), token)
        if key not in self._occurrences:
            raw = self.text.content[key[0] : key[1]]
            as_it_stands = raw.startswith("|") or key[0] == self._body
            pattern = re.escape(token) if as_it_stands else _GAP.sub(lambda _: _FOLDED, re.escape(token))
            self._occurrences[key] = [(key[0] + one.start(), key[0] + one.end()) for one in re.finditer(pattern, raw)]
        found = self._occurrences[key]
        return self.text.span(*found[nth]) if nth < len(found) else self.span(route)

    def extent(self, route: Route) -> tuple[int, int]:
        """The indexes at which a value, or the body, begins and ends; both 0 for one that does not exist."""
        if route[:1] == ("body",) and self._body is not None:
            return self._body, len(self.text.content)
        found, _, node = self.follow(route)
        if not found or node is None:
            return 0, 0
        return node.start_mark.index + self._yaml[0], node.end_mark.index + self._yaml[0]

    def follow(self, route: Route) -> tuple[bool, Node | None, Node | None]:
        """Whether the route exists, the key of its last step, and the node at its end or the deepest one on the way.

        A text that stands where a list may is its first item.
        """
        node, key = self._root, None
        for step in route:
            if isinstance(node, MappingNode):
                pair = self._pair(node, step)
                if pair is None:
                    return False, None, node
                key, node = pair
            elif isinstance(node, SequenceNode) and isinstance(step, int) and step < len(node.value):
                key, node = None, node.value[step]
            elif not (isinstance(node, ScalarNode) and step == 0 and isinstance(step, int)):
                return False, None, node
        return node is not None, key, node

    def _pair(self, node: MappingNode, name: str | int) -> tuple[Node, Node] | None:
        """The first key of a mapping that has a name, and its value."""
        if len(node.value) <= _MANY:
            return next(((k, v) for k, v in node.value if isinstance(k, ScalarNode) and k.value == name), None)
        if id(node) not in self._tables:
            pairs = ((k, v) for k, v in reversed(node.value) if isinstance(k, ScalarNode))
            self._tables[id(node)] = {key.value: (key, value) for key, value in pairs}
        return self._tables[id(node)].get(name)

    @cached_property
    def _tables(self) -> dict[int, dict[str | int, tuple[Node, Node]]]:
        """The pairs of mappings with many, by name, once they were asked for; by the node's identity."""
        return {}

    def _node_span(self, node: Node, head_only: bool = False) -> Span:
        start, end = node.start_mark.index, node.end_mark.index
        base = self._yaml[0]
        raw = self.text.content[base + start : base + end]
        end = start + len(raw.rstrip())
        if head_only:
            line = self.text.position(base + start)[0]
            end = min(end, start + len(re.split(r"[\r\n]", raw, maxsplit=1)[0].rstrip()) if raw else end)
            return Span(*self.text.position(base + start), line, self.text.position(base + end)[1])
        return self._span(start + base, end + base)

    def _span(self, start: int, end: int) -> Span:
        return self.text.span(start, end)
