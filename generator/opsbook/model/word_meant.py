"""The word of a field that somebody meant who wrote another: by its letters, or one that means the same."""

from __future__ import annotations

from collections.abc import Sequence
from difflib import get_close_matches

_SAME = {
    "accepted": ("approved", "agreed", "decided", "yes"),
    "active": ("live", "in use", "current", "working", "ongoing", "open", "here", "employed"),
    "analysed": ("analyzed", "finished", "done", "complete", "completed"),
    "closed": ("done", "resolved", "over", "ended", "inactive", "fixed"),
    "deprecated": ("phasing out", "being replaced", "leaving", "sunset"),
    "ended": ("closed", "done", "over", "expired", "inactive"),
    "evaluating": ("trial", "testing", "pilot", "candidate", "in evaluation"),
    "factory": ("production", "prod", "live", "in production", "in use", "operational"),
    "failed": ("no", "not passed", "fail"),
    "high": ("critical", "severe", "very high", "major", "red", "3"),
    "in-force": ("active", "live", "approved", "effective", "valid", "published", "in use", "ready", "current"),
    "internal": ("staff", "private", "team", "employees", "company", "us"),
    "lab": ("laboratory", "test", "experiment"),
    "left": ("gone", "former", "retired", "inactive", "departed", "quit"),
    "low": ("minor", "green", "small", "1"),
    "medium": ("middle", "moderate", "mid", "normal", "yellow", "2"),
    "higher": ("more", "up", "bigger", "increase", "high", "max"),
    "lower": ("less", "fewer", "down", "smaller", "decrease", "low", "min"),
    "must": ("mandatory", "required", "shall", "always"),
    "on-leave": ("leave", "away", "vacation", "holiday", "sick", "parental leave", "absent"),
    "one-way": ("no", "irreversible", "false"),
    "passed": ("yes", "ok", "pass", "done", "green"),
    "proposed": ("draft", "open", "pending", "in discussion", "new"),
    "public": ("everyone", "everybody", "all", "open", "anyone", "world"),
    "ready": ("active", "live", "published", "done", "final", "in-force", "current"),
    "reduce": ("mitigate", "mitigated", "lower", "mitigation"),
    "restricted": ("confidential", "secret", "hr", "management"),
    "retired": ("inactive", "old", "obsolete", "archived", "deprecated", "withdrawn", "closed", "ended"),
    "running": ("active", "live", "started", "ongoing", "in progress"),
    "should": ("optional", "recommended", "may", "can"),
    "transfer": ("insure", "insured", "outsource"),
    "two-way": ("yes", "reversible", "true"),
}


def word_meant(value: object, words: Sequence[str]) -> str | None:
    """The word of a field that was probably meant; None when none is like it in letters or in meaning."""
    said = str(value).strip().lower().replace("_", " ").replace("-", " ")
    alike = get_close_matches(said.replace(" ", "-"), words, n=1)
    return next(iter(alike), None) or next((word for word in words if said in _SAME.get(word, ())), None)
