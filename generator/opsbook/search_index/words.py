"""Text → the words that search knows: folded, stemmed, without those that say nothing. The browser does the same.

``assets/search/10-words.js`` is its twin; a test runs both over the same texts and compares.
"""

from __future__ import annotations

import re
import unicodedata

from snowballstemmer.english_stemmer import EnglishStemmer

_STOP = (
    "a about all also am an and any are as at be because been before being between both but by can could did do does "
    "doing each else ever every for from had has have having he her here him his how however i if in into is it its "
    "just let may me might mine must my no nor not of on only or our ours shall she should so some such than that the "
    "their them then there these they this those through to too us very was we were what when where whether which "
    "while who whom whose why will with without would yes yet you your "
    "arent cant couldnt didnt doesnt dont elses hows id im isnt ive lets shouldnt thats theres wasnt whats wheres whos "
    "wont"
)
STOP = frozenset(_STOP.split())
"""Words that are in every text and tell none from another. Neither indexed nor searched for."""
WEAK = (
    "able across actually after again against ago ahead almost along already although always among "
    "another anybody anyhow anyone anything apart around away back bad become becomes began behind best better "
    "beyond big bit bring brings brought came clear clearly come comes completely correct count couple directly "
    "done during easily enough especially even everybody everyone exact exactly except exist exists fairly far "
    "fast few fewer find first forever further gave get gets give given giving go goes going good got guess "
    "happen happens hard hardly heard hello help herself hi himself itself keep kind kindly know last lately "
    "later left less like little long longer look looking lot lots made make makes many maybe mean means merely "
    "met mind more morning most mostly much myself near nearly need needed needs never new next notice now "
    "obviously occur often once onto ordinary others otherwise ourselves over particular per perfectly perhaps "
    "place please possible possibly pretty proper properly put question quick quickly quietly quite rather read "
    "really regularly right said say says seem seen set shown simple simply since slightly somebody somehow "
    "someone something sometimes somewhere soon sort special still straight stuff suddenly sufficient suppose "
    "supposed sure take taken takes taking tell thank thanks themselves thing things think though throughout "
    "thus time today together tomorrow totally toward towards tried try turned type unless until up use used "
    "using usual usually various versus want wants way well went whatever whenever wherever within wonder work "
    "working works worse worst worth yesterday yourself"
)
"""Words that questions have and answers need not: they count for little."""
LISTING = "biggest catalogue current index inventory list log open overview register running see show"
"""Words that, beside the name of a kind, ask for all of its records."""
_CAPITALS = re.compile(r"\b(IT|US)\b", re.ASCII)
"""The department and the country are no little words: they are known as "it0" and "us0"."""
_APOSTROPHES = str.maketrans("", "", "'’\u02bc")
_COMPOUND = re.compile(r"(?<![^\W_])[^\W_]++(?:[-\u2010\u2011_.@/&+][^\W_]++)++")
_PART = re.compile(r"[^\W_]+")
_JOINER = re.compile(r"[-_.@/&+](?=[^\W_])")
_APART = {code: " " for code in range(128) if not chr(code).isalnum()}
_JOINED = {code: " " for code in _APART if chr(code) not in "-_.@/&+"}
_STEMMED = re.compile(r"[a-z]{3,}")
_SPELLINGS = tuple(
    (re.compile(pattern), plain)
    for pattern, plain in (
        (r"(...)iz(e[sdr]?|ing|ations?)$", r"\1is\2"),  # organize
        (r"(..)lyz(e[sdr]?|ing)$", r"\1lys\2"),  # analyze
        (r"(..)our(s|ed|ing|al|able|ful|ite)?$", r"\1or\2"),  # colour
        (r"(..)([tb])re(s?)$", r"\1\2er\3"),  # centre
        (r"gramme(s?)$", r"gram\1"),
        (r"logue(s?)$", r"log\1"),  # catalogue
        (r"(lic|def|off)enc(es?)$", r"\1ens\2"),  # licence
        (r"^enquir", "inquir"),
    )
)
"""British and American spellings, read as one. Words that only look like these change too, everywhere alike."""
_STEMS = tuple(
    (re.compile(pattern), plain)
    for pattern, plain in (
        (r"([cv])id$", r"\1is"),  # decide, decision
        (r"lud$", "lus"),
        (r"([pt])end$", r"\1ens"),
        (r"pond$", "pons"),
        (r"vert$", "vers"),
        (r"mit$", "miss"),
    )
)
"""The stems of verbs as those of their nouns: part of Lovins' recoding, which Snowball's rules leave out."""
LONGEST = 40
_MOST_KNOWN = 200_000

_stemmer = EnglishStemmer()
NOTHING = ""
"""The term of words that are not indexed."""


def fold(text: str) -> str:
    """Lower case, without accents and apostrophes, so that "Maya's café" and "mayas cafe" are the same."""
    if "IT" in text or "US" in text:
        text = _CAPITALS.sub(r"\g<0>0", text)
    if not text.isascii():
        text = text.translate(_APOSTROPHES)
        if not text.isascii():
            text = "".join(c for c in unicodedata.normalize("NFKD", text) if unicodedata.category(c)[0] != "M")
    elif "'" in text:
        text = text.replace("'", "")
    return text.lower()


def words(text: str) -> list[str]:
    """The words of a text, folded and not stemmed; "opt-in" gives "opt", "in" and "optin"."""
    folded = fold(text)
    if folded.isascii():  # the same as below, five times as fast
        found = folded.translate(_APART).split()
        compounds = _compounds(folded.translate(_JOINED)) if _JOINER.search(folded) else []
    else:
        found, compounds = _PART.findall(folded), _COMPOUND.findall(folded)
    found += ["".join(_PART.findall(compound)) for compound in compounds]
    if found and max(map(len, found)) > LONGEST:
        return [word for word in found if len(word) <= LONGEST]
    return found


def _compounds(text: str) -> list[str]:
    """The compounds of a text in which only words, joiners and spaces are left."""
    found, end = [], 0
    for match in _JOINER.finditer(text):
        if match.start() >= end:
            start, end = text.rfind(" ", 0, match.start()) + 1, text.find(" ", match.end())
            end = len(text) if end < 0 else end
            found += _COMPOUND.findall(text, start, end)
    return found


def stem(word: str) -> str:
    """The stem of a folded word, by Snowball's English rules; words that are not plain letters stay as they are."""
    if not _STEMMED.fullmatch(word):
        return word
    for pattern, plain in _SPELLINGS:
        word = pattern.sub(plain, word)
    stemmed: str = _stemmer.stemWord(word)
    for pattern, plain in _STEMS:
        stemmed = pattern.sub(plain, stemmed)
    return stemmed


def stems(text: str) -> str:
    """The stems of a name's words with a space between them; a compound is its parts."""
    return " ".join(map(stem, _PART.findall(fold(text))))


class _KnownTerms(dict[str, str]):
    """The terms of words, each worked out when it is first asked for."""

    def __missing__(self, word: str) -> str:
        if len(self) > _MOST_KNOWN:
            self.clear()
        root = self[word] = NOTHING if word in STOP else stem(word)
        return root


known_terms = _KnownTerms()
"""For each folded word, the term under which the index has it: its stem, or NOTHING."""
