"""The words that search takes for one another."""

from __future__ import annotations

from collections import Counter

import pytest

from opsbook.search_index.thesaurus import groups
from opsbook.search_index.words import LISTING, STOP, WEAK, stem, stems, words


@pytest.mark.parametrize(
    "alike",
    [
        "organise organize organisation organization",
        "centre center centres centers",
        "programme program programmes",
        "colour color colours",
        "licence license licences",
        "catalogue catalog",
        "analyse analyze",
        "enquiry inquiry",
        "decide decision decides",
        "exclude exclusion exclusions",
        "respond response",
        "permit permission",
        "review reviews reviewed reviewing",
    ],
)
def test_forms_and_spellings_of_a_word_are_one(alike: str) -> None:
    assert len({stem(word) for word in alike.split()}) == 1


@pytest.mark.parametrize("apart", ["hour our", "size seize", "policy police", "four for"])
def test_words_that_only_look_alike_stay_apart(apart: str) -> None:
    one, other = apart.split()
    assert stem(one) != stem(other)


def test_a_compound_is_its_parts_and_itself() -> None:
    assert words("An opt-in, A/B tests") == ["an", "opt", "in", "a", "b", "tests", "optin", "ab"]


def test_the_department_and_the_country_are_no_little_words() -> None:
    assert words("Is it IT's? Ask US, not us.") == ["is", "it", "it0s", "ask", "us0", "not", "us"]


def test_no_word_is_in_two_lists() -> None:
    listed = Counter([*STOP, *WEAK.split(), *LISTING.split()])
    assert [word for word, times in listed.items() if times > 1] == []


def test_groups_of_the_thesaurus_have_no_word_in_common() -> None:
    """Nor two words of one stem, which search cannot tell apart: "intern" would stand for "international"."""
    grouped = [root for group in groups() for root in {stems(word) for word in group}]
    assert [root for root, times in Counter(grouped).items() if times > 1] == []
    assert not set(grouped) & STOP
