"""What a finding advises to write."""

from __future__ import annotations

from typing import NamedTuple


class Advice(NamedTuple):
    """A sentence, and the value that it recommends; ``guessed`` when that is only what was probably meant."""

    text: str
    better: str | None = None
    guessed: bool = False
