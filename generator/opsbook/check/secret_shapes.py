"""The shapes of passwords and keys. Each is long and fixed enough that ordinary prose does not match."""

from __future__ import annotations

import re
from typing import NamedTuple

from opsbook.check.glance import sees_in_any_case


class Shape(NamedTuple):
    """What a credential looks like: its name, the words (in small letters) of which one stands in each text that has
    it, the pattern, and where the words are common, what else each such text has: a look for these is far cheaper than
    the pattern. A group ``value`` of the pattern is made up of letters and digits at random, or it is none.
    """

    name: str
    words: tuple[bytes, ...]
    pattern: re.Pattern[str]
    also: re.Pattern[str] | None

    def may_be_in(self, text: str) -> bool:
        """Whether a text has what each text with such a credential has."""
        return sees_in_any_case(text, self.words) and not (self.also and not self.also.search(text))


PASSWORD, ADDRESS = "a password", "a password in an address"

_MIXED = r"(?=[^\s/]{0,60}[a-z])(?=[^\s/]{0,60}[A-Z])(?=[^\s/]{0,60}\d)"
"""Small letters, capitals and digits: what people and machines make up, and hardly a word."""
_NUMBERED = r"(?=[^\s/]{0,60}[A-Za-z])(?=[^\s/]{0,60}\d)"
_NO_NAME = r"(?!\$\w+(?:[\s.:\"'-]|$))(?![\w.-]{1,60}\()(?!(?i:argon|bcrypt|scrypt|pbkdf|base64|oauth|sha\d))"
"""No variable, no call, no word for how passwords are kept."""
_SIGN = r"(?:[^\s/<>{}$\[\]*&]|\$(?![{(])|&(?!\w+=))"
_IS = r"(?:is|ist|lautet|est)"
_TOLD = rf"(?: ?[:=] ?| {_IS} )[\"'`]?"
_BASE64 = r"[A-Za-z0-9+/=]"
_GAP = r"(?:\s|\\[nr]|[\"'+>#|])"

_PASSWORD = (
    r"(?i:password|passwort|passwd|passphrase|kennwort|mot de passe)[\"']?(?:"
    rf" ?[:=] ?{_NO_NAME}{_MIXED}{_SIGN}{{8,60}}(?=&\w+=|\s|$)"
    rf"| {_IS} {_NO_NAME}{_MIXED}(?:[^\s/<>{{}}$\[\]*.,;-]|\$(?![{{(])){{8,60}}(?=[.,;]?(?:\s|$))"
    rf"|=[\"']?{_NO_NAME}{_NUMBERED}[\w!@#^+~?$-]{{8,60}}(?=[\"'`,;)&]|\s|$)"
    rf"|{_TOLD}{_NO_NAME}(?=[^\s/]{{0,60}}\d[^\s/]{{0,60}}\d)(?=\d*[A-Za-z])[A-Za-z0-9]{{12,60}}(?=[\"'`.,;)]?(?:\s|$)))"
)
_ADDRESS = (
    r"\b[a-z][a-z0-9+.-]{0,20}://[^\s:/@<>{}$]+:(?![A-Z_]+@|[*.x]+@|\$)"
    r"(?:[^\s:/@<>{}$%]|\$(?![{(])|%[0-9A-Fa-f]{2}){3,}@[\w.-]+"
)
"""Stand-ins such as <password>, ${PASSWORD}, PASSWORD and *** are none."""
_PRIVATE_KEY = (
    rf"-----BEGIN (?:[A-Z]+ )*PRIVATE KEY-----{_GAP}{{0,200}}"
    rf"(?:[A-Za-z-]{{1,30}}: [^\n\\]{{1,100}}(?:\s|\\[nr]){{1,100}}){{0,4}}{_BASE64}{{16,}}(?!{_BASE64}|\.\.\.|…)"
)
"""With its body: a label alone, and one that is cut or crossed out, opens nothing."""
_ACCESS_KEY = (
    r"(?i:(?:api|access|secret|auth|client|signing|webhook)[ _-]?(?:key|token|secret))[\"']?"
    rf"{_TOLD}(?:(?:[0-9a-f]{{32,}}|[0-9A-F]{{32,}}|{_MIXED}[0-9A-Za-z+/]{{24,}}={{0,2}}"
    r"|(?=\S{0,39}[a-z])(?=\S{0,39}[A-Z])(?=\S{0,39}\d)[0-9A-Za-z+/]{40})(?![\w/+-])"
    rf"|(?P<value>{_NUMBERED}[\w.~+-]{{16,200}})(?![\w.~/+:(\[-]))"
)


def _shape(name: str, words: str, pattern: str, also: str | None = None) -> Shape:
    seen = tuple(word.encode() for word in words.split("|"))
    return Shape(name, seen, re.compile(pattern), re.compile(also) if also else None)


SHAPES = (
    _shape("an AWS access key", "akia|asia", r"\b(?:AKIA|ASIA)[0-9A-Z]{16}\b"),
    _shape("a private key", "-----begin", _PRIVATE_KEY),
    _shape("a JSON Web Token", "eyj", r"\beyJ[\w-]{8,}\.eyJ[\w-]{8,}\.[\w-]{8,}"),
    _shape(ADDRESS, "://", _ADDRESS, r"://[^\s:/@<>{}$]+:[^\s:/@<>{}]+@"),
    _shape(
        "a GitHub token",
        "ghp_|gho_|ghu_|ghs_|ghr_|github_pat_",
        r"\b(?:gh[pousr]_[A-Za-z0-9]{30,}|github_pat_[A-Za-z0-9_]{30,})\b",
    ),
    _shape(
        "a GitLab token",
        "glpat-|gldt-|glrt-|glft-|glptt-|glsoat-|glagent-",
        r"\bgl(?:pat|dt|rt|ft|ptt|soat|agent)-[\w-]{20,}",
    ),
    _shape("an npm token", "npm_", r"\bnpm_[A-Za-z0-9]{30,}\b"),
    _shape("a SendGrid key", "sg.", r"\bSG\.[\w-]{16,32}\.[\w-]{16,}"),
    _shape("a Slack token", "xox", r"\bxox[abprs]-[A-Za-z0-9-]{10,}"),
    _shape(
        "the address of a Slack webhook",
        "hooks.slack.com",
        r"\bhooks\.slack\.com/(?:services|workflows|triggers)/\w{6,}/\w{6,}/\w{16,}",
    ),
    _shape("a Google API key", "aiza", r"\bAIza[0-9A-Za-z_-]{35}\b"),
    _shape("a Stripe key", "k_live_", r"\b[rs]k_live_[0-9a-zA-Z]{16,}"),
    _shape(PASSWORD, "passwor|passwd|passphrase|kennwort|mot de passe", _PASSWORD),
    _shape(
        "an access key", "key|token|secret", _ACCESS_KEY, rf"(?:[:=]| {_IS}) ?[\"'`]?(?=\S{{0,39}}\d)[\w.~+/-]{{16}}"
    ),
    _shape("a bearer token", "bearer ", r"(?i:\bbearer) (?!eyJ)(?P<value>[\w.~+/=-]{20,})"),
)
