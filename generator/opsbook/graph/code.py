"""What is code in Markdown text, so that nothing in it is taken for a link or a heading. Linear on any input."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator

from opsbook.graph import commonmark, indented

_FENCE = re.compile(r"```|~~~")
_OPENING = re.compile(
    r"[ \t>]*+(?:(?:[-*+]|\d{1,9}[.)])[ \t]++)?"  # inside a list or a quotation too
    r"(?P<fence>`{3,}+(?=[^`\n]*+(?:\n|\Z))|~{3,}+)[^\n]*+(?:\n|\Z)"
)
_CLOSING = re.compile(r"[ \t>]*+(?P<fence>[`~]{3,}+)[ \t]*+$", re.MULTILINE)
_DEEP = re.compile(r"^(?:[ \t>]*(?: {4}|\t)|[ >]*(?:[-*+]|\d+[.)]) {5})", re.MULTILINE)
"""A line that may be code by its indentation. Most texts have none, and this is found far sooner than the block."""
_COMMENT = "<!--"
_COMMENT_ENDS = "-->"
_MEANS_NOTHING = "\x7f"
_TURNS = 20
"""So often comments are looked for. What looks like code is told anew when one with a mark of code in it is gone."""
_FENCE_OR_TICK = re.compile(r"`|~~~")
_TICKS = re.compile(r"`+")
_PARAGRAPH_ENDS = re.compile(r"\n[ \t]*\n")
_LINE = re.compile(r"[^\n]+")


def without_code(text: str, page: bool = False) -> str:
    """The text of a record, or of a hand-written ``page``, with spaces in place of all code: places stay the same."""
    text = without_blocks(text, page)
    return _blanked(text, _quoted(text)) if "`" in text else text


def shown(text: str, page: bool = False) -> str:
    """The text with spaces in place of all code and of what nobody is shown."""
    return without_code(without_comments(text, page), page)


def code_in(text: str, page: bool = False) -> list[tuple[int, int, bool]]:
    """Where all code of a record's text, or of a hand-written ``page``, begins and ends, in order, and whether it is a
    block, of which each line counts.
    """
    deep = _is_deep(text)
    if "`" not in text and "~~~" not in text and not deep:
        return []
    blocks = list(commonmark.code_blocks(text) if deep and not page else _fenced(text))
    if deep and page:
        blocks += indented.code_lines(_blanked(text, iter(blocks)))
    quoted = _quoted(_blanked(text, iter(blocks)))
    return sorted([*((*one, True) for one in blocks), *((*one, False) for one in quoted)])


def without_comments(text: str, page: bool = False) -> str:
    """The text with a sign that means nothing in place of the comments of HTML, which nobody is shown: spaces would
    make code of what follows. What is code is no comment.
    """
    for _ in range(_TURNS if _COMMENT in text else 0):
        spans = list(_comments(text, without_code(text, page)))
        if not spans:
            break
        text = _blanked(text, iter(spans), _MEANS_NOTHING)
    return text


def cut_comments(text: str) -> str:
    """A record's text without comments, and without the lines on which nothing else stands."""
    for _ in range(_TURNS if _COMMENT in text else 0):
        parts, done = list[str](), 0
        for start, end in _comments(text, without_code(text)):
            before, after = text.rfind("\n", 0, start) + 1, text.find("\n", end) + 1 or len(text)
            alone = before >= done and not text[before:start].strip() and not text[end:after].strip()
            parts.append(text[done : before if alone else start])
            done = after if alone else end
        if not parts:
            break
        text = "".join([*parts, text[done:]])
    return text


def without_blocks(text: str, page: bool = False) -> str:
    """The text with spaces in place of fenced and indented blocks of code."""
    deep = _is_deep(text)
    if deep and not page:
        return _blanked(text, commonmark.code_blocks(text))
    if "```" in text or "~~~" in text:
        text = _blanked(text, _fenced(text))
    return _blanked(text, indented.code_lines(text)) if deep else text


def _is_deep(text: str) -> bool:
    """Whether a line of a text is indented so far that it may be code."""
    return ("    " in text or "\t" in text) and _DEEP.search(text) is not None


def _comments(text: str, visible: str) -> Iterator[tuple[int, int]]:
    """Where comments begin and end, up to the first with a mark of code in it."""
    start = visible.find(_COMMENT)
    while start >= 0 and (last := text.find(_COMMENT_ENDS, start + len(_COMMENT))) >= 0:
        end = last + len(_COMMENT_ENDS)
        yield start, end
        if _FENCE_OR_TICK.search(text, start, end):
            return
        start = visible.find(_COMMENT, end)


def _fenced(text: str) -> Iterator[tuple[int, int]]:
    """Where fenced code begins and ends. Only lines that hold a fence are looked at."""
    end = 0
    for mark in _FENCE.finditer(text):
        begin = text.rfind("\n", 0, mark.start()) + 1
        if begin >= end and (opening := _OPENING.match(text, begin)):
            end = _end_of_fenced(text, opening["fence"], opening.end())
            yield begin, end


def _end_of_fenced(text: str, fence: str, start: int) -> int:
    """The end of the line that closes a fence, from the line below it on; the end of the text when none does."""
    at = text.find(fence, start)
    while at >= 0:
        closing = _CLOSING.match(text, text.rfind("\n", start, at) + 1 or start)
        if closing and closing["fence"].startswith(fence):
            return closing.end()
        below = text.find("\n", at)
        at = text.find(fence, below) if below >= 0 else -1
    return len(text)


def _quoted(text: str) -> Iterator[tuple[int, int]]:
    """Where code in backticks begins and ends: from a run of them to the next one of the same length."""
    runs = [match.span() for match in _TICKS.finditer(text)]
    of_length: dict[int, list[int]] = defaultdict(list)
    for number, (start, end) in enumerate(runs):
        of_length[end - start].append(number)
    at = 0
    while at < len(runs):
        start, end = runs[at]
        start += is_escaped(text, start)
        alike = of_length.get(end - start, [])
        place = bisect_right(alike, at)
        closing = alike[place] if start < end and place < len(alike) else None
        if closing is None or _PARAGRAPH_ENDS.search(text, end, runs[closing][0]):
            at += 1
            continue
        yield start, runs[closing][1]
        at = closing + 1


def is_escaped(text: str, index: int) -> bool:
    """Whether a backslash says that the character at an index is only a character."""
    before = text[:index] if index < 200 else text[index - 200 : index]
    return (len(before) - len(before.rstrip("\\"))) % 2 == 1


def _blanked(text: str, spans: Iterator[tuple[int, int]], sign: str = " ") -> str:
    parts, done = [], 0
    for start, end in spans:
        parts += [text[done:start], _LINE.sub(lambda line: sign * len(line[0]), text[start:end])]
        done = end
    return "".join([*parts, text[done:]])
