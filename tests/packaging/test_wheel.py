"""The package in somebody else's repository: a wheel, installed, in a folder that knows nothing of this one."""

from __future__ import annotations

import os
import subprocess
import sys
import sysconfig
import venv
import zipfile
from collections.abc import Sequence
from pathlib import Path

import pytest

from tests.handbooks import write

ROOT = Path(__file__).parents[2]
PACKAGE = ROOT / "generator/opsbook"
ENDINGS = {".py", ".jinja", ".html", ".yml", ".css", ".js", ".svg", ".typed"}

SITE = {
    "mkdocs.yml": (
        "site_name: Elsewhere\nsite_url: https://elsewhere.example/ops/\ntheme: {name: material}\nplugins: [opsbook]\n"
    ),
    "docs/index.md": "# Welcome\n\nStart with [[consent]].\n\n```records\nkind: policy\nshow: [title, owner]\n```\n",
    "data/policies/consent.yml": "title: Consent\nowner: maya\npurpose: People choose.\naliases: [permission]\n",
    "data/people/maya.yml": "title: Maya\n",
    "data/teams/web.yml": "title: Web\nmembers: [maya]\n",
}
PAGES = [
    "",
    "policies/",
    "policies/consent/",
    "people/maya/",
    "owners/",
    "health/",
    "deadlines/",
    "relations/",
    "kinds/policy/",
]
FILES = ["404.html", "sitemap.xml", "api/v1/records.json", "schemas/policy.json", "feed.xml", "deadlines.ics"]


def run(command: Sequence[str | Path], folder: Path) -> str:
    """Run a program in a folder, as if nothing of ours were around; what it said."""
    clean = {name: value for name, value in os.environ.items() if not name.startswith(("PYTHON", "OPSBOOK", "COV"))}
    done = subprocess.run(command, cwd=folder, env=clean, check=False, capture_output=True, text=True)
    assert done.returncode == 0, f"{command}\n{done.stdout}\n{done.stderr}"
    return done.stdout


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The package as a wheel, built without asking any server."""
    folder = tmp_path_factory.mktemp("wheel")
    run([sys.executable, "-m", "build", "--no-isolation", "--wheel", "--outdir", folder, ROOT], ROOT)
    (built,) = folder.glob("*.whl")
    return built


def test_the_wheel_holds_every_file_of_the_package(wheel: Path) -> None:
    inside = set(zipfile.ZipFile(wheel).namelist())
    wanted = {path.relative_to(PACKAGE.parent).as_posix() for path in PACKAGE.rglob("*") if path.suffix in ENDINGS}
    assert len(wanted) > 300
    assert wanted <= inside
    strange = {name for name in inside - wanted if ".dist-info/" not in name}
    assert not {name for name in strange if "__pycache__" in name or name.startswith("tests")}, strange


def test_the_installed_package_builds_a_site_in_an_empty_folder(wheel: Path, tmp_path: Path) -> None:
    python = _installed(wheel, tmp_path / "environment")
    folder = tmp_path / "somebody elses"
    write(folder, SITE)
    where = run([python, "-c", "import opsbook; print(opsbook.__file__)"], folder)
    assert where.startswith(str(tmp_path / "environment"))
    report = run([python.with_name("opsbook"), "check", "--as-of", "2026-11-21"], folder)
    assert "4 records checked as of 2026-11-21" in report
    run([python.with_name("opsbook"), "build", "--as-of", "2026-11-21", "--site-dir", "ours"], folder)
    run([python, "-m", "mkdocs", "build", "--site-dir", "theirs"], folder)
    for name in ("ours", "theirs"):
        _assert_whole(folder / name)
    assert _paths(folder / "ours") == _paths(folder / "theirs")


def _installed(wheel: Path, folder: Path) -> Path:
    """An environment of its own with the wheel in it; all else it takes from ours. Its Python."""
    venv.create(folder, with_pip=False)
    python = folder / "bin/python"
    run(
        [sys.executable, "-m", "pip", "--python", python, "install", "--quiet", "--no-deps", "--no-index", wheel],
        folder,
    )
    (packages,) = folder.glob("lib/python*/site-packages")
    (packages / "ours.pth").write_text(f"{sysconfig.get_path('purelib')}\n")
    return python


def _assert_whole(site: Path) -> None:
    for page in PAGES:
        text = (site / page / "index.html").read_text()
        assert "<title>" in text, page
        assert "Elsewhere" in text, page
    for file in FILES:
        assert (site / file).stat().st_size, file
    home = (site / "index.html").read_text()
    assert 'href="policies/consent/"' in home
    assert "https://elsewhere.example/ops/policies/consent/" in (site / "policies/consent/index.html").read_text()
    assert "policies/consent/" in (site / "policies/permission/index.html").read_text()
    assert not list(site.rglob("*.yml"))


def _paths(site: Path) -> set[str]:
    """The files of a site. Those of the search index are named after their content, which holds the day."""
    paths = {path.relative_to(site).as_posix() for path in site.rglob("*") if path.is_file()}
    return {path for path in paths if not path.startswith("search-index/")}
