"""Names for what a rule can have looked at beside the record itself. A record's key alone stands for its content."""

from __future__ import annotations

ALL = "all"
"""Among what was seen: something that depends on every record."""
ACTORS = "actors"
"""Something that depends on the people, teams and roles."""
DOUBT = "doubt"
"""What cannot be read, or leads nowhere."""
BROKEN = "broken"
"""What leads nowhere of a record that is looked at."""
_HISTORY = "history "


def out_of(key: str) -> str:
    """A record with those that it leads to, among what was seen."""
    return f"> {key}"


def into(key: str) -> str:
    """A record with those that lead to it, among what was seen."""
    return f"< {key}"


def history_of(path: str) -> str:
    """What git knows of a file, among what was seen."""
    return f"{_HISTORY}{path}"


def file_of(name: str) -> str | None:
    """The file whose history stands under a name among what was seen; None where it is the name of something else."""
    return name.removeprefix(_HISTORY) if name.startswith(_HISTORY) else None
