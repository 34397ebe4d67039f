"""Versions as records write them, and whether two are the same."""

from __future__ import annotations

import re


def version_number(version: int | str | None) -> tuple[int, ...] | None:
    """A version as numbers that can be compared: 3, "1.10" or "v2"; None for any other text."""
    match = re.fullmatch(r"[vV]?(\d+(?:\.\d+)*)", str(version).strip())
    return tuple(map(int, match[1].split("."))) if match else None


def same_version(one: int | str | None, other: int | str | None) -> bool:
    """Whether two versions are the same, however they are written."""
    numbers = version_number(one), version_number(other)
    return str(one).strip() == str(other).strip() if None in numbers else numbers[0] == numbers[1]
