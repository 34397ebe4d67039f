"""What CommonMark, which records are written in, finds in a text: its blocks of code and its links, with their places.

The parser is the one that renders most of them. It is linear, and asked about texts in which something may be found.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Iterator
from typing import Any, NamedTuple

_TAG = re.compile(r"(?<![(:])(?<!: )<(?=[a-zA-Z/!?])")
"""What may begin HTML, which is text in a record, but not an address between such brackets."""
_FURTHER = re.compile(rb"[\x80-\xbf]")
"""Any byte of a character but its first."""


class Address(NamedTuple):
    """A link or a picture: where it stands, where it leads, and the words that it has, from and to which place.

    One by reference stands where the reference is defined, and ``defined`` tells its name.
    """

    start: int
    end: int
    target: str
    label: tuple[int, int]
    defined: str | None = None


def code_blocks(text: str) -> Iterator[tuple[int, int]]:
    """Where each block of code begins and ends."""
    for event, start, end in _events(text):
        if isinstance(event, dict) and "CodeBlock" in str(event.get("Start", "")):
            yield start, end


def addresses(text: str) -> Iterator[Address]:
    """The links and pictures of a text, inner ones first, but for bare addresses. A definition is told once."""
    known = _definitions(text) if "]:" in text else {}
    around = list[_Open]()
    for event, start, end in _events(text):
        if type(event) is not dict:
            continue
        began = event.get("Start")
        if isinstance(began, dict) and (details := began.get("Link") or began.get("Image")):
            words = start + 1 + ("Image" in began)
            around.append(_Open(details, words, words))
            continue
        if event.get("End") in ("Link", "Image"):
            details, *label = around.pop()
            if details["link_type"] == "Inline":
                yield Address(start, end, details["dest_url"], (label[0], label[1]))
            elif place := known.pop(details["id"], None):
                yield Address(*place, details["dest_url"], (label[0], label[1]), details["id"])
        if around:
            around[-1] = around[-1]._replace(end=max(around[-1].end, end))


class _Open(NamedTuple):
    """A link whose end was not met yet: where its words begin, and where the last of them ends."""

    details: dict[str, str]
    start: int
    end: int


def _events(text: str) -> Iterator[tuple[Any, int, int]]:
    """What the parser finds, with places in the text."""
    from pyromark import Options, events_with_range  # noqa: PLC0415  # few handbooks have such texts

    wanted = Options.ENABLE_TABLES | Options.ENABLE_FOOTNOTES | Options.ENABLE_GFM
    text = _readable(text)
    place = _places(text)
    for event, span in events_with_range(text, options=wanted):
        yield event, place(span["start"]), place(span["end"])


def _readable(text: str) -> str:
    """The text without what would begin HTML, and without halves of characters, which the parser cannot be given."""
    return _TAG.sub("x", text).encode(errors="replace").decode()


def _definitions(text: str) -> dict[str, tuple[int, int]]:
    """Where the references of a text are defined, by name."""
    from pyromark import reference_definitions  # noqa: PLC0415  # as above

    text = _readable(text)
    place = _places(text)
    spans = ((name, one["span"]) for name, one in reference_definitions(text).items())
    return {name: (place(span["start"]), place(span["end"])) for name, span in spans}


def _places(text: str) -> Callable[[int], int]:
    """Tells places in a text by places in its bytes."""
    if text.isascii():
        return lambda byte: byte
    further = [match.start() for match in _FURTHER.finditer(text.encode())]
    return lambda byte: byte - bisect_left(further, byte)
