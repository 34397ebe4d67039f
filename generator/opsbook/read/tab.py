"""What to write where a tab stands that only spaces may begin a line with."""

from __future__ import annotations

import re

_LINE = re.compile(r"[\r\n]")
_OPENS = re.compile(r"(?::|[|>][+-]?)\s*(?:#.*)?$")
"""The end of a line whose value stands on the lines below it."""
_ITEM = re.compile(r"( *)-[ \t]")


def instead_of_tab(content: str, at: int) -> str:
    """The advice against a tab at an index: how many spaces its line begins with, to stand as the lines above it do."""
    *before, begun = _LINE.split(content[:at])
    if begun.strip():
        return "Write one space instead of the tab."
    above = [line for line in before if line.strip() and not line.lstrip().startswith("#")]
    line = _LINE.split(content[at:], maxsplit=1)[0].lstrip()
    depth = _depth(above, line.startswith("-"))
    if not depth:
        return "Delete the tab: this line begins where the line above does."
    return f"Write {depth} spaces instead of the tab at the beginning of this line."


def _depth(above: list[str], item: bool) -> int:
    """How far a line is indented that follows others, be it the item of a list or no item."""
    if not above:
        return 0
    last = above[-1]
    begin = len(last) - len(last.lstrip(" -"))
    if _OPENS.search(last):
        return begin + 2
    if not item:
        return begin
    items = (match for line in reversed(above) if (match := _ITEM.match(line)) and len(match[1]) <= begin)
    return next((len(match[1]) for match in items), begin)
