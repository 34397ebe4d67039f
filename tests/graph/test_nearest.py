"""A misspelt name finds what difflib finds, however many names there are."""

from __future__ import annotations

from difflib import get_close_matches

from hypothesis import given
from hypothesis import strategies as st

from opsbook.graph.nearest import Names

WORDS = st.text("abc-1", max_size=12)


@given(names=st.lists(st.text("abc-1", min_size=1, max_size=12), max_size=20), word=WORDS)
def test_same_as_difflib(names: list[str], word: str) -> None:
    found = get_close_matches(word, names, n=1, cutoff=0.75)
    assert Names(names).nearest(word) == (found[0] if found else None)


def test_letters_that_no_name_has() -> None:
    assert Names(["consent", "content"]).nearest("cönsent") == "consent"
    assert Names(["consent"]).nearest("日本語") is None
