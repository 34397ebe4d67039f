"""Whether a name that leads nowhere may be somebody's: people are called by parts of their names, and by short ones."""

from __future__ import annotations

import re
import unicodedata
from difflib import SequenceMatcher

from opsbook.model.actor import Actor

_SHORT = {
    **dict.fromkeys(("bob", "bobby"), "robert"),
    **dict.fromkeys(("bill", "billy"), "william"),
    **dict.fromkeys(("betty", "betsy", "bess", "lisa"), "elizabeth"),
    **dict.fromkeys(("peggy", "meg", "daisy", "greta"), "margaret"),
    **dict.fromkeys(("ted", "ned", "eddie"), "edward"),
    **dict.fromkeys(("jack", "hans"), "john"),
    **dict.fromkeys(("dick", "rick"), "richard"),
    **dict.fromkeys(("hank", "harry"), "henry"),
    **dict.fromkeys(("polly", "molly"), "mary"),
    **dict.fromkeys(("sascha", "sasha", "lex"), "alexander"),
    **dict.fromkeys(("chuck", "charlie"), "charles"),
    **dict.fromkeys(("jim", "jimmy"), "james"),
    **dict.fromkeys(("kate", "kitty", "kathy"), "catherine"),
    **dict.fromkeys(("pepe",), "jose"),
    **dict.fromkeys(("paco", "pancho"), "francisco"),
    **dict.fromkeys(("tony",), "anthony"),
    **dict.fromkeys(("sepp", "joe"), "josef"),
}
"""Short names that share too little with the long ones to be known by their letters."""
_MOST_WORDS = 3
_ALIKE, _ALIKE_PARTS = 0.6, 0.75


def may_be(name: str, actor: Actor) -> bool:
    """Whether a name may be meant for somebody: by a part of it, its first letters, a short form or a slip.

    What is longer than the names of people are, is no name, and may be meant for anybody.
    """
    parts, words = _words(name), _words(" ".join([actor.id, actor.title, *_addresses(actor)]))
    first_letters = {"".join(word[0] for word in _words(text)) for text in (actor.id, actor.title)}
    if not 0 < len(parts) <= _MOST_WORDS:
        return True
    if "".join(parts) in first_letters or SequenceMatcher(None, "-".join(parts), actor.id).ratio() >= _ALIKE:
        return True
    return any(_is_part(part, word) for part in parts for word in words)


def _is_part(part: str, word: str) -> bool:
    short, long = sorted((part, word), key=len)
    if len(short) < 3:
        return part == word
    if short in long or short[:3] == long[:3] or _SHORT.get(short) == long:
        return True
    return SequenceMatcher(None, part, word).ratio() >= _ALIKE_PARTS


def _addresses(actor: Actor) -> list[str]:
    """The names by which somebody is written to."""
    found = (getattr(actor, field, None) for field in ("email", "chat"))
    return [str(address).partition("@")[0] or str(address) for address in found if address]


def _words(text: str) -> list[str]:
    plain = unicodedata.normalize("NFKD", text.lower()).encode("ascii", "ignore").decode()
    return re.findall(r"[a-z0-9]+", plain)
