"""Passwords and keys that are written out in a text, as told by their shapes, and texts without them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from opsbook.check.glance import in_small_letters
from opsbook.check.secret_shapes import ADDRESS, PASSWORD, SHAPES, Shape
from opsbook.check.stand_in import is_dummy_in_address, is_dummy_pair, is_made_up, is_masked

_WORDS = tuple((word, shape) for shape in SHAPES for word in shape.words)
_SAID = re.compile(r"[^:=]*?(?:[:=]| is| ist| lautet| est) ?[\"']?")


def secrets_in(text: str, shapes: Iterable[Shape] = SHAPES) -> Iterator[tuple[str, str]]:
    """The secrets that stand in a text, each once, and what each looks like; without what only stands for one."""
    known: set[str] = set()
    for match, shape in _found(text, shapes):
        if match[0] not in known:
            known.add(match[0])
            yield match[0], shape.name


def starred(text: str) -> str:
    """The text with stars in place of its secrets."""
    parts, end = [], 0
    for match, _ in _found(text, SHAPES):
        parts += [text[end : match.start()], "*" * len(match[0])]
        end = match.end()
    return "".join(parts) + text[end:]


def shapes_in(text: str) -> list[Shape]:
    """The shapes that a text may hold."""
    small = in_small_letters(text)
    hinted = {shape.name for word, shape in _WORDS if word in small}  # every record is asked this
    return [shape for shape in SHAPES if shape.name in hinted and shape.may_be_in(text)] if hinted else []


def _found(text: str, shapes: Iterable[Shape]) -> Iterator[tuple[re.Match[str], Shape]]:
    """Of two that overlap it is the one that begins first."""
    found = [(match, shape) for shape in shapes if shape.may_be_in(text) for match in shape.pattern.finditer(text)]
    end = 0
    for match, shape in sorted(found, key=lambda one: one[0].start()):
        if match.start() >= end and not _stands_in(match, shape, text):
            end = match.end()
            yield match, shape


def _stands_in(match: re.Match[str], shape: Shape, text: str) -> bool:
    if value := match.groupdict().get("value"):
        return is_masked(value) or not is_made_up(value)
    if shape.name == ADDRESS:
        pair, _, host = match[0].partition("://")[2].rpartition("@")
        user, _, password = pair.partition(":")
        return is_dummy_pair(user, password, host) or is_masked(password)
    if shape.name == PASSWORD:
        password = _SAID.sub("", match[0], count=1).rstrip("\"'`")
        return is_masked(password) or is_dummy_in_address(text, match.start(), password)
    return is_masked(match[0])
