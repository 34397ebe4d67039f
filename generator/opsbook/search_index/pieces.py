"""The names of the files that an index is made of, in the order in which the catalogue lists them."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any


@dataclass
class Pieces:
    """Grows while the files are made. Names are without their letter, and all of one length."""

    cards_together: int
    texts_together: int
    cards: list[str] = field(default_factory=list)
    texts: list[str] = field(default_factory=list)
    shards: list[tuple[str, str]] = field(default_factory=list)
    """Each with its first term."""
    words: str = ""
    ahead: bool = False
    """Whether shards, cards and words are few enough to be fetched ahead of any question."""

    def listed(self) -> dict[str, Any]:
        """All this, as the catalogue has it."""
        return {
            "shards": self.shards,
            "cards": "".join(self.cards),
            "carded": self.cards_together,
            "texts": "".join(self.texts),
            "together": self.texts_together,
            "words": self.words,
            "ahead": self.ahead,
        }
