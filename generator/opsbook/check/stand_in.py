"""What stands for a password or key without being one: dummies of examples, masks, what somebody is to fill in."""

from __future__ import annotations

import re

_WHO = re.compile(r"(?:(?:your|my|db|some)[-_]?)?(?:user|username|usr|login|name|account|email)\d?", re.IGNORECASE)
_WHAT = re.compile(
    r"(?:(?:your|my|db|some)[-_]?)?(?:pass|password|passwd|passphrase|pwd|pw|secret|token|key)\d?", re.IGNORECASE
)
_COMMON = re.compile(
    r"(?:pass|password|passwd|secret|changeme|example|test|demo|admin|root|guest|foo|bar)\d{0,4}[!?.#]*",
    re.IGNORECASE,
)
_NOBODYS_HOST = (
    r"(?:localhost|127\.0\.0\.\d+|\[::1\]|0\.0\.0\.0|host\.docker\.internal|host(?:name)?|server|(?:[\w-]+\.)*"
    r"(?:example\.(?:com|org|net)|example|test|invalid|localhost))(?![\w.-]*\w)"
)
"""One's own computer, and names that nobody can own (RFC 2606)."""
_NOBODYS = re.compile(_NOBODYS_HOST, re.IGNORECASE)
_IN_ADDRESS = re.compile(rf"[\"'`(]*(?:https?://)?{_NOBODYS_HOST}(?::\d+)?/", re.IGNORECASE)
_LONGEST_ADDRESS = 300
_MASKED = re.compile(r"([xX*#.0])\1{5}|(?<![A-Za-z])your[-_]|placeholder|redacted", re.IGNORECASE)
_SIGNS = re.compile("[^0-9A-Za-z]+")
_CAPITALISED = re.compile("[A-Z](?=[a-z]{2})")
_SWITCH = re.compile("(?<=[a-z])[A-Z0-9]|(?<=[A-Z])[a-z0-9]|(?<=[0-9])[a-zA-Z]")


def is_masked(secret: str) -> bool:
    """Whether a secret is crossed out (``xxxxxx``), or says itself that it is none (``your-token``)."""
    return bool(_MASKED.search(secret))


def is_dummy_pair(user: str, password: str, host: str) -> bool:
    """Whether the two before a host only show where they go: general words for both (``user:pass``), or on a host that
    is nobody's what everybody tries first (``guest:guest``).
    """
    if _WHO.fullmatch(user) and _WHAT.fullmatch(password):
        return True
    return bool(_NOBODYS.match(host)) and (user == password or bool(_COMMON.fullmatch(password)))


def is_dummy_in_address(text: str, start: int, password: str) -> bool:
    """Whether a password that begins at an index is the word for one, in an address on a host that is nobody's, such as
    ``localhost/login?password=Password123!``.
    """
    if not _COMMON.fullmatch(password):
        return False
    before = text[max(0, start - _LONGEST_ADDRESS) : start].split()
    return bool(before) and bool(_IN_ADDRESS.match(before[-1])) and not text[start - 1].isspace()


def is_made_up(value: str) -> bool:
    """Whether letters, capitals and digits change as often as in what a machine made up, unlike in words with a number
    or a day behind them.
    """
    plain = _CAPITALISED.sub(lambda capital: capital[0].lower(), _SIGNS.sub("", value))
    return len(_SWITCH.findall(plain)) >= 0.3 * len(plain)
