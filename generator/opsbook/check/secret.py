"""Passwords and keys in text: what they look like, and texts without them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from opsbook.check.glance import sees, sees_in_any_case

_MIXED = r"(?=[^\s/]{0,60}[a-z])(?=[^\s/]{0,60}[A-Z])(?=[^\s/]{0,60}\d)"
"""Small letters, capitals and digits: what people and machines make up, and hardly a word."""
_WORD = r"(?i:\b(?:password|passwort|kennwort|mot de passe))"
# Shapes of well-known credentials; each is long and fixed enough that ordinary prose does not match. A password in an
# address counts unless it is a stand-in: <password>, ${PASSWORD}, PASSWORD, ***.
_SHAPES = {
    "an AWS access key": r"\b(?:AKIA|ASIA)[0-9A-Z]{16}\b",
    "a private key": r"-----BEGIN (?:[A-Z]+ )*PRIVATE KEY-----",
    "a JSON Web Token": r"\beyJ[\w-]{8,}\.eyJ[\w-]{8,}\.[\w-]{8,}",
    "a password in an address": r"\b[a-z][a-z0-9+.-]*://[^\s:/@<>{}$]+:(?![A-Z_]+@|[*.x]+@)[^\s:/@<>{}$%]{3,}@[\w.-]+",
    "a GitHub token": r"\b(?:gh[pousr]_[A-Za-z0-9]{30,}|github_pat_[A-Za-z0-9_]{30,})\b",
    "a Slack token": r"\bxox[abprs]-[A-Za-z0-9-]{10,}",
    "a Google API key": r"\bAIza[0-9A-Za-z_-]{35}\b",
    "a Stripe key": r"\b[rs]k_live_[0-9a-zA-Z]{16,}",
    "a password": rf"{_WORD} ?[:=] ?{_MIXED}[^\s/<>{{}}$\[\]*]{{8,60}}(?=\s|$)"
    rf"|{_WORD} (?:is|ist|lautet|est) {_MIXED}[^\s/<>{{}}$\[\]*.,;-]{{8,60}}(?=[.,;]?(?:\s|$))",
    "an access key": r"(?i:\b(?:api|access|secret|auth|client)[ _-]?(?:key|token|secret))[\"']? ?[:=] ?[\"']?"
    rf"(?:[0-9a-f]{{32,}}|{_MIXED}[0-9A-Za-z+/]{{24,}}={{0,2}})(?![\w/+-])",
}
_SECRET = re.compile("|".join(f"(?P<s{n}>{shape})" for n, shape in enumerate(_SHAPES.values())))
_NAMES = list(_SHAPES)
_MARKERS = ("AKIA", "ASIA", "-----BEGIN", "eyJ", "xox", "AIza")
_PASSWORD = (b"passwor", b"kennwort", b"de passe")
_KEY = (b"key", b"token", b"secret")
_LONG_TAIL = re.compile("_[A-Za-z0-9_]{16}")
_LONG_VALUE = re.compile("[:=] ?[\"']?[0-9A-Za-z+/]{24}")


def secrets_in(text: str) -> Iterator[tuple[str, str]]:
    """The secrets that stand in a text, each once, and what each looks like."""
    found = {match[0]: match for match in _SECRET.finditer(text)} if suspicious(text) else {}
    for token, match in found.items():
        yield token, next(_NAMES[int(group[1:])] for group, value in match.groupdict().items() if value)


def starred(text: str) -> str:
    """The text with stars in place of its secrets."""
    return _SECRET.sub(lambda match: "*" * len(match[0]), text) if suspicious(text) else text


def suspicious(text: str) -> bool:
    """Whether there is something that each of the shapes needs; a look for that is far cheaper than the pattern."""
    return (
        sees(text, _MARKERS)
        or sees_in_any_case(text, _PASSWORD)
        or ("@" in text and "://" in text)
        or bool(_LONG_TAIL.search(text))
        or (sees_in_any_case(text, _KEY) and bool(_LONG_VALUE.search(text)))
    )
