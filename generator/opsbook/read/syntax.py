"""What a YAML scanner complains about, in words that somebody who has never programmed can act on."""

from __future__ import annotations

from opsbook import faults
from opsbook.diagnostic import Span
from opsbook.read.problem import Problem
from opsbook.read.slip import slip
from opsbook.read.text import Text
from opsbook.read.yaml_core import SyntaxFault

_NEIGHBOURS = "Indent it like its neighbours, with spaces, and check the line above for a missing quotation mark."
_SECOND = (
    "a second document begins here",
    "Keep one record in one file: delete this line. Text in Markdown below the fields needs a file that ends in .md.",
)
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
    "single document": _SECOND,
    "expected <document start>": _SECOND,
    "tab": ("a tab stands where only spaces may", "Use spaces instead of the tab."),
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
        return *_first_character(text.content[fault.at + offset : fault.at + offset + 1]), fault.at
    if "second occurrence" in problem or "duplicate anchor" in context:
        return "an anchor (&name) of this name exists already", "Write the value out, without an anchor.", fault.at
    said = next((words for sign, words in _SIGNS.items() if sign in f"{context} {problem}"), None)
    message, advice = said or (f"this is not valid YAML ({problem})", "Compare the line with the example of this kind.")
    return message, advice, fault.at


def _first_character(char: str) -> tuple[str, str]:
    if char == "\t":
        return "this line is indented with a tab", "Use spaces instead of the tab."
    return f"a text cannot begin with {char}", f'Put the text in quotes, as in "{char}…".'
