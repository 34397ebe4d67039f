"""Ids: what a record or a part of one may be called, and the nearest that is right to what somebody wrote."""

from __future__ import annotations

import re
from unicodedata import combining, normalize
from unicodedata import name as name_of

MAX_ID = 100
"""The most characters of an id."""
_ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")


def valid_id(text: str) -> bool:
    """Whether a text may be an id: words of a-z and 0-9 joined by hyphens, not too long."""
    return bool(_ID.fullmatch(text)) and len(text) <= MAX_ID


def suggested_id(text: str) -> str:
    """The nearest valid id; may be empty."""
    plain = normalize("NFKD", text.lower().replace("ß", "ss"))
    letters = "".join(character for character in plain if not combining(character))
    return re.sub(r"[^a-z0-9]+", "-", letters).strip("-")[:MAX_ID]


def shown_id(text: str) -> str:
    """A text in quotes, as it is read; with escapes where it holds something that looks like something else."""
    readable = all(letter.isascii() or name_of(letter, "").startswith("LATIN ") for letter in text)
    return f"{text!r}" if readable else f"{text!a}"
