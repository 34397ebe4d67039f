"""Words that people of any trade use for one another when they ask: what a title calls one, a question calls the other.

Each line of ``thesaurus.txt`` is a group. They only lend a hand: a page with the very word comes first. What a trade
calls its own things belongs into a glossary's ``also_called``.
"""

from __future__ import annotations

from importlib import resources


def groups() -> list[list[str]]:
    """The words of each group."""
    text = (resources.files("opsbook") / "search_index" / "thesaurus.txt").read_text(encoding="utf-8")
    return [group.split() for group in text.splitlines()]
