"""What a prose text says, however its lines are wrapped and its lists are marked. Code counts as it stands."""

from __future__ import annotations

import re
from collections.abc import Callable

from opsbook.graph import wikilink
from opsbook.graph.code import code_in

_BULLET = re.compile(r"^([ \t>]*)[*+](?=[ \t])", re.MULTILINE)
_NUMBER = re.compile(r"^([ \t>]*\d{1,9})\)(?=[ \t])", re.MULTILINE)
_BELOW_HEAD = re.compile(r"^[ \t]*\|?(?:[ \t]*:?-+:?[ \t]*\|?)+$", re.MULTILINE)
"""The line that sets the head of a table off; how long its strokes are says nothing."""
_STROKES = re.compile(r"-+")
_BREAK = re.compile(r"\s*\n\s*")
_TRAILING = re.compile(r"[ \t]+$", re.MULTILINE)


def wording(text: str, named: Callable[[str], str] = str) -> str:
    """A text in the one way in which it is compared. ``named`` gives the name that a ``[[link]]`` is compared by."""
    parts, done = [], 0
    text = _with_names(text.replace("\r\n", "\n"), named)
    for start, end, block in code_in(text):
        code = text[start:end]
        parts += [_even(text[done:start]), _TRAILING.sub("", code).strip("\n") if block else _BREAK.sub(" ", code)]
        done = end
    parts.append(_even(text[done:]))
    return "\n".join(part for part in parts if part)


def _with_names(text: str, named: Callable[[str], str]) -> str:
    parts, done = [], 0
    for match in wikilink.matches(text):
        start, end = match.span("name")
        parts += [text[done:start], named(match["name"].strip())]
        done = end
    return "".join([*parts, text[done:]])


def _even(text: str) -> str:
    """A text without code on one line, its lists marked in one way."""
    text = _NUMBER.sub(r"\1.", _BULLET.sub(r"\1-", text))
    text = _BELOW_HEAD.sub(lambda line: _STROKES.sub("-", line[0]), text)
    return " ".join(_without_further_quote_marks(text).split())


def _without_further_quote_marks(text: str) -> str:
    """A quotation has its mark in each of its lines, wherever these are wrapped: the first one says all."""
    if "\n" not in text or ">" not in text:
        return text
    lines = text.split("\n")
    quoted = [line.lstrip().startswith(">") for line in lines]
    again = [quoted[place] and place > 0 and quoted[place - 1] for place in range(len(lines))]
    return "\n".join(line.lstrip()[1:] if more else line for line, more in zip(lines, again, strict=True))
