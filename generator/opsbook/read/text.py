"""Bytes as text: encoding, size, control characters, and where a character stands."""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import cached_property

from opsbook import faults
from opsbook.diagnostic import Span
from opsbook.read.problem import Problem

MAX_BYTES = 1_000_000
"""The largest file that is read. A record of this size is a mistake, or an attack."""

_BREAK = re.compile(r"\r\n|\n|\r")
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\x80-\x84\x86-\x9f\ufffe\uffff]")
_CONTROL_BYTES = bytes({*range(0x20), 0x7F} - set(b"\t\n\r"))
_UTF16 = (b"\xff\xfe", b"\xfe\xff")


class Text:
    """A decoded file, without its byte order mark. Lines are counted as editors do: LF, CRLF and lone CR."""

    def __init__(self, content: str) -> None:
        self.content = content

    @cached_property
    def _starts(self) -> list[int]:
        return [0, *(match.end() for match in _BREAK.finditer(self.content))]

    def position(self, index: int) -> tuple[int, int]:
        """The line and column, from 1, of the character at ``index``."""
        line = bisect_right(self._starts, index)
        return line, index - self._starts[line - 1] + 1

    def span(self, start: int, end: int) -> Span:
        """The span from one character index to another, the end exclusive."""
        return Span(*self.position(start), *self.position(max(start, end)))

    def lines(self, end: int) -> list[str]:
        """The lines up to an index, without their line breaks."""
        return _BREAK.split(self.content[:end])

    def line(self, number: int) -> str:
        """One line, from 1, without its line break; empty when there is no such line."""
        return self._lines[number - 1] if 1 <= number <= len(self._lines) else ""

    @cached_property
    def _lines(self) -> list[str]:
        return _BREAK.split(self.content) if "\r" in self.content else self.content.split("\n")


def decode(raw: bytes) -> tuple[Text, Problem | None]:
    """The text of a file, and what keeps it from being read, if anything."""
    if len(raw) > MAX_BYTES:
        return Text(""), Problem(
            faults.TOO_LARGE,
            f"the file is larger than {MAX_BYTES:,} bytes, the most that a record may have",
            "Split it into several records.",
        )
    if raw.startswith(_UTF16) or b"\0" in raw[:2]:
        return Text(""), Problem(faults.NOT_UTF8, "the file is saved as UTF-16", "Save it as UTF-8 in your editor.")
    try:
        text = Text(raw.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        before = Text(raw[: error.start].decode("utf-8-sig", errors="ignore"))
        line, column = before.position(len(before.content))
        return Text(raw.decode("utf-8-sig", errors="replace")), Problem(
            faults.NOT_UTF8,
            f"this character (byte 0x{raw[error.start]:02x}) is not saved as UTF-8",
            "Save the file as UTF-8 in your editor and check this character.",
            Span(line, column, line, column + 1),
        )
    if _may_have_control(raw) and (match := _CONTROL.search(text.content)):
        code = f"U+{ord(match[0]):04X}"
        span = text.span(match.start(), match.end())
        return text, Problem(
            faults.INVALID_YAML,
            f"there is an invisible control character ({code}) here",
            "Delete the character.",
            span,
        )
    return text, None


def _may_have_control(raw: bytes) -> bool:
    """Whether there are bytes of control characters, or of which some are made; the pattern takes far longer."""
    return len(raw.translate(None, _CONTROL_BYTES)) < len(raw) or b"\xc2" in raw or b"\xef\xbf" in raw
