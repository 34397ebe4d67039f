"""Words that neither the dictionary knows, nor our own list, nor the glossary, nor the names of records."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path

import hunspell

from opsbook.graph.handbook import Handbook
from tools.prose.finding import Finding
from tools.prose.passage import Passage

OWN_WORDS = Path(__file__).with_name("words.txt")
# Letters, with hyphens and apostrophes inside. What touches a digit or an underscore is a name of something.
_WORD = re.compile(r"(?<![\w/.\\-])[^\W\d_]+(?:['’-][^\W\d_]+)*(?![\w/\\]|-\w|\.\w)")


class Spelling:
    """Knows the words of one handbook."""

    def __init__(self, handbook: Handbook) -> None:
        lines = OWN_WORDS.read_text(encoding="utf-8").splitlines()
        own = {line.strip() for line in lines if line.strip() and not line.startswith("#")}
        self._own = own | {word for record in handbook.book for word in _names(record.kind.name, record.title)}
        self._dictionary = hunspell.Hunspell("en_US")
        self.knows = lru_cache(None)(self._knows)

    def findings(self, passage: Passage) -> Iterator[Finding]:
        """The words of a text that are not known. Words in capitals are the acronyms' business."""
        for match in _WORD.finditer(passage.english):
            word = match[0].replace("’", "'").removesuffix("'s")
            if word.isupper() or self.knows(word):
                continue
            advice = "mend it, or add it to tools/prose/words.txt if it is right"
            yield Finding(passage.path, *passage.place(match.start()), f"“{word}” is no word we know: {advice}")

    def _knows(self, word: str) -> bool:
        if word in self._own or word.lower() in self._own or self._dictionary.spell(word):
            return True
        parts = word.split("-")
        return len(parts) > 1 and all(map(self.knows, parts))


def _names(kind: str, title: str) -> list[str]:
    """The words of a person's or a tool's name."""
    words = re.findall(r"[^\W\d_]+", title) if kind in ("person", "tool") else []
    return [*words, *map(str.lower, words)]
