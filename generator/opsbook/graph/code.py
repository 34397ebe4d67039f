"""What is code in Markdown text, so that nothing in it is taken for a link or a heading. Linear on any input."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator

_FENCE = re.compile(r"```|~~~")
_OPENING = re.compile(
    r"[ \t>]*+(?:(?:[-*+]|\d{1,9}[.)])[ \t]++)?"  # inside a list or a quotation too
    r"(?P<fence>`{3,}+(?=[^`\n]*+(?:\n|\Z))|~{3,}+)[^\n]*+(?:\n|\Z)"
)
_CLOSING = re.compile(r"[ \t>]*+(?P<fence>[`~]{3,}+)[ \t]*+$", re.MULTILINE)
_INDENTED = re.compile(
    r"(?:\A|^(?![ \t]|[-*+>!?=\[]|\d+[.)])[^\n]++\n[ \t]*+\n)"  # not below a list, a quotation or an admonition
    r"(?P<code>(?:(?: {4}|\t)[^\n]*+(?:\n|\Z)|[ \t]*+\n)++)",
    re.MULTILINE,
)
_BELOW_EMPTY = re.compile(r"\n[ \t]*+\n(?: {4}|\t)[ \t]*+[^ \t\n]")
"""An indented line that can begin a block of code. Few texts have one, and this is found far sooner than the block."""
_COMMENT = re.compile(r"<!--(?:(?!-->)[\s\S])*+-->")
_TICKS = re.compile(r"`+")
_PARAGRAPH_ENDS = re.compile(r"\n[ \t]*\n")
_LINE = re.compile(r"[^\n]+")


def without_code(text: str) -> str:
    """The text with spaces in place of all code, so that places stay the same."""
    text = without_blocks(text)
    return _blanked(text, _quoted(text)) if "`" in text else text


def code_in(text: str) -> list[tuple[int, int, bool]]:
    """Where all code begins and ends, in order, and whether it is a block, of which each line counts."""
    if "`" not in text and "~~~" not in text and not _BELOW_EMPTY.search(f"\n\n{text}"):
        return []
    fenced = list(_fenced(text))
    text = _blanked(text, iter(fenced))
    indented = [match.span("code") for match in _INDENTED.finditer(text)]
    quoted = _quoted(_blanked(text, iter(indented)))
    return sorted([*((*one, True) for one in (*fenced, *indented)), *((*one, False) for one in quoted)])


def without_comments(text: str) -> str:
    """The text with spaces in place of the comments of HTML, which nobody is shown on a hand-written page."""
    return _blanked(text, (match.span() for match in _COMMENT.finditer(text))) if "<!--" in text else text


def without_blocks(text: str) -> str:
    """The text with spaces in place of fenced and indented blocks of code."""
    if "```" in text or "~~~" in text:
        text = _blanked(text, _fenced(text))
    if _BELOW_EMPTY.search(f"\n\n{text}"):
        text = _blanked(text, (match.span("code") for match in _INDENTED.finditer(text)))
    return text


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


def _blanked(text: str, spans: Iterator[tuple[int, int]]) -> str:
    parts, done = [], 0
    for start, end in spans:
        parts += [text[done:start], _LINE.sub(lambda line: " " * len(line[0]), text[start:end])]
        done = end
    return "".join([*parts, text[done:]])
