"""References: each is resolved once and seen from both ends, or reported at its place."""

from __future__ import annotations

from collections import Counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from opsbook.checked import Checked
from opsbook.graph.book import Book
from opsbook.model.reference import Ref
from opsbook.model.shape import marked
from tests.handbooks import WriteHandbook, in_memory, places

NAMES = ["a", "b", "c", "old-a", "term:a", "policy:b", "policy:c", "service:x", "nobody", "term:nobody"]
RECORDS = ["data/terms/a.yml", "data/terms/b.yml", "data/policies/b.yml", "data/policies/c.yml", "data/services/c.yml"]


@st.composite
def libraries(draw: st.DrawFn) -> dict[str, str]:
    """Records that name each other, themselves, former ids and nobody, in fields and in prose."""
    files = {}
    for path in RECORDS:
        related, prose = (
            draw(st.lists(st.sampled_from(NAMES), max_size=4)),
            draw(st.lists(st.sampled_from(NAMES), max_size=3)),
        )
        lines = ["title: A", f"related: {related}", f"body: '{' '.join(f'[[{name}]]' for name in prose)}'"]
        if draw(st.booleans()):
            lines.append("aliases: [old-a]")
        files[path] = "\n".join(lines)
    return files


@given(libraries())
@settings(max_examples=60)
def test_every_link_is_seen_from_both_ends(files: dict[str, str]) -> None:
    book = in_memory(files).book
    out = [link for links in book.out.values() for link in links]
    into = [link for links in book.into.values() for link in links]
    assert Counter(map(id, out)) == Counter(map(id, into))
    for key, links in book.out.items():
        assert all(link.source.key == key and link in book.into[link.target.key] for link in links)
    for key, links in book.into.items():
        assert all(link.target.key == key and link in book.out[link.source.key] for link in links)


@given(libraries())
@settings(max_examples=60)
def test_every_reference_leads_somewhere_or_is_reported(files: dict[str, str]) -> None:
    book = in_memory(files).book
    for record in book:
        for route, name, _ in marked(record, Ref):
            leads = book.target(record, *route)
            broken = [one for one in book.broken_from(record) if one.route == route]
            if leads:
                assert leads.id == name.rpartition(":")[2] or name in leads.aliases
                assert [one.fault.slug for one in broken] == (["former-id"] if name in leads.aliases else [])
            else:
                assert len(broken) == 1


PEOPLE = {"data/people/maya.yml": "title: Maya\n", "data/teams/web.yml": "title: Web\nmembers: [maya]\n"}


def codes(checked: Checked, family: str = "REF") -> list[str]:
    """Findings of one family, without the notes on records that nothing leads to."""
    return places([one for one in checked.diagnostics if one.code.startswith(family) and one.code != "REF006"])


def book_of(handbook: WriteHandbook, files: dict[str, str]) -> Book:
    return handbook(files).handbook.book


def test_a_former_id_leads_to_the_record_and_is_a_warning(handbook: WriteHandbook) -> None:
    files = {
        "data/terms/lead.yml": "title: L\naliases: [prospect]\n",
        "data/terms/b.yml": "title: B\nrelated: [prospect]\n",
    }
    found = handbook(files)
    assert codes(found) == ["data/terms/b.yml:2:11 REF007"]
    (diagnostic,) = (one for one in found.diagnostics if one.code == "REF007")
    assert diagnostic.severity == "warning"
    assert diagnostic.fix
    assert diagnostic.fix.text == "lead"
    book = found.handbook.book
    assert book.target(book.records["term:b"], "related", 0) is book.records["term:lead"]


def test_a_former_id_gives_way_to_the_record_that_has_it_now(handbook: WriteHandbook) -> None:
    files = {
        "data/terms/lead.yml": "title: L\naliases: [prospect]\n",
        "data/terms/prospect.yml": "title: P\n",
        "data/terms/b.yml": "title: B\nrelated: ['term:prospect']\n",
    }
    book = book_of(handbook, files)
    assert book.target(book.records["term:b"], "related", 0) is book.records["term:prospect"]


def test_an_id_that_two_kinds_hold_needs_its_kind(handbook: WriteHandbook) -> None:
    files = {
        "data/terms/consent.yml": "title: C\n",
        "data/capabilities/consent.yml": "title: C\n",
        "data/terms/b.yml": "title: B\nrelated: [consent, term:consent, capability:consent]\n",
    }
    found = handbook(files)
    assert codes(found) == ["data/terms/b.yml:2:11 REF003"]
    book = found.handbook.book
    assert [record.key for record in book.targets(book.records["term:b"], "related")] == [
        "term:consent",
        "capability:consent",
    ]


def test_a_field_of_one_kind_needs_no_kind(handbook: WriteHandbook) -> None:
    files = {
        "data/people/maya.yml": "title: Maya\n",
        "data/teams/maya.yml": "title: M\nmembers: ['person:maya', 'person:b']\n",
        "data/people/b.yml": "title: B\nmanager: maya\n",
    }
    assert codes(handbook(files)) == []


def test_a_record_of_another_kind_is_an_error_that_says_what_it_is(handbook: WriteHandbook) -> None:
    found = handbook({**PEOPLE, "data/people/b.yml": "title: B\nmanager: web\n"})
    assert codes(found) == ["data/people/b.yml:2:10 REF002"]
    (diagnostic,) = (one for one in found.diagnostics if one.code == "REF002")
    assert diagnostic.message == "web is a team; this field wants a person"


@pytest.mark.parametrize("name", ["nobody", "person:nobody", "persn:maya", "maya:", ":maya", "a:b:c", "", "Maya"])
def test_a_name_of_no_record_is_one_error(handbook: WriteHandbook, name: str) -> None:
    found = handbook({**PEOPLE, "data/people/b.yml": f"title: B\nmanager: '{name}'\n"})
    assert codes(found) == ["data/people/b.yml:2:10 REF001"]


def test_only_the_same_kind_can_be_superseded(handbook: WriteHandbook) -> None:
    files = {
        "data/policies/new.yml": "title: N\nsupersedes: [old, 0001-x]\n",
        "data/policies/old.yml": "title: O\n",
        "data/decisions/0001-x.yml": "title: X\n",
    }
    found = handbook(files)
    assert codes(found) == ["data/policies/new.yml:2:19 REF002"]
    book = found.handbook.book
    assert book.superseded_by(book.records["policy:old"]) is book.records["policy:new"]
    assert book.status(book.records["policy:old"]).label == "Replaced"


def test_a_plain_name_finds_its_record(handbook: WriteHandbook) -> None:
    files = {
        "data/terms/a.yml": "title: A\naliases: [z]\n",
        "data/terms/b.yml": "title: B\n",
        "data/tools/b.yml": "title: B\n",
    }
    book = book_of(handbook, files)
    a, b = book.records["term:a"], book.records["term:b"]
    assert [book.find(name) for name in ("a", "term:a", "z", "b", "term:b", "none")] == [a, a, a, None, b, None]
