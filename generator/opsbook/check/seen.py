"""Names for what a rule can have looked at beside the record itself. A record's key alone stands for its content."""

from __future__ import annotations

ALL = "all"
"""Among what was seen: something that depends on every record."""
ACTORS = "actors"
"""Something that depends on the people, teams and roles."""
DOUBT = "doubt"
"""What cannot be read, or leads nowhere."""


def out_of(key: str) -> str:
    """A record with those that it leads to, among what was seen."""
    return f"> {key}"


def into(key: str) -> str:
    """A record with those that lead to it, among what was seen."""
    return f"< {key}"


def history_of(path: str) -> str:
    """What git knows of a file, among what was seen."""
    return f"history {path}"
