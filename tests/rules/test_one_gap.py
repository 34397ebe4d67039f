"""One gap is one finding, and words that only sound like a gap are none."""

from __future__ import annotations

import pytest

from tests.handbooks import WriteHandbook


@pytest.mark.parametrize(("owner", "found"), [("", ["OWN001"]), ("owner: ana\n", ["OWN005"])])
def test_who_has_no_owner_has_nobody_to_stand_in_for(handbook: WriteHandbook, owner: str, found: list[str]) -> None:
    files = {
        "data/people/ana.yml": "title: Ana\n",
        "data/services/mail.yml": f"title: Mail\nrisk_tier: high\n{owner}",
    }
    seen = handbook(files).diagnostics
    assert [one.code for one in seen if one.code in ("OWN001", "OWN005")] == found


@pytest.mark.parametrize(
    ("title", "found"),
    [
        ("Admin consent workflow is enabled", False),
        ("User consent for applications is not allowed", False),
        ("Users cannot consent to non-verified apps", False),
        ("OAuth consent is asked once", False),
        ("The Standard Notice and Consent Banner is shown", False),
        ("Consent policy", True),
        ("Consent to marketing in our app", True),
        ("Admin consent and the privacy of guests", True),
        ("Consent banner", True),
    ],
)
def test_consent_that_software_asks_for_is_none_to_use_data(handbook: WriteHandbook, title: str, found: bool) -> None:
    seen = handbook({"data/policies/a.yml": f"title: {title}\n"}).diagnostics
    assert ("POL007" in [one.code for one in seen]) is found


@pytest.mark.parametrize("notice", ["0 days", "P0D", "0 months"])
def test_a_contract_may_need_no_notice(handbook: WriteHandbook, notice: str) -> None:
    contract = f"contract: {{start: 2025-12-01, end: 2026-11-30, notice: {notice}}}\n"
    seen = handbook({"data/tools/a.yml": f"title: A\n{contract}"}).diagnostics
    assert not {one.code for one in seen} & {"DAT005", "TOL004"}


def test_how_often_is_never_nought_and_the_help_says_so(handbook: WriteHandbook) -> None:
    seen = handbook({"data/tools/a.yml": "title: A\nreview_every: 0 days\n"}).diagnostics
    (found,) = [one for one in seen if one.code == "DAT005"]
    assert "The shortest is 1 day" in found.help


def test_an_id_that_is_too_long_says_so(handbook: WriteHandbook) -> None:
    files = {"data/policies/a.yml": f"title: A\nrequirements: [{{id: {'a-' * 50}a, text: We ask.}}]\n"}
    (found,) = [one for one in handbook(files).diagnostics if one.code == "DAT006"]
    assert "it has 101 characters, 100 are the most" in found.message


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Write <template-id>, <base-type> or <OBJECT-", False),
        ("<object:command xmlns> and </style.css>", False),
        ("#include <math.h>", False),
        ("Paste <script src=a.js> here.", True),
        ("Paste <svg/onload=a> here.", True),
        ("It ends with </iframe>", True),
    ],
)
def test_a_tag_ends_where_its_name_does(handbook: WriteHandbook, text: str, found: bool) -> None:
    seen = handbook({"data/terms/a.yml": f'title: A\ndefinition: "{text}"\n'}).diagnostics
    assert ("DAT013" in [one.code for one in seen]) is found


def test_a_policy_that_has_nothing_to_do_with_people_covers_no_private_field(handbook: WriteHandbook) -> None:
    files = {
        "data/tools/pressfeed.yml": "title: Pressfeed\n",
        "data/policies/pricing.yml": (
            "title: Pricing\napplies_to: [pressfeed]\nlawful_basis: The book price law; no personal data.\n"
        ),
        "data/contracts/sales.yml": (
            "title: Sales\nproducer: pressfeed\nschema:\n  - {name: buyer, type: string, pii: true}\n"
        ),
    }
    assert "CON004" in {one.code for one in handbook(files).diagnostics}
