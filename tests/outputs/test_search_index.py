"""The search index: all that can be found, small files that are the same every time, and nothing that goes stale."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from opsbook.search_index.files import CATALOGUE, FOLDER
from opsbook.search_index.shards import LARGEST
from tests.outputs.emitted import Emit, Emitted

BOOK = {
    "data/people/maya-chen.yml": "title: Maya Chen\n",
    "data/policies/consent.yml": (
        "title: Consent\nsummary: We ask first.\nstatus: in-force\nowner: maya-chen\ntags: [opt-in]\n"
        "requirements:\n  - {id: proof, text: 'Keep the **proof** of consent, as [[maya-chen]] says.'}\n"
        "reviews: [{on: 2026-10-01, by: maya-chen, note: Xylophone.}]\nreview_every: 6 months\n"
        "body: |\n  ## How it works\n\n  Every *zebra* has `stripes`, see [the zoo](https://example.com/zoo).\n"
    ),
    "data/terms/dsr.yml": "title: Data subject request\nalso_called: [DSAR]\ndefinition: Somebody asks what we hold.\n",
    "data/runbooks/down.yml": "title: It is down\nstatus: draft\nsymptoms: ['The café is shut']\n",
}


def catalogue(site: Emitted) -> dict[str, Any]:
    found: dict[str, Any] = site.data(f"{FOLDER}/{CATALOGUE}")
    return found


def terms(site: Emitted) -> dict[str, list[int]]:
    """Every term with its postings."""
    found: dict[str, list[int]] = {}
    for _, name in catalogue(site)["shards"]:
        found |= site.data(f"{FOLDER}/t{name}.json")
    return found


def shown(site: Emitted) -> list[Any]:
    """What results can show, by the number of the entry."""
    cards, texts = ([one for name in named(site, part) for one in site.data(name)] for part in ("cards", "texts"))
    return [[*card, sections] for card, sections in zip(cards, texts, strict=True)]


def named(site: Emitted, part: str) -> list[str]:
    """The files that hold the cards, or the texts, of all entries in order."""
    names, letter = catalogue(site)[part], {"cards": "c", "texts": "d"}[part]
    return [f"{FOLDER}/{letter}{names[at : at + 8]}.json" for at in range(0, len(names), 8)]


def found(site: Emitted, term: str) -> list[str]:
    """The addresses of the entries that have a term."""
    postings, at, addresses = terms(site)[term], 0, []
    for gap in postings[::2]:
        at += gap
        addresses.append(shown(site)[at][1])
    return addresses


def test_records_are_found_by_their_words_stemmed(emit: Emit) -> None:
    site = emit(BOOK)
    assert "policies/consent/" in found(site, "stripe")
    assert "policies/consent/" in found(site, "zebra")
    assert "policies/consent/" in found(site, "optin")
    assert found(site, "dsar") == ["terms/dsr/"]
    assert found(site, "cafe") == ["runbooks/down/"]
    assert "the" not in terms(site)


def test_a_word_counts_for_more_in_a_title_than_in_a_text(emit: Emit) -> None:
    site = emit({**BOOK, "data/policies/other.yml": "title: Other\nsummary: X\npurpose: The consent of all.\n"})
    weights = dict(zip(found(site, "consent"), terms(site)["consent"][1::2], strict=True))
    assert weights["policies/consent/"] > 3 * weights["policies/other/"]


def test_results_show_plain_text_under_its_anchors(emit: Emit) -> None:
    entry = next(one for one in shown(emit(BOOK)) if one[1] == "policies/consent/")
    title, _, summary, names, sections = entry
    assert (title, summary, names) == ("Consent", "We ask first.", ["opt-in"])
    assert ["rule-proof", "", "Keep the proof of consent, as Maya Chen says."] in sections
    assert ["how-it-works", "How it works", "Every zebra has stripes, see the zoo."] in sections


def test_facets_say_what_each_entry_is(emit: Emit) -> None:
    site = emit(BOOK)
    index, entries = catalogue(site), shown(site)
    kinds = [kind for kind, times in index["kind"] for _ in range(times)]
    facets = {
        entries[number][1]: (
            index["kinds"][kinds[number]],
            index["owners"][index["owner"][number]],
            index["statuses"][index["status"][number]],
        )
        for number in range(index["entries"])
    }
    assert facets["policies/consent/"] == ("Policy", "Maya Chen", "In force")
    assert facets["runbooks/down/"] == ("Runbook", "No owner", "Draft")
    assert facets["policies/"] == ("Overview", "", "")
    assert ["dsar", "data subject request"] in index["synonyms"]


def test_review_states_and_logs_are_no_part_of_it(emit: Emit) -> None:
    """They change with the day, and with nothing else."""
    now, later = emit(BOOK), emit(BOOK, today="2029-01-01")
    assert "xylophon" not in terms(now)
    assert files(now) == files(later)


def test_the_catalogue_names_every_file_and_no_other(emit: Emit) -> None:
    site = emit(BOOK)
    index = catalogue(site)
    others = {f"{FOLDER}/t{name}.json" for _, name in index["shards"]} | {f"{FOLDER}/v{index['words']}.json"}
    every = {*others, *named(site, "cards"), *named(site, "texts"), f"{FOLDER}/{CATALOGUE}"}
    assert every == set(files(site))


def test_an_index_is_fetched_ahead_only_while_it_is_small(emit: Emit) -> None:
    assert catalogue(emit(BOOK))["ahead"]
    text = " ".join(f"{chr(97 + step % 26)}{chr(97 + step // 26 % 26)}{step}word" for step in range(30_000))
    assert not catalogue(emit({**BOOK, "data/terms/long.yml": f"title: Long\ndefinition: {text}\n"}))["ahead"]


def test_shards_stay_small_and_in_order(emit: Emit) -> None:
    many = {
        f"data/terms/t{number}.yml": f"title: Term {number}\ndefinition: {' '.join(sorted(words(number)))}\n"
        for number in range(150)
    }
    site = emit({**BOOK, **many})
    index = catalogue(site)
    firsts = [first for first, _ in index["shards"]]
    assert firsts == sorted(firsts)
    assert len(firsts) > 3
    for first, name in index["shards"]:
        shard = site.data(f"{FOLDER}/t{name}.json")
        assert min(shard) == first
        assert len(shard) == 1 or len(json.dumps(shard, separators=(",", ":"))) <= LARGEST + 2


def test_an_edit_leaves_the_rest_of_the_index_alone(emit: Emit) -> None:
    many = {
        f"data/terms/t{number}.yml": f"title: Term {number}\ndefinition: {' '.join(sorted(words(number)))}\n"
        for number in range(150)
    }
    changed = {**many, "data/terms/t9.yml": many["data/terms/t9.yml"] + "summary: quaint quagga\n"}
    before, after = files(emit(many)), files(emit(changed))
    assert len(set(after.items()) - set(before.items())) <= 6


def words(number: int) -> set[str]:
    """Words of their own for each text, made of letters."""
    return {f"{chr(97 + step % 26)}{chr(97 + number % 26)}{chr(97 + number // 26)}{step}word" for step in range(60)}


def files(site: Emitted) -> Mapping[str, bytes]:
    """The files of the index."""
    return {path: content for path, content in site.everything() if path.startswith(FOLDER)}
