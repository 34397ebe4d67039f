"""A password that is written out is found, and what only speaks of passwords is left alone."""

from __future__ import annotations

import pytest

from opsbook.report import as_json, concise, full, github, gitlab, junit, rdjson, sarif
from opsbook.report.report import Report
from tests.handbooks import WriteHandbook


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Password: Sommer2026!", True),
        ("Log in as desk, passwort=Winter-2025x", True),
        ("Mot de passe : Printemps24!", True),
        ("Password: see the vault, entry Desk2026", False),
        ("Passwort: 12-stellig, mit Ziffern", False),
        ("Password: <Your-Password-1>", False),
        ("Password: https://vault.example/Desk2026", False),
        ("Password: [[vault-Desk2026]]", False),
        ("password rules: Twelve2 signs", False),
        ("The Wi-Fi password is Sommer2026!", True),
        ("Das Passwort lautet Winter2025x.", True),
        ("The password is Base64-encoded", False),
        ("The password is in the vault, entry Desk2026Main", False),
        ("api_key: 9f86d081884c7d659a2feaa0c55ad015", True),
        ("Access token = aB3dE5fG7hI9jK1lM3nO5pQ7rS9t", True),
        ("api_key: see-the-vault-under-mailwright-production", False),
        ("The API key: MailwrightProductionKeyOfTheDesk", False),
        ("commit: 9f86d081884c7d659a2feaa0c55ad015a3bf4f1b", False),
        ("access token: https://vault.example/aB3dE5fG7hI9jK1lM3nO5pQ7", False),
    ],
)
def test_a_written_password_is_a_secret(handbook: WriteHandbook, text: str, found: bool) -> None:
    seen = handbook({"data/tools/mail.yml": f"title: Mail\nfunction: '{text}'\n"}).diagnostics
    secret = [one for one in seen if one.code == "DAT015"]
    assert bool(secret) is found
    assert not any("2026!" in f"{one.message} {one.help}" for one in secret)


KEY = "AKIAIOSFODNN7EXAMPLQ"


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("api_key: {key}\n", {"DAT003", "DAT015"}),
        ("status: {key}\n", {"DAT005", "DAT015"}),
        ("# the old key: {key}\n", {"DAT015"}),
        ("function: Sends mail.\n# the old key: {key}\n", {"DAT015"}),
        ("summary: a: {key}\n", {"DAT001"}),
        ("owner: {key}\n", {"REF001", "DAT015"}),
    ],
)
def test_a_secret_is_found_wherever_it_stands_and_never_shown(
    handbook: WriteHandbook, text: str, codes: set[str]
) -> None:
    checked = handbook({"data/tools/mail.yml": f"title: Mail\n{text.format(key=KEY)}"})
    found = [one for one in checked.diagnostics if one.code[:3] in ("DAT", "REF") and one.severity == "error"]
    assert {one.code for one in found} == codes
    report = Report(checked.diagnostics, checked.handbook)
    formats = (full, concise, as_json, sarif, github, gitlab, junit, rdjson)
    assert not [one.__name__ for one in formats if KEY in one.render(report)]
