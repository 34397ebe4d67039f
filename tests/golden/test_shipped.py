"""Our own handbook: its findings are the deliberate gaps, each explained in its file, and nothing else."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from opsbook import build
from opsbook.build import Checked

ROOT = Path(__file__).parents[2]
EXPECTED = Path(__file__).parent / "shipped" / "expected.txt"
AS_OF = "2026-11-21"


@pytest.fixture(scope="module")
def shipped(tmp_path_factory: pytest.TempPathFactory) -> Checked:
    """The shipped handbook without its git history: an edit that waits for its review is no part of this."""
    folder = tmp_path_factory.mktemp("shipped")
    for name in ("data", "handbook"):
        shutil.copytree(ROOT / name, folder / name)
    shutil.copy(ROOT / "mkdocs.yml", folder)
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(folder)
        return build.check_handbook(build.open_handbook(config=folder / "mkdocs.yml", as_of=AS_OF))


def test_its_findings_are_the_golden_list(shipped: Checked, request: pytest.FixtureRequest) -> None:
    found = "".join(f"{one}\n" for one in shipped.diagnostics)
    if request.config.getoption("--update"):
        EXPECTED.write_text(found, encoding="utf-8")
    assert found == EXPECTED.read_text(encoding="utf-8")


def test_each_gap_is_explained_in_its_file(shipped: Checked) -> None:
    for one in shipped.diagnostics:
        text = shipped.handbook.library.documents[one.path].text.content
        assert "# Deliberate gap:" in text, f"{one} is not explained"


def test_every_kind_is_there(shipped: Checked) -> None:
    kinds = {record.kind.name for record in shipped.handbook.book}
    assert kinds == set(shipped.handbook.kinds)
    assert len(shipped.handbook.library.records) >= 226
