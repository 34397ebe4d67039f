"""What a comment to opsbook was meant to allow that is not written as an allowance is: its parts, and what is wrong."""

from __future__ import annotations

import re
from typing import NamedTuple

from opsbook.model.day_meant import days_meant

_RULE = re.compile(r"[a-z]{3}\d{3}|[a-z]+(?:-[a-z]+)+", re.IGNORECASE)
_UNTIL = ("until", "till", "til", "to", "by", "through", "before", "unless", "end", "ends", "expires")
_TAIL = re.compile(rf"\b(?:{'|'.join(_UNTIL)}|unt\w*)\b|(?<![\w-])\d|:|\s[-–—]+\s|[–—]", re.IGNORECASE)
_END = re.compile(r"\s*:\s*|\s+-+\s+|\s*[–—]+\s*")
_DAY_FIRST = re.compile(r"(\d[\d./-]*),?\s+(.+)")
_ISO = re.compile(r"\d{4}-\d{2}-\d{2}")


class Meant(NamedTuple):
    """The parts of an allowance, each empty where it cannot be told, and what keeps the comment from being one."""

    wrong: str
    rules: str = ""
    until: str = ""
    reason: str = ""


def meant(text: str) -> Meant:
    """Read what follows ``opsbook:`` in a comment that is no allowance."""
    wrong: list[str] = []
    text = _after_allow(text.strip(), wrong)
    if not text:
        return Meant("; ".join(wrong) or "it names no rule")
    tail = _TAIL.search(text)
    head, rest = (text[: tail.start()], text[tail.start() :].strip()) if tail else (text, "")
    rules = _RULE.findall(head)
    if not rules:
        wrong.append("it names no rule")
    elif len(re.findall(",", head)) < len(rules) - 1:
        wrong.append("rules are parted by commas")
    said, reason = _parted(_after_until(rest, wrong), wrong)
    until = _day(said, wrong)
    return Meant("; ".join(wrong) or "only until, a day and a reason follow the rules", ", ".join(rules), until, reason)


def _after_allow(text: str, wrong: list[str]) -> str:
    word, _, rest = text.partition(" ")
    bare = word.rstrip(":").lower()
    if bare == "allow":
        wrong += ["no colon belongs after allow"] if word.endswith(":") else []
        return rest
    if _RULE.fullmatch(bare):
        wrong.append(f"allow is missing before {word}")
        return text
    wrong += [f"{word} should read allow"] if word else []
    return rest


def _after_until(text: str, wrong: list[str]) -> str:
    word, _, rest = text.partition(" ")
    if word.lower().rstrip(":") == "until":
        without = word.endswith(":") or not rest
        wrong += ["no day follows until"] if without else []
        return f": {rest}" if without else rest
    if word[:1].isdigit():
        wrong.append(f"until is missing before {word.rstrip(':')}")
        return text
    if word.isalpha():
        wrong.append(f"{word} should read until")
        return rest
    return text


def _parted(text: str, wrong: list[str]) -> tuple[str, str]:
    """The day as it is written, and the reason."""
    end = _END.search(text)
    if end:
        if ":" not in end[0]:
            wrong.append("a colon belongs before the reason, not a dash")
        return text[: end.start()].strip(), text[end.end() :].strip()
    run_on = _DAY_FIRST.fullmatch(text)
    if run_on and not days_meant(text):
        wrong.append("a colon is missing before the reason")
        return run_on[1], run_on[2]
    return text.strip(), ""


def _day(said: str, wrong: list[str]) -> str:
    days = days_meant(said)
    if len(days) > 1:
        wrong.append(f"{said} may be {' or '.join(days)}")
    elif said and said not in days:
        no_day = "of the calendar" if _ISO.fullmatch(said) else f"such as {days[0] if days else '2027-01-31'}"
        wrong.append(f"{said} is no day {no_day}")
    return days[0] if len(days) == 1 else ""
