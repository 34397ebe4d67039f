"""A name in the configuration that means nothing is refused at its place: a slip there would turn off nothing, or hide
nothing.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.command_line import opsbook
from tests.handbooks import write

FIRM = (
    "is an error: what the files say cannot be trusted. It cannot be turned off or made milder. "
    "Delete this setting, and mend what is found."
)
PLUGIN = "site_name: Ours\nplugins:\n  - opsbook:\n      data_dir: data\n"


def said(folder: Path, settings: str) -> tuple[int, list[str]]:
    """The exit code of a check with these settings, and what it says to who wrote them."""
    write(folder, {"mkdocs.yml": f"{PLUGIN}      {settings}\n", "data/terms/lead.yml": "title: Lead\n"})
    ran = opsbook(folder, "check", today="2026-11-21")
    return ran.code, [line.removeprefix("opsbook: ") for line in ran.err.splitlines() if "mkdocs.yml" in line]


@pytest.mark.parametrize(
    ("settings", "says"),
    [
        ("rules: {missing-onwer: off}", "5:15: there is no rule missing-onwer. Did you mean missing-owner?"),
        ("rules: {own001: off}", "5:15: there is no rule own001. Did you mean OWN001?"),
        ("rules: {OWN: off}", "5:15: OWN is a family of rules. Name each of them, such as OWN001."),
        ("rules: {zzz: off}", "5:15: there is no rule zzz. opsbook explain lists them."),
        ("rules: {REV009: {options: {limt: 3}}}", "5:34: REV009 has no option limt. Did you mean limit?"),
        ("rules: {REV009: {options: {zzz: 3}}}", "5:34: REV009 has no option zzz. Its options are: limit."),
        ("rules: {OWN001: {options: {limit: 3}}}", "5:34: OWN001 has no option limit. It has none."),
        (
            "rules: {REV009: {options: {limit: many}}}",
            '5:34: limit of REV009 is "many"; it must be a number, such as 10.',
        ),
        (
            "rules: {DEC001: {options: {longest: soon}}}",
            '5:34: longest of DEC001 is "soon"; it must be a length of time, such as 90 days.',
        ),
        ("rules: {no-deputy: {kinds: {polcy: off}}}", "5:35: there is no kind polcy. Did you mean policy?"),
        ("rules: {invalid-yaml: off}", f"5:15: invalid-yaml {FIRM}"),
        ("rules: {REF001: {severity: warning}}", f"5:24: unknown-reference {FIRM}"),
        ("rules: {wrong-type: {kinds: {term: note}}}", f"5:36: wrong-type {FIRM}"),
        ("rules: {wrong-type: {paths: {data/x*: {severity: off, reason: x}}}}", f"5:46: wrong-type {FIRM}"),
        ("rules: {cycle: {announced: 2027-01-01}}", f"5:23: cycle {FIRM}"),
        (
            "rules: {OWN001: off, missing-owner: note}",
            "5:28: missing-owner is the rule OWN001, which is set already. Put both together under OWN001.",
        ),
        ("rules: {REV009: {limt: 3}}", "5:24: REV009 has no option limt. Did you mean limit?"),
        ("rules: {OWN001: {severty: note}}", "5:24: OWN001 has no option severty. Did you mean severity?"),
        (
            "rules: {REV009: {limit: -4}}",
            "5:24: limit of REV009 is -4; it must be a whole number of 1 or more, such as 10.",
        ),
        (
            "rules: {TOL007: {at_least: 40}}",
            "5:24: at_least of TOL007 is 40; it must be a share from 0 to 1, such as 0.4.",
        ),
        (
            "rules: {OWN007: {paths: {data/*: {limit: 3}}}}",
            "5:32: OWN007 counts over the whole handbook; its options cannot differ by kind or path.",
        ),
        ("review_every: {policies: 6 months}", "5:22: there is no kind policies. Did you mean policy?"),
        ("audience_fields: {tool.cots: restricted}", "5:25: a tool has no field cots. Did you mean cost?"),
        ("audience_fields: {tol.cost: restricted}", "5:25: there is no kind tol. Did you mean tool?"),
    ],
)
def test_a_name_that_means_nothing_is_refused(tmp_path: Path, settings: str, says: str) -> None:
    assert said(tmp_path, settings) == (2, [f"mkdocs.yml:{says}"])


@pytest.mark.parametrize(
    "settings",
    [
        "rules: {OWN001: error, todo-left: off, REV009: {options: {limit: 3}, kinds: {policy: note}}}",
        "rules: {wrong-type: error, unsafe-html: note, secret-in-data: {severity: off, reason: Made up.}}",
        "rules: {REV009: {limit: 3, severity: off, reason: We all look in May.}}",
        "rules: {DEC001: {options: {longest: 4 weeks}}, TOL007: {options: {at_least: 0.5}}}",
        "review_every: {policy: {high: 3 months}, change-class: 1 year, default: 2 years}",
        "audience_fields: {tool.cost: public, contract.schema: internal, experiment.package: restricted}",
    ],
)
def test_names_that_mean_something_are_taken(tmp_path: Path, settings: str) -> None:
    assert said(tmp_path, settings) == (0, [])


def test_all_of_them_are_told_in_the_order_of_the_file(tmp_path: Path) -> None:
    code, lines = said(tmp_path, "audience_fields: {tool.cots: public}\n      rules: {zzz: off, OWN: off}")
    assert (code, [line.partition(" ")[0] for line in lines]) == (
        2,
        [f"mkdocs.yml:{at}:" for at in ("5:25", "6:15", "6:25")],
    )
