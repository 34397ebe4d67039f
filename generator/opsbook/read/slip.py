"""What people often write that is not YAML, told by the line itself where the library's own words would mislead."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from opsbook.read.yaml_core import SyntaxFault


class Slip(NamedTuple):
    """What is wrong, what to do, and the index at which to point."""

    message: str
    advice: str
    at: int


_MARKERS = re.compile(r"^(<{7}|>{7})(?= |\r|$)", re.MULTILINE)
_ODD_SPACE = re.compile(r"^[ -]*([\u00a0\u2000-\u200b\u202f\u3000\ufeff])", re.MULTILINE)
_CURLY = re.compile(r"^[ -]*[\w-]+: +([“”„«‘’])")  # noqa: RUF001 - what word processors make of quotation marks
_AFTER_QUOTE = re.compile(r"^[ -]*(?:[\w-]+: +)?(['\"]).*\1\s*$")
_NO_SPACE = re.compile(r"^ *(?:- )?([a-z_]+):(\S.*?)\s*$")
_EQUALS = re.compile(r"^ *(?:- )?([a-z_]+) *= *(.*?)\s*$")
_NO_SPACE_AFTER_HYPHEN = re.compile(r"^ *-([^\s-].*?)\s*$")
_AFTER_BRACKET = re.compile(r"^[ -]*(?:[\w-]+: +)?([\[{]).*[\]}]\s*$")
_OUT_OF_PLACE = ("could not find expected ':'", "block end", "'-' indicator", "expected key")
_COLON = re.compile(r":(?=[ \t]|$)")
_QUOTE_AGAIN = 'Put the whole text into " quotes, and take out the quotation marks inside it or write \\" for them.'


def slip(fault: SyntaxFault, content: str, at: int) -> Slip | None:
    """The slip that broke the content at an index, if it is one of the well-known ones."""
    return next(_slips(fault, content, at), None)


def _slips(fault: SyntaxFault, content: str, at: int) -> Iterator[Slip]:
    start = max(content.rfind("\n", 0, at), content.rfind("\r", 0, at)) + 1
    line = re.match(r"[^\r\n]*", content[start:])
    shown = line[0] if line else ""
    if marker := _MARKERS.search(content):
        yield Slip(
            "two people's changes to this file were not brought together here",
            "Keep the lines that are right, and delete the lines that begin with <<<<<<<, ======= and >>>>>>>.",
            marker.start(),
        )
    if odd := _ODD_SPACE.search(content, 0, start + len(shown)):
        yield Slip(
            f"a special space (U+{ord(odd[1]):04X}), as copied from a web page or a word processor, stands here",
            "Delete it and type ordinary spaces.",
            odd.start(1),
        )
    if (curly := _CURLY.match(shown)) and "mapping values" in fault.problem:
        yield Slip(
            f"{curly[1]} is not a quotation mark for a text that holds a colon",
            'Use straight quotation marks (") before and after the text.',
            start + curly.start(1),
        )
    if "scanning a quoted scalar" not in fault.context and _AFTER_QUOTE.match(shown[: at - start]):
        yield Slip("the text goes on after its closing quotation mark", _QUOTE_AGAIN, at)
    if (begins := _AFTER_BRACKET.match(shown[: at - start])) and "expected ',' or" not in fault.problem:
        yield Slip(f"a text that begins with {begins[1]} needs quotes", "Put the whole text into ' quotes.", at)
    yield from _in_brackets(fault, content, at)
    out_of_place = any(sign in fault.problem for sign in _OUT_OF_PLACE)
    if (out_of_place or "mapping values" in fault.problem) and (begun := _closed_up(content[:start], shown)):
        yield begun
    if "mapping values" in fault.problem and len(_COLON.findall(shown)) == 1:
        yield from _line_above(content[:start], _begin(shown))
    if out_of_place and (item := _NO_SPACE_AFTER_HYPHEN.match(shown)):
        yield Slip("a space is missing after the hyphen", f"Write - {item[1]}, with a space after the hyphen.", at)
    yield from _by_words(fault, shown, at)


def _closed_up(before: str, shown: str) -> Slip | None:
    """The first line of an item whose hyphen has no space after it: the line below does not fit it then."""
    above = re.search(r"(?:\A|[\r\n])( *)-([a-z_]+:(?: [^\r\n]*)?)\s*\Z", before)
    if not above or len(shown) - len(shown.lstrip()) < len(above[1]):
        return None
    advice = f"Write - {above[2].rstrip()}, with a space after the hyphen."
    return Slip("a space is missing after the hyphen", advice, above.end(1))


def _line_above(before: str, indented: int) -> Iterator[Slip]:
    """What a line lacks that stands above a sound one, with which it was read as one text."""
    above = re.search(r"(?:\A|[\r\n])([^\r\n]*\S[^\r\n]*)\s*\Z", before)
    line = above[1] if above else ""
    if not above or line.lstrip().startswith("#") or _COLON.search(line) or _begin(line) != indented:
        return
    at = above.start(1) + indented
    if close := _NO_SPACE.match(line):
        advice = f"Write {close[1]}: {close[2]}, with a space after the colon."
        yield Slip("a space is missing after the colon", advice, at)
    elif equals := _EQUALS.match(line):
        yield Slip("a colon belongs where the = is", f"Write {equals[1]}: {equals[2]}", at)
    else:
        advice = "Write the line as name: value, or indent it if it goes on from the line above."
        yield Slip("a colon is missing after a field's name", advice, at)


def _begin(line: str) -> int:
    """How far a line is indented, hyphens of lists counted."""
    return len(line) - len(line.lstrip(" -"))


def _in_brackets(fault: SyntaxFault, content: str, at: int) -> Iterator[Slip]:
    """What ends the reading of a list or mapping in brackets before its closing bracket."""
    before = re.split(r"[\r\n]", content[:at])[-1].strip()
    if "expected ',' or" not in fault.problem or not before:
        return
    if content[at : at + 1] in ("[", "{"):
        yield Slip(
            f"inside brackets a text cannot hold {content[at]} without quotes",
            'Put the text in quotes, as in ["See [[consent]]"], or write a comma before the bracket.',
            at,
        )
    if (
        content[at : at + 1] == ":"
        and fault.context_at is not None
        and not re.search(r"[\r\n]", content[fault.context_at : at])
    ):
        yield Slip(
            "there is a second ': ' here before the next comma",
            "Write a comma between the two fields, or put the text in quotes.",
            at,
        )


def _by_words(fault: SyntaxFault, shown: str, at: int) -> Iterator[Slip]:
    if "hexdecimal" in fault.problem or "hexadecimal" in fault.problem or "escape character" in fault.problem:
        yield Slip(
            'a backslash (\\) inside " quotes begins an escape, and this one means nothing',
            "Use ' quotes instead, or write the backslash twice.",
            at,
        )
    if "expected alphabetic or numeric character" in fault.problem:
        yield Slip("a text cannot begin with * or &", 'Put the text in quotes, as in "*…".', at)
    if "comment or line break" in fault.problem and shown.count("|") > 1:
        yield Slip(
            "a table cannot stand here as it is",
            "Write its rows as a list, or move the table below body: | and indent each of its lines by two spaces.",
            at,
        )
    elif "comment or line break" in fault.problem:
        yield Slip(
            "nothing may stand on this line after | or >",
            "Begin the text on the next line, indented, or put it in quotes.",
            at,
        )
    if "block sequence entries" in fault.problem:
        yield Slip(
            "a list cannot begin on the line of its field",
            "Write each item on a line of its own below; a text that begins with a hyphen needs quotes.",
            at,
        )
    if "mapping keys are not allowed" in fault.problem:
        yield Slip("a text cannot begin with ?", 'Put the text in quotes, as in "?…".', at)
    if "could not find expected ':'" in fault.problem:
        if close := _NO_SPACE.match(shown):
            yield Slip(
                "a space is missing after the colon", f"Write {close[1]}: {close[2]}, with a space after the colon.", at
            )
        elif equals := _EQUALS.match(shown):
            yield Slip("a colon belongs where the = is", f"Write {equals[1]}: {equals[2]}", at)
