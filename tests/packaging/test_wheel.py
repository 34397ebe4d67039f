"""The installed package in somebody else's repository: a wheel, an empty folder, `mkdocs build`."""

from __future__ import annotations

import os
import site
import subprocess
import sys
import venv
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
FILES = {
    "mkdocs.yml": (
        "site_name: Ours\nsite_url: https://ours.example/book/\ntheme: {name: material}\nplugins: [opsbook]\n"
        "validation: {nav: {omitted_files: ignore}}\n"
    ),
    "docs/index.md": "# Welcome\n\nStart with [[consent]].\n",
    "data/people/maya-chen.yml": "title: Maya Chen\n",
    "data/policies/consent.yml": "title: Consent\nowner: maya-chen\nrequirements:\n  - {id: ask, text: Ask first.}\n",
}


@pytest.fixture(scope="module")
def python(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A fresh environment with the wheel in it; what it depends on comes from the environment of the tests."""
    folder = tmp_path_factory.mktemp("wheel")
    build = [sys.executable, "-m", "build", "--no-isolation", "--wheel", "--outdir", str(folder), str(ROOT)]
    subprocess.run(build, check=True, capture_output=True)
    venv.create(folder / "venv", with_pip=True)
    python = folder / "venv" / "bin" / "python"
    wheel = next(folder.glob("*.whl"))
    subprocess.run([python, "-m", "pip", "install", "-q", "--no-deps", str(wheel)], check=True, capture_output=True)
    packages = next((folder / "venv" / "lib").glob("python*/site-packages"))
    # These come after the environment's own packages, so that the wheel's opsbook is the one used.
    (packages / "dependencies.pth").write_text("\n".join(site.getsitepackages()) + "\n", encoding="utf-8")
    return python


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    """Somebody else's repository."""
    for name, content in FILES.items():
        file = tmp_path / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(content, encoding="utf-8")
    return tmp_path


def _run(python: Path, folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    command = [str(python), "-m", *arguments]
    surroundings = {name: value for name, value in os.environ.items() if name != "PYTHONPATH"}
    return subprocess.run(command, cwd=folder, env=surroundings, capture_output=True, text=True, check=False)


def test_mkdocs_builds_the_handbook(python: Path, repository: Path) -> None:
    where = _run(python, repository, "site")
    assert where.returncode == 0
    done = _run(python, repository, "mkdocs", "build")
    assert done.returncode == 0, done.stderr
    page = (repository / "site" / "policies" / "consent" / "index.html").read_text(encoding="utf-8")
    assert "Ask first." in page
    assert "Maya Chen" in page
    assert 'href="policies/consent/"' in (repository / "site" / "index.html").read_text(encoding="utf-8")
    assert (repository / "site" / "pagefind" / "pagefind.js").is_file()


def test_the_installed_package_is_the_one_from_the_wheel(python: Path, repository: Path) -> None:
    program = [str(python), "-c", "import opsbook; print(opsbook.__file__)"]
    shown = subprocess.run(program, cwd=repository, capture_output=True, text=True, check=True)
    assert str(python.parents[1]) in shown.stdout


def test_a_build_with_an_error_leaves_the_published_site_as_it_was(python: Path, repository: Path) -> None:
    assert _run(python, repository, "mkdocs", "build").returncode == 0
    before = {file: file.read_bytes() for file in (repository / "site").rglob("*") if file.is_file()}
    (repository / "data" / "policies" / "consent.yml").write_text("title: [\n", encoding="utf-8")
    assert _run(python, repository, "mkdocs", "build").returncode == 1
    after = {file: file.read_bytes() for file in (repository / "site").rglob("*") if file.is_file()}
    assert before == after
    assert sorted(entry.name for entry in repository.iterdir()) == ["data", "docs", "mkdocs.yml", "site"]
