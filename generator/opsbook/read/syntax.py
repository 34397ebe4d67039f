"""What a YAML scanner complains about, in words that somebody who has never programmed can act on."""

from __future__ import annotations

import re

from opsbook import faults
from opsbook.diagnostic import Span
from opsbook.read.problem import Problem
from opsbook.read.slip import slip
from opsbook.read.tab import instead_of_tab
from opsbook.read.text import Text
from opsbook.read.yaml_core import SyntaxFault

_NEIGHBOURS = "Indent it like its neighbours, with spaces, and check the line above for a missing quotation mark."
_TABS = "a tab stands where only spaces may"
_FIELD = re.compile(r"^([a-z_]+):", re.MULTILINE)
_NAME = re.compile(r"@[\w.-]+(?=\s*(?:[,\]}#\r\n]|$))")
"""What may be an id, or what somebody is called in chat."""
_SIGNS = {
    "mapping values are not allowed": (
        "there is a second ': ' on this line, or the line is indented by mistake",
        'Put the text in quotes, as in title: "Consent: who may ask", or indent the line like its neighbours.',
    ),
    "undefined alias": (
        "a text that begins with * names an anchor that does not exist",
        'Put the text in quotes, as in "*…".',
    ),
    "expected node content": (
        "there is nothing here, where a list or a field wants something",
        "Delete the comma or bracket that is too many, or write what belongs here.",
    ),
    "expected key": ("this line does not belong to the lines above it", _NEIGHBOURS),
    "block end": ("this line does not belong to the lines above it", _NEIGHBOURS),
    "'-' indicator": ("this line does not belong to the lines above it", _NEIGHBOURS),
}
"""What libyaml's own words mean to the person who wrote the file."""


def explain(fault: SyntaxFault, text: Text, offset: int) -> Problem:
    """A syntax fault as a problem. ``offset`` is the index at which the YAML begins in the text."""
    source = text.content[offset:]
    begins = fault.context_at if "expected ':'" in fault.problem and fault.context_at is not None else fault.at
    message, advice, index = slip(fault, source, begins) or _words(fault, text, offset)
    line, column = text.position(min(index + offset, len(text.content)))
    return Problem(faults.INVALID_YAML, message, advice, Span(line, column, line, column + 1))


def _words(fault: SyntaxFault, text: Text, offset: int) -> tuple[str, str, int]:
    """What is wrong, what to do, and the index at which to point."""
    problem, context = fault.problem, fault.context
    opening = fault.context_at if fault.context_at is not None else fault.at
    if "quoted scalar" in context and ("end of stream" in problem or "document indicator" in problem):
        return "this quotation mark is never closed", "Add the same mark at the end of the text.", opening
    if "expected ',' or" in problem:
        closing = "]" if "sequence" in context else "}"
        return f"this list or mapping is never closed with {closing}", f"Add the closing {closing}.", opening
    if "could not find expected ':'" in problem:
        return (
            "a colon is missing after a field's name",
            "Write the line as name: value, or indent it if it goes on from the line above.",
            opening,
        )
    if "cannot start any token" in problem:
        return *_first_character(text.content[offset:], fault.at), fault.at
    if "second occurrence" in problem or "duplicate anchor" in context:
        return "an anchor (&name) of this name exists already", "Write the value out, without an anchor.", fault.at
    said = f"{context} {problem}"
    if "single document" in said or "expected <document start>" in said:
        return "a second document begins here", _one_record(text.content[offset:], fault.at), fault.at
    if "tab" in said.split():
        return _TABS, instead_of_tab(text.content[offset:], fault.at), fault.at
    words = next((words for sign, words in _SIGNS.items() if sign in said), None)
    message, advice = words or (
        f"this is not valid YAML ({problem})",
        "Compare the line with the example of this kind.",
    )
    return message, advice, fault.at


def _first_character(source: str, at: int) -> tuple[str, str]:
    char = source[at : at + 1]
    if char == "\t":
        return _TABS, instead_of_tab(source, at)
    message = f"a text cannot begin with {char}"
    if name := _NAME.match(source, at):
        advice = f'Delete the @ where an id belongs; a name in chat stands in quotes, as in "{name[0]}".'
        return message, advice
    return message, f'Put the text in quotes, as in "{char}…".'


def _one_record(source: str, at: int) -> str:
    """What to do with what stands below the end of a record: it may be another one, or more of the same."""
    first, second = (set(_FIELD.findall(part)) for part in (source[:at], source[at:]))
    if first & second:
        return "Keep one record in one file: move the second into a file of its own, and delete the line between them."
    markdown = "Text in Markdown below the fields needs a file that ends in .md."
    return f"Keep one record in one file: delete this line. {markdown}"
