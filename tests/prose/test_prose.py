"""The checker of spelling and plain English finds what is planted, where it stands, and nothing in good prose."""

from __future__ import annotations

import contextlib
import io
import subprocess
import sys
from pathlib import Path

import pytest

from tools.environment import program
from tools.prose.__main__ import main

ROOT = Path(__file__).parents[2]
POLICY = """\
title: Consent
summary: Everybody who gets our messages has asked for them.
purpose: >-
  We write to people who want to hear from us.
  {purpose}
requirements:
  - id: proof
    text: {requirement}
"""
GOOD = "Each address must carry the day of consent."


def run(folder: Path, purpose: str = "It is fair.", requirement: str = GOOD, page: str = "") -> tuple[int, list[str]]:
    """The exit code and the findings of the command on a handbook of a policy, a term and a page."""
    for name, text in {
        "data/policies/consent.yml": POLICY.format(purpose=purpose, requirement=requirement),
        "data/terms/objective.yml": "title: Service level objective\nalso_called: [SLO]\ndefinition: A target.\n",
        "handbook/index.md": f"---\ntitle: Home\n---\n\n{page}\n",
        "mkdocs.yml": "site_name: Ours\ndocs_dir: handbook\nplugins:\n  - opsbook: {data_dir: data}\n",
    }.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")
    printed = io.StringIO()
    with contextlib.redirect_stdout(printed):
        code = main([str(folder)])
    return code, printed.getvalue().splitlines()


def test_good_prose_passes(tmp_path: Path) -> None:
    page = "See [[consent]], `mispeled_code` and <https://exampel.example>. Our SLOs hold.\n\n```\nmispeled\n```"
    assert run(tmp_path, page=page) == (0, [])


@pytest.mark.parametrize(
    ("purpose", "expected"),
    [
        ("A mispeled word.", "data/policies/consent.yml:5:5: “mispeled” is no word we know"),
        ("People must agree.", "data/policies/consent.yml:5:10: “must” stands only in the requirements"),
        ("We utilise it.", "data/policies/consent.yml:5:6: “utilise”: write use"),
        ("Ask the the owner.", "data/policies/consent.yml:5:7: “the” stands here twice"),
        ("The QBR asks for it.", "data/policies/consent.yml:5:7: “QBR” is not explained"),
        ("It goes " + "on and " * 20 + "ends.", "data/policies/consent.yml:5:3: a sentence of 43 words"),
    ],
)
def test_each_fault_is_found_at_its_place(tmp_path: Path, purpose: str, expected: str) -> None:
    code, found = run(tmp_path, purpose=purpose)
    assert code == 1
    assert any(line.startswith(expected) for line in found), found


def test_pages_are_read_too(tmp_path: Path) -> None:
    code, found = run(tmp_path, page="## A hedding\n\nGood words, [[consent|and a labl]].")
    assert code == 1
    assert [line.split(" is no")[0] for line in found] == [
        "handbook/index.md:5:6: “hedding”",
        "handbook/index.md:7:29: “labl”",
    ]


def test_words_of_others_in_quotation_marks_are_theirs(tmp_path: Path) -> None:
    assert run(tmp_path, page='He said "you must leverage it" and left.') == (0, [])


def test_american_spelling_is_found(tmp_path: Path) -> None:
    (tmp_path / "page.md").write_text("The color of the house.\n", encoding="utf-8")
    command = [str(program("typos")), "--config", "tools/prose/typos.toml", "--format", "brief", str(tmp_path)]
    ran = subprocess.run(command, check=False, cwd=ROOT, capture_output=True, text=True)
    assert ran.returncode == 2
    assert "page.md:1:5: error: `color` should be `colour`" in ran.stdout


def test_our_own_handbook_has_nothing_to_mend() -> None:
    ran = subprocess.run([sys.executable, "-m", "tools.prose"], check=False, cwd=ROOT, capture_output=True, text=True)
    assert (ran.returncode, ran.stdout) == (0, "")
