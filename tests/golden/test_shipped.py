"""Our own handbook: every kind is in it, and each of its findings (test_golden.py) is explained in its file."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from opsbook.checked import Checked, check_handbook, open_handbook
from tools.test import AS_OF

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def shipped(tmp_path_factory: pytest.TempPathFactory) -> Checked:
    """The shipped handbook without its git history: an edit that waits for its review is no part of this."""
    folder = tmp_path_factory.mktemp("shipped")
    for name in ("data", "handbook"):
        shutil.copytree(ROOT / name, folder / name)
    shutil.copy(ROOT / "mkdocs.yml", folder)
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(folder)
        return check_handbook(open_handbook(config=folder / "mkdocs.yml", as_of=AS_OF))


def test_each_gap_is_explained_in_its_file(shipped: Checked) -> None:
    gaps = [one for one in shipped.diagnostics if one.code != "REV003"]  # that a review comes up is no gap
    assert len(gaps) == 5
    for one in gaps:
        text = shipped.handbook.library.documents[one.path].text.content
        assert "# Deliberate gap:" in text, f"{one} is not explained"


def test_every_kind_is_there(shipped: Checked) -> None:
    kinds = {record.kind.name for record in shipped.handbook.book}
    assert kinds == set(shipped.handbook.kinds)
    assert len(shipped.handbook.library.records) >= 226
