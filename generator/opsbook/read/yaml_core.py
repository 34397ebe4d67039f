"""YAML 1.2, core schema: text to nodes with positions. The only module that knows the YAML library.

Source of the resolution table: YAML 1.2.2, section 10.3.2. Dates stay text, ``no`` and ``12:30`` too; there are no
merge keys. libyaml does the scanning where it is installed, the pure Python scanner otherwise, with the same result.
"""

from __future__ import annotations

import re
from typing import Any, NamedTuple

import yaml
from yaml.composer import Composer
from yaml.nodes import MappingNode, Node, ScalarNode
from yaml.parser import Parser
from yaml.reader import Reader
from yaml.scanner import Scanner

MAX_DEPTH = 40
"""How deep values may be nested."""

PLAIN = "plain"
"""The tag of a scalar without quotes and without a tag of its own."""
TEXT = "text"
"""The tag of a quoted scalar, or of a block of text."""
_INT = re.compile(r"[-+]?[0-9]{1,4000}|0o[0-7]{1,4000}|0x[0-9a-fA-F]{1,4000}", re.ASCII)
_FLOAT = re.compile(r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?", re.ASCII)
_NOT_A_NUMBER = re.compile(r"[-+]?\.(inf|Inf|INF)|\.(nan|NaN|NAN)")
_MAX_DIGITS = 30
_SAFE_NESTING = 120
_INDENTED = re.compile(rf"\n[ \t?-]{{{_SAFE_NESTING}}}")
_CONSTANTS: dict[str, bool | None] = {
    **dict.fromkeys(("", "~", "null", "Null", "NULL")),
    **dict.fromkeys(("true", "True", "TRUE"), True),
    **dict.fromkeys(("false", "False", "FALSE"), False),
}
_SEPARATORS = "\x85\u2028\u2029"
"""Line breaks to YAML 1.1 and to the library, ordinary characters to YAML 1.2."""
_STAND_INS = "\ufdd0\ufdd1\ufdd2"
"""Noncharacters, which no text has a use for."""
_AWAY, _BACK = str.maketrans(_SEPARATORS, _STAND_INS), str.maketrans(_STAND_INS, _SEPARATORS)
_NUMBER_START = frozenset("0123456789+-.")
_CORE_TAGS = frozenset(f"tag:yaml.org,2002:{name}" for name in ("str", "int", "float", "bool", "null", "map", "seq"))


class UnreadableNumberError(ValueError):
    """A scalar that is written like a number and cannot be one."""


class SyntaxFault(NamedTuple):
    """Where the text stops being YAML, as the library tells it. Indexes count characters."""

    problem: str
    context: str
    at: int
    context_at: int | None


class _Resolution:
    """Leaves every scalar as it is written, and says whether it was quoted."""

    def resolve(self, kind: type[Node], _value: str | None, implicit: Any) -> str:
        if kind is ScalarNode:
            return PLAIN if implicit[0] else TEXT
        return "map" if kind is MappingNode else "seq"

    def descend_resolver(self, current_node: Any, current_index: Any) -> None: ...
    def ascend_resolver(self) -> None: ...


class PureLoader(_Resolution, Reader, Scanner, Parser, Composer):
    def __init__(self, stream: str) -> None:
        Reader.__init__(self, stream)
        Scanner.__init__(self)
        Parser.__init__(self)
        Composer.__init__(self)


if yaml.__with_libyaml__:
    from yaml._yaml import CParser

    class _FastLoader(_Resolution, CParser):
        def __init__(self, stream: str) -> None:
            CParser.__init__(self, stream)

    Loader: Any = _FastLoader
else:
    Loader = PureLoader


_BLANK = re.compile(r"^[ ]*\t[ \t]*(?=[\r\n]|\Z)", re.MULTILINE)


def compose(text: str) -> Node | SyntaxFault | None:
    """The root node of a text that is not ``too_deep``, None when it holds nothing, or why it is not YAML."""
    separated = any(character in text for character in _SEPARATORS)
    try:
        node: Node | None = Loader(text.translate(_AWAY) if separated else text).get_single_node()
    except yaml.MarkedYAMLError as error:
        if _BLANK.search(text):  # YAML lets a line hold nothing but tabs, and this reader does not
            return compose(_BLANK.sub(lambda line: " " * len(line[0]), text))
        mark, context = error.problem_mark or error.context_mark, error.context_mark
        return SyntaxFault(
            error.problem or "",
            error.context or "",
            mark.index if mark else 0,
            context.index if context else None,
        )
    except yaml.YAMLError as error:
        return SyntaxFault(str(error), "", 0, None)
    if separated and node:
        _put_back(node)
    return node


def _put_back(root: Node) -> None:
    """Undo the standing-in of separators. A node that is reached twice, by an alias, is done once."""
    waiting, seen = [root], set()
    while waiting:
        node = waiting.pop()
        if id(node) in seen:
            continue
        seen.add(id(node))
        if isinstance(node, ScalarNode):
            node.value = node.value.translate(_BACK)
        elif isinstance(node, MappingNode):
            waiting += [part for pair in node.value for part in pair]
        else:
            waiting += node.value


def scalar(node: ScalarNode) -> object:
    """The value of a scalar in the core schema. UnreadableNumberError for NaN, infinity and absurdly long numbers."""
    text: str = node.value
    if node.tag == TEXT or node.tag == "tag:yaml.org,2002:str":
        return text
    if text in _CONSTANTS:
        return _CONSTANTS[text]
    if text[0] in _NUMBER_START:
        if _INT.fullmatch(text):
            if len(text) > _MAX_DIGITS:
                raise UnreadableNumberError(text)
            return int(text, {"0o": 8, "0x": 16}.get(text[:2], 10))
        if _FLOAT.fullmatch(text):
            number = float(text)
            if number in (float("inf"), float("-inf")) or len(text) > 2 * _MAX_DIGITS:
                raise UnreadableNumberError(text)
            return number
        if _NOT_A_NUMBER.fullmatch(text) or (len(text) > _MAX_DIGITS and text.isdecimal()):
            raise UnreadableNumberError(text)
    return text


def foreign_tag(node: Node) -> str | None:
    """A tag that is not part of the core schema, such as ``!!python/object``; None for an ordinary node."""
    ordinary = node.tag in (PLAIN, TEXT, "map", "seq") or node.tag in _CORE_TAGS
    return None if ordinary else str(node.tag)


def too_deep(text: str) -> int | None:
    """The index of the first value nested deeper than MAX_DEPTH; None when there is none before the text breaks.

    To be asked before ``compose``: libyaml follows nesting by recursion and takes the process down with it. A glance at
    brackets and indentation clears ordinary files without scanning them twice; it counts no closing bracket, which
    may stand in a comment, and leaves what it clears to be measured by whoever walks the nodes.
    """
    if not _may_be_deep(text):
        return None
    depth = 0
    try:
        for event in yaml.parse(text, Loader=yaml.CLoader if yaml.__with_libyaml__ else yaml.Loader):
            depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
            if depth > MAX_DEPTH:
                return _index(event)
    except (yaml.YAMLError, RecursionError):
        pass
    return None


def _may_be_deep(text: str) -> bool:
    if text.count("[") + text.count("{") > _SAFE_NESTING:
        return True
    lines = text.replace("\r", "\n") if "\r" in text else text
    return bool(_INDENTED.search(f"\n{lines}"))


def first_alias(text: str) -> int:
    """The index of the first alias (``*name``) of a text that has one."""
    for event in yaml.parse(text, Loader=yaml.CLoader if yaml.__with_libyaml__ else yaml.Loader):
        if isinstance(event, yaml.AliasEvent):
            return _index(event)
    return 0


def _index(event: yaml.Event) -> int:
    return event.start_mark.index if event.start_mark else 0
