"""What rules said, in plain values, and on what it rests."""

from __future__ import annotations

from typing import Any, NamedTuple

Own = tuple[str, bool, tuple[str, ...], bytes]
"""What a rule may see of a record alone: its path, whether another replaces it, what could not be read of it, and its
file's digest.
"""
Standing = tuple[int, str]
"""How far git's knowledge goes of a file: how many commits, and the last one."""
Found = list[tuple[object, ...]]
"""Findings in plain values."""


class Answer(NamedTuple):
    """What was said of a record.

    ``silent`` are the rules that had nothing to say and looked at nothing but the record, a bit for each; ``seen`` what
    the others looked at, with the ``history`` of files among it, and ``linked`` the records that this one led to.
    ``found`` are the findings, ``gathered`` what rules about the whole book were told, by code.
    """

    own: Own
    silent: int
    seen: tuple[str, ...]
    history: dict[str, Standing]
    linked: tuple[str, ...]
    found: Found
    gathered: dict[str, Any]


class Verdict(NamedTuple):
    """What a rule about the whole book found by what it had gathered, and what it looked at beside that."""

    seen: tuple[str, ...]
    history: dict[str, Standing]
    found: Found
