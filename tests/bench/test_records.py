"""The handbooks that are measured: the same for everybody, or figures could not be compared."""

from __future__ import annotations

import hashlib
from pathlib import Path

from tests.bench import records
from tests.handbooks import checked


def digest(folder: Path) -> str:
    """A short name for all files of a folder, their names included."""
    made = hashlib.sha256()
    for file in sorted(file for file in folder.rglob("*") if file.is_file()):
        made.update(f"{file.relative_to(folder).as_posix()}\n".encode() + file.read_bytes())
    return made.hexdigest()


def test_the_same_seed_gives_the_same_bytes_as_ever(tmp_path: Path) -> None:
    records.write(tmp_path / "one", 30)
    records.write(tmp_path / "other", 30, seed=2)
    assert digest(tmp_path / "one") == "056af9543d5274553f76c92710f73ee5f72dd0074240e3719a0381e01c47bea7"
    assert digest(tmp_path / "other") != digest(tmp_path / "one")


def test_records_are_as_long_as_said(tmp_path: Path) -> None:
    records.write(tmp_path, 30)
    for kind, (least, most) in {"services": (2500, 3500), "policies": (5000, 6000), "runbooks": (5000, 6000)}.items():
        sizes = [file.stat().st_size for file in (tmp_path / "data" / kind).iterdir()]
        assert len(sizes) == 10
        assert least < sum(sizes) / len(sizes) < most


def test_the_handbook_has_no_errors(tmp_path: Path) -> None:
    records.write(tmp_path, 60)
    assert checked(tmp_path).errors() == []
