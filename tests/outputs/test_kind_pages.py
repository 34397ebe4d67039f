"""What exists: the kinds, their fields in plain words, an example of each."""

from __future__ import annotations

import pytest

from opsbook.emit import field
from tests.handbooks import KINDS
from tests.outputs.books import BOOK
from tests.outputs.emitted import Emit, Emitted, words


def row(site: Emitted, kind: str, name: str) -> str:
    """What the page of a kind says of a field."""
    return words(site.tree(f"kinds/{kind}/").xpath(f"//tr[@id='field-{name}']")[0])


def test_every_kind_has_a_page_with_its_example(emit: Emit) -> None:
    site = emit(BOOK)
    for name in KINDS:
        assert f"kinds/{name}/index.html" in site.made
        assert words(site.tree(f"kinds/{name}/").xpath("//section[@aria-labelledby='example']//code")[0]) != ""
    assert "data/policies/consent-propagation.yml" in site.text("kinds/policy/", "example")


def test_a_field_says_what_it_holds_and_means(emit: Emit) -> None:
    site = emit(BOOK)
    assert row(site, "policy", "title").startswith("title required text The name that readers see.")
    assert "id of a person, team or role" in row(site, "policy", "owner")
    assert "Reads “Owned by”, from the other side “Looks after”" in row(site, "policy", "owner")
    assert "list of ids, each of a service, tool or process" in row(site, "policy", "applies_to")
    assert "must · should" in row(site, "policy", "requirements-level")
    assert "length of time, such as 6 months" in row(site, "policy", "review_every")


@pytest.mark.parametrize("kind", KINDS)
def test_no_field_is_left_undescribed_or_unnamed(kind: str) -> None:
    def silent(fields: list[field.Field]) -> list[str]:
        found = [one.name for one in fields if not one.about or "value" in one.type.split()]
        return found + [name for one in fields for name in silent(one.parts)]

    assert silent(field.fields(KINDS[kind])) == []


def test_a_kinds_own_fields_come_before_those_that_others_have(emit: Emit) -> None:
    fields = field.fields(KINDS["policy"])
    places = [one.trait for one in fields]
    assert places == sorted(places, key=lambda trait: (trait is not None, trait == "Record"))
    assert next(one for one in fields if one.name == "owner").trait == "Owned"


def test_a_kind_without_records_leads_to_no_index(emit: Emit) -> None:
    site = emit({})
    assert "None in this handbook yet" in site.text("kinds/policy/")
    assert "policies/index.html" not in site.made


def test_the_page_names_the_rules_about_the_kind(emit: Emit) -> None:
    text = emit(BOOK).text("kinds/policy/", "checks")
    assert "POL001" in text
    assert "OWN001" in text
    assert "DAT001" not in text
