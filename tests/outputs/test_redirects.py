"""Former ids lead on to where the record is now."""

from __future__ import annotations

from lxml import html

from tests.outputs.books import BOOK
from tests.outputs.emitted import Emit

OLD = "policies/consent-old/index.html"


def test_an_old_address_leads_on_with_query_and_anchor(emit: Emit) -> None:
    page = html.fromstring(emit(BOOK).content(OLD))
    assert page.xpath("string(//link[@rel='canonical']/@href)") == "https://handbook.example/ops/policies/consent/"
    assert page.xpath("string(//meta[@http-equiv='refresh']/@content)") == "0; url=../../policies/consent/"
    assert page.xpath("string(//p/a/@href)") == "../../policies/consent/"
    script = page.xpath("string(//script)")
    assert script == 'location.replace("../../policies/consent/" + location.search + location.hash)'


def test_it_is_for_no_index(emit: Emit) -> None:
    content = emit(BOOK).content(OLD)
    assert b"noindex" in content


def test_a_page_that_exists_is_never_covered(emit: Emit) -> None:
    twin = {"data/policies/consent-old.yml": "title: The old one\n"}
    site = emit({**BOOK, **twin})
    assert "The old one" in site.page("policies/consent-old/").title


def test_two_that_claim_one_address_make_one_page(emit: Emit) -> None:
    two = {"data/policies/other.yml": "title: Other\naliases: [consent-old]\n"}
    site = emit({**BOOK, **two})
    assert b"noindex" in site.content(OLD)
