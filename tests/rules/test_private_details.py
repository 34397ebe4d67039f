"""Private details are found in the languages that people write, and ordinary words beside numbers are left alone."""

from __future__ import annotations

import pytest

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
