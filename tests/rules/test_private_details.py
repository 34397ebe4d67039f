"""Private details are found in the languages that people write, and ordinary words beside numbers are left alone."""

from __future__ import annotations

import pytest

from opsbook.report import full
from opsbook.report.report import Report
from tests.handbooks import WriteHandbook


@pytest.mark.parametrize(
    "text",
    [
        "Privat erreichbar unter 0170 1234567.",
        "Privathandy: 0170/1234567",
        "Private Nummer +49 170 1234567",
        "Portable privé : 06 12 34 56 78",
        "Numéro personnel : 06 12 34 56 78",
        "Wohnt in der Hauptstraße 12, 69117 Heidelberg.",
        "Wohnhaft Lindenweg 4",
        "Habite au 12 rue de la Paix",
        "Geboren am 4.5.1980",
    ],
)
def test_private_details_in_german_and_french_are_found(handbook: WriteHandbook, text: str) -> None:
    found = handbook({"data/people/ana.yml": f'title: Ana\nbody: "{text}"\n'}).diagnostics
    assert [one.code for one in found].count("DAT016") == 1


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Ring her at home: +44 7700 900123.", 1),
        ("Call him at home on 0170 1234567.", 1),
        ("She works at home, on 2026-05-01 as well.", 0),
        ("The server at home office 0170 1234567 is ours.", 0),
        ("Reach her at home (415-555-0134).", 1),
        ("Make yourself at home in room 12.", 0),
        ("Those who watched at home: 12 345 678.", 0),
    ],
)
def test_a_number_at_home_is_private(handbook: WriteHandbook, text: str, found: int) -> None:
    seen = handbook({"data/people/ana.yml": f'title: Ana\nbody: "{text}"\n'}).diagnostics
    assert [one.code for one in seen].count("DAT016") == found


@pytest.mark.parametrize(
    "text",
    [
        "Diensthandy: 0170 1234567",
        "Privat versichert seit 2019, Vertrag 4711 vom 2026-01-02",
        "Numéro du service : 06 12 34 56 78",
        "Private Nummern stehen nie hier; 2026-05-01 geprüft.",
        "Die Wohnheime 3 und 4 haben je 120 Plätze.",
        "Le personnel compte 1200 personnes; appeler le 06 12 34 56 78.",
    ],
)
def test_ordinary_german_and_french_is_left_alone(handbook: WriteHandbook, text: str) -> None:
    found = handbook({"data/people/ana.yml": f'title: Ana\nbody: "{text}"\n'}).diagnostics
    assert "DAT016" not in [one.code for one in found]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Home address: 12 High Street, Leeds LS1 4AP.", 1),
        ("His home address is 12 high street.", 1),
        ("Her private address: 7 Fernhill, Leeds.", 1),
        ("Private address: Lindenweg 4.", 1),
        ("Home address: Fernhill, 69117 Heidelberg", 1),
        ("Home phone: 989-8482", 1),
        ("Private: 0170 1234567", 1),
        ("Personal cell: (415) 555-2671", 1),
        ("Private number 0049 171 1234567", 1),
        ("We keep their home address for 90 days.", 0),
        ("The home address field (max 120 characters) is optional.", 0),
        ("Never store a home address or more than 2 phone numbers.", 0),
        ("Private Address Aliasing . . . . . . . . . 24", 0),
        ("The mobile node's IPv4 home address, then goto 6 with it.", 0),
        ("Public to Private : 200.200.200.0/24", 0),
        ("192 ... 255 (Private use)", 0),
        ("The home address of 5 Members changed in 2026.", 0),
        ("Held 2019 - 2026, private since.", 0),
    ],
)
def test_an_address_or_number_is_private_and_the_word_for_it_is_not(
    handbook: WriteHandbook, text: str, found: int
) -> None:
    seen = handbook({"data/people/ana.yml": f'title: Ana\nbody: "{text}"\n'}).diagnostics
    assert [one.code for one in seen].count("DAT016") == found


def test_a_home_with_its_street_is_found(handbook: WriteHandbook) -> None:
    seen = handbook({"data/people/ana.yml": "title: Ana\nbody: 'Home: 3 Church Row, Ashcombe, TN6 2AB.'\n"}).diagnostics
    assert [one.code for one in seen].count("DAT016") == 1


@pytest.mark.parametrize(
    "text", ["Lives at 14 Birch Lane, Oxford OX4 1AB", "Date of birth: 1984-03-02", "Geboren am 4.5.1980"]
)
def test_all_of_a_private_detail_is_masked(handbook: WriteHandbook, text: str) -> None:
    checked = handbook({"data/people/ana.yml": f"title: Ana\nbody: |\n  {text}. Ask her team.\n"})
    told = full.render(Report(checked.diagnostics, checked.handbook))
    assert text.rpartition(" ")[2] not in told
    assert "Ask her team." in told
