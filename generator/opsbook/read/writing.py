"""Values as YAML source, in the manner of what stands around them: plain, quoted, as a block, as a list."""

from __future__ import annotations

import json
import re
import textwrap
from collections.abc import Iterator

from yaml.nodes import ScalarNode, SequenceNode

from opsbook.read import yaml_core

_WIDTH = 120
_JOINERS = "\u200c\u200d"
"""Not to be seen, and part of words and emoji all the same."""


def forms(value: object, before: str | None, source: str, newline: str) -> Iterator[str]:
    """Ways to write a value in place of another, the likest first.

    ``before`` is the style of the scalar that stood there (None for something else), ``source`` how it was written.
    Whoever takes one reads it back: what holds in one place of a file may be wrong in another.
    """
    if not isinstance(value, str):
        yield inline(value)
        return
    if before in ("|", ">"):
        yield from _block(value, before, source, newline)
    if before == "'" and value.isprintable():
        yield "'" + value.replace("'", "''") + "'"
    if before in (None, "") and (plain := _plain(value, flow=False)):
        yield plain
    yield _quoted(value)


def inline(value: object) -> str:
    """A value on one line, safe inside brackets too."""
    if isinstance(value, dict):
        return "{" + ", ".join(f"{_text(str(key))}: {inline(item)}" for key, item in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(map(inline, value)) + "]"
    if isinstance(value, str):
        return _text(value)
    return json.dumps(value)


def lines(value: object) -> list[str]:
    """A value on lines of its own, without indentation: what is not empty inside it stands on lines of its own too."""
    if isinstance(value, dict) and value:
        return [line for key, item in value.items() for line in entry(str(key), item, "  ")]
    if isinstance(value, list) and value:
        return [line for item in value for line in hanging("- ", lines(item))]
    if isinstance(value, str):
        return [next(forms(value, None, "", "\n"))]
    return [inline(value)]


def entry(key: str, value: object, step: str) -> list[str]:
    """A key with its value, as lines; ``step`` indents what stands below the key."""
    name = _plain(key, flow=True) or _quoted(key)
    if isinstance(value, dict | list) and value:
        return [f"{name}:", *(step + line for line in lines(value))]
    return [f"{name}: {lines(value)[0]}"]


def hanging(mark: str, text: list[str]) -> list[str]:
    """Lines of which the first follows a mark, such as a list's hyphen, and the others stand below the first."""
    return [mark + text[0], *(" " * len(mark) + line for line in text[1:])]


def _text(text: str) -> str:
    return _plain(text, flow=True) or _quoted(text)


def _plain(text: str, flow: bool) -> str | None:
    """The text as it is, where it reads back as itself without quotation marks."""
    node = yaml_core.compose(f"[{text}]" if flow else f"- {text}") if all(map(_visible, text)) else None
    inner = node.value if isinstance(node, SequenceNode) else []
    if len(inner) != 1 or not isinstance(inner[0], ScalarNode) or inner[0].tag != yaml_core.PLAIN:
        return None
    try:
        return text if yaml_core.scalar(inner[0]) == text else None
    except yaml_core.UnreadableNumberError:
        return None


def _quoted(text: str) -> str:
    """The text in double quotation marks, with everything escaped that cannot be seen."""
    return "".join(char if _visible(char) else _escape(char) for char in json.dumps(text, ensure_ascii=False))


def _visible(char: str) -> bool:
    return char.isprintable() or char in _JOINERS


def _escape(char: str) -> str:
    return f"\\u{ord(char):04x}" if ord(char) <= 0xFFFF else f"\\U{ord(char):08x}"


def _block(text: str, mark: str, source: str, newline: str) -> Iterator[str]:
    """Block scalars with the indentation of the one that stood there: folded if that was, else line by line."""
    shape = re.match(r"[^\r\n]*(?:\r\n|\n|\r)(?:[ \t]*(?:\r\n|\n|\r))*( +)", source)
    if not shape or text[:1] in ("", " ", "\n"):
        return
    body = text.rstrip("\n")
    ending = {0: "-", 1: ""}.get(len(text) - len(body), "+")
    bodies = {">": _folded(body, _WIDTH - len(shape[1])), "|": body}
    for kind in dict.fromkeys((mark, "|")):
        indented = (shape[1] + line if line else "" for line in bodies[kind].split("\n"))
        yield newline.join([kind + ending, *indented])


def _folded(body: str, width: int) -> str:
    """Paragraphs wrapped, each line break of theirs as one more than it stands for."""
    wrapper = textwrap.TextWrapper(
        max(40, width), break_long_words=False, break_on_hyphens=False, replace_whitespace=False, expand_tabs=False
    )
    return "".join(
        f"{part}\n" if part.startswith("\n") else "\n".join(wrapper.wrap(part)) for part in re.split(r"(\n+)", body)
    )
