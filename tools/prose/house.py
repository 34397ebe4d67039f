"""The house rules of plain English that a machine can check: sentences, words, "must", acronyms."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

from opsbook.graph.handbook import Handbook
from tools.prose.finding import Finding
from tools.prose.passage import Passage

RULES = Path(__file__).with_name("house.toml")
_ACRONYM = re.compile(r"(?<![\w-])(?:[A-Z]{2,}|[A-Z](?:/[A-Z])+)(?=s?(?![\w]))")
_MUST = re.compile(r"\bmust\b", re.IGNORECASE)
# Somebody else's words: a quotation inside a text, not the quotation marks of YAML around all of it.
_QUOTED = re.compile(r"""(?<=[\s(|])["“][^"”]+["”]""")
_TWICE = re.compile(r"\b(\w+)[^\S\n]*\n?[^\S\n]+\1\b", re.IGNORECASE)
# Where a sentence ends: a full stop before a space, an empty line, an item, a cell, a heading.
_END = re.compile(r"(?<=[.!?:])[\"”)*_]*\s|\n\s*\n|\n\s*(?:[-*+#>]|\d+\.)\s|\|")
_ASIDE = re.compile(r"\([^()]*\)")
_LISTS = {"tags", "also_called"}


class House:
    """The rules, with the words that one handbook's glossary explains."""

    def __init__(self, handbook: Handbook) -> None:
        rules = tomllib.loads(RULES.read_text(encoding="utf-8"))
        terms = [record.whole().model_dump() for record in handbook.book if record.kind.name == "term"]
        explained = [name for term in terms for name in (term["title"], *term["also_called"])]
        self._longest = int(rules["longest_sentence"])
        self._acronyms = {*rules["known_acronyms"], *(word for name in explained for word in name.split())}
        self._instead = {re.compile(rf"\b{words}(?!\w)", re.IGNORECASE): to for words, to in rules["instead"].items()}

    def findings(self, passage: Passage) -> Iterator[Finding]:
        """What a text has to mend. Tags and synonyms hold what readers type, in whatever words."""
        if _LISTS & set(passage.route):
            return
        for index, message in self._in(passage):
            yield Finding(passage.path, *passage.place(index), message)

    def _in(self, passage: Passage) -> Iterator[tuple[int, str]]:
        text = _QUOTED.sub(_blank, passage.english)
        yield from self._long_sentences(_ASIDE.sub(_blank, passage.english))
        for words, better in self._instead.items():
            for match in words.finditer(text):
                yield match.start(), f"“{match[0]}”: write {better}"
        for match in _TWICE.finditer(text):
            yield match.start(), f"“{match[1]}” stands here twice"
        for match in _ACRONYM.finditer(text):
            if match[0] not in self._acronyms:
                yield match.start(), f"“{match[0]}” is not explained: write a record in data/terms/ that is called so"
        if passage.route[0] != "requirements":
            for match in _MUST.finditer(text):
                yield match.start(), "“must” stands only in the requirements of a policy: advise, or state a fact"

    def _long_sentences(self, text: str) -> Iterator[tuple[int, str]]:
        ends = [0, *(match.end() for match in _END.finditer(text)), len(text)]
        for start, end in pairwise(ends):
            words = list(re.finditer(r"[\w'’-]*\w", text[start:end]))
            if len(words) > self._longest:
                yield (
                    start + words[0].start(),
                    f"a sentence of {len(words)} words: make it two ({self._longest} at most)",
                )


def _blank(match: re.Match[str]) -> str:
    return re.sub(r"[^\n]", " ", match[0])
