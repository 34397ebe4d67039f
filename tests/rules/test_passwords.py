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


_HEX = "9f8a7b6c5d4e3f2a1b0c9d8e7f6a5b4c"
_BODY = "MIIEpQIBAAKCAQEAsnE0Kzm/6gdlt4tyovD4QPwxFsootk4BqPaYAsDvZbCESOmW"


def _secrets(handbook: WriteHandbook, text: str) -> list[str]:
    body = "".join(f"  {line}\n" for line in text.split("\n"))
    seen = handbook({"data/tools/mail.yml": f"title: Mail\nfunction: |\n{body}"}).diagnostics
    return [one.message.removeprefix("this looks like ") for one in seen if one.code == "DAT015"]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Call it with glpat-AbCdEfGhIjKlMnOpQrSt", "a GitLab token"),
        ("npm_a1B2c3D4e5F6g7H8i9J0k1L2m3N4o5P6q7R8", "an npm token"),
        ("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", "a SendGrid key"),
        (
            "https://hooks.slack.com/services/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",
            "the address of a Slack webhook",
        ),
        ("AWS_SECRET_ACCESS_KEY=kT8/ZpQ2rXw5+Vb7Lm9NcJ4hGf6Ds1AyUe3/RiOx", "an access key"),
        ("client_secret=8f3k2j9d7s6a5q4w1e0r", "an access key"),
        ("clientSecret: 'GOCSPX-a7B_k2Lm9Qr4Tz1Xw8Vy5Nc3'", "an access key"),
        ("api key: 550e8400-e29b-41d4-a716-446655440000", "an access key"),
        ("The API key is " + _HEX, "an access key"),
        ("Authorization: Bearer " + _HEX, "a bearer token"),
        ("Authorization: Bearer kT8ZpQ2rXw5Vb7Lm9NcJ4hGf6Ds1A==", "a bearer token"),
        ("PASSWORD=hunter2secret99", "a password"),
        ("DB_PASSWORD='hunter2secret99' ./run", "a password"),
        ("mysql --password=Sommer$2026!x", "a password"),
        ("password: hunter2secret99", "a password"),
        ("Password: Pa$$w0rd2024", "a password"),
        ("Password: Password123!", "a password"),
        ("PASSWORD=Password123!", "a password"),
        ("curl https://desk.fernwind.com/auth?user=admin&password=Password123!", "a password"),
        ("curl localhost:8080/auth?user=admin&password=Winter2025x", "a password"),
        ("https://robot:Pa$$word9@mail.fernwind.com", "a password in an address"),
        ("https://robot:p%40ss-word@mail.fernwind.com", "a password in an address"),
        ("redis://app:Zk3pQ9sLmm@localhost:6379", "a password in an address"),
        ("postgres://admin:admin@db.fernwind.com/x", "a password in an address"),
        ("amqp://guest:guest@queue.fernwind.com", "a password in an address"),
        (f"-----BEGIN RSA PRIVATE KEY-----\n{_BODY}\n-----END RSA PRIVATE KEY-----", "a private key"),
        (f"-----BEGIN RSA PRIVATE KEY-----\nProc-Type: 4,ENCRYPTED\n\n{_BODY}", "a private key"),
        (f'key="-----BEGIN PRIVATE KEY-----\\n{_BODY}\\n"', "a private key"),
    ],
)
def test_what_opens_a_door_is_a_secret(handbook: WriteHandbook, text: str, name: str) -> None:
    assert _secrets(handbook, text) == [name]


@pytest.mark.parametrize(
    "text",
    [
        "socks5://user:pass@localhost:1080",
        "postgresql://user:pass@host:5432/feast",
        "redis://username:password@localhost:6379",
        "https://your-user:your-password@db.fernwind.com",
        "amqp://guest:guest@localhost/",
        "postgres://postgres:postgres@127.0.0.1:5432/x",
        "https://admin:secret@desk.example.com/",
        "https://robot:%s@db.fernwind.com",
        "https://robot:pre${PASS}@db.fernwind.com",
        "curl localhost:8080/auth?username=admin&password=Password123!",
        "curl 'https://www.example.com/auth?password=Secret2024!'",
        "PASSWORD=$(openssl rand -hex 16)",
        "PASSWORD=$DB_PASSWORD2",
        "PASSWORD=${DB_PASSWORD2}",
        "password=generate_password(16)",
        "password: argon2id, sha256",
        "Passwords: twelve2signs",
        "Password: 1password",
        "PASSWORD=xxxxxxxx1",
        "PASSWORD=your-password-1",
        "-----BEGIN RSA PRIVATE KEY-----\n...\nKh9NV...\n...\n-----END DSA PRIVATE KEY-----",
        'key="-----BEGIN PRIVATE KEY-----\\nXXXX\\nXXXX\\n-----END PRIVATE KEY-----"',
        "-----BEGIN PRIVATE KEY-----\n-----END PRIVATE KEY-----",
        f"-----BEGIN PRIVATE KEY-----\n{_BODY[:30]}...\n-----END PRIVATE KEY-----",
        "Files that begin with `-----BEGIN ENCRYPTED PRIVATE KEY-----` hold a key.",
        "glpat-xxxxxxxxxxxxxxxxxxxx",
        "npm_config_registry and npm_lifecycle_event",
        "https://hooks.slack.com/services/T00000000/B00000000/XXXXXXXXXXXXXXXXXXXXXXXX",
        "Authorization: Bearer YOUR_ACCESS_TOKEN_HERE_1",
        "Authorization: Bearer <token>",
        "A bearer token-exchange-of-2026-with-partners is planned",
        "client_secret=mailwright-production-secret-2",
        "api_key: Mailwright-Production-Key-2026",
        "api_key=MAILWRIGHT_PRODUCTION_API_KEY_2",
        "secret key: x25519-ed25519-sha512",
        "The access token is kept in vault/production/Mailwright2/Key1",
        "public key: " + _HEX,
    ],
)
def test_what_only_stands_for_a_secret_is_left_alone(handbook: WriteHandbook, text: str) -> None:
    assert _secrets(handbook, text) == []


def test_a_key_in_a_line_with_signs_for_its_breaks_is_never_shown(handbook: WriteHandbook) -> None:
    files = {"data/tools/mail.yml": f'title: Mail\nfunction: "-----BEGIN PRIVATE KEY-----\\n{_BODY}\\n"\n'}
    (found,) = [one for one in handbook(files).diagnostics if one.code == "DAT015"]
    assert found.span.end_column - found.span.column > len(_BODY)
