"""The values of a text in which all is in order, which is nearly every text: without routes, places and notes.

Whatever is out of the ordinary is left to ``source``, which looks at every node and says what is wrong with it.
"""

from __future__ import annotations

from typing import Any

from yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

from opsbook.read import yaml_core
from opsbook.read.yaml_core import PLAIN, TEXT

MAX_LENGTH = 50_000
"""The length of text from which on it could hold too many values."""

_LONGEST_CONSTANT = 5
_MAY_BE_NUMBER = frozenset("0123456789+-.")


class UnusualError(Exception):
    """Something that has to be looked at with care."""


def values(root: Node, text: str) -> Any:
    """What ``source`` would make of the root node of a text. UnusualError when it has to be asked."""
    if len(text) > MAX_LENGTH or ("&" in text and "*" in text):  # aliases may multiply, or lead in a circle
        raise UnusualError
    return _value(root, 0)


def _value(node: Node, depth: int) -> Any:
    if isinstance(node, ScalarNode):
        return _scalar(node)
    if depth == yaml_core.MAX_DEPTH:
        raise UnusualError
    if isinstance(node, MappingNode) and node.tag == "map":
        return _mapping(node, depth + 1)
    if isinstance(node, SequenceNode) and node.tag == "seq":
        return [_value(item, depth + 1) for item in node.value]
    raise UnusualError


def _mapping(node: MappingNode, depth: int) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for key, item in node.value:
        name = key.value
        if not isinstance(key, ScalarNode) or name in found:
            raise UnusualError
        found[name] = value = _scalar(item) if isinstance(item, ScalarNode) else _value(item, depth)
        if value is None:
            raise UnusualError
    return found


def _scalar(node: ScalarNode) -> Any:
    text: str = node.value
    if node.tag == TEXT:
        return text
    if node.tag != PLAIN:
        raise UnusualError
    if len(text) <= _LONGEST_CONSTANT or text[0] in _MAY_BE_NUMBER:
        try:
            return yaml_core.scalar(node)
        except yaml_core.UnreadableNumberError:
            raise UnusualError from None
    return text
