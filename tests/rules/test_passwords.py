"""A password that is written out is found, and what only speaks of passwords is left alone."""

from __future__ import annotations

import pytest

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
    ],
)
def test_a_written_password_is_a_secret(handbook: WriteHandbook, text: str, found: bool) -> None:
    seen = handbook({"data/tools/mail.yml": f"title: Mail\nfunction: '{text}'\n"}).diagnostics
    secret = [one for one in seen if one.code == "DAT015"]
    assert bool(secret) is found
    assert not any("2026!" in f"{one.message} {one.help}" for one in secret)
