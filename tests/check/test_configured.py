"""A name in the configuration that means nothing is refused at its place: a slip there would turn off nothing, or hide
nothing.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.command_line import opsbook
from tests.handbooks import write

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
