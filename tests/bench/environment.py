"""The programs of a contender, installed when they are first asked for, and their versions."""

from __future__ import annotations

import hashlib
import importlib.metadata
import json
import shutil
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from tests.bench.contender import Contender

PEERS = Path(__file__).with_name("peers")
CACHE = Path(__file__).parents[2] / ".cache" / "bench"
_OWN = ("opsbook", "mkdocs", "mkdocs-material")


class NotAvailableError(Exception):
    """A peer that cannot be had here; the text says why, in one line."""


@dataclass(frozen=True)
class Environment:
    """Where programs were installed to."""

    root: Path
    versions: dict[str, str]

    def command(self, words: Sequence[str]) -> list[str]:
        """A contender's command with the path of its program."""
        program = next(self.root.glob(words[0]), None)
        if program is None:
            raise NotAvailableError(f"{words[0]} was not among what was installed")
        return [str(program), *words[1:]]


def environment(contender: Contender) -> Environment:
    """The environment of a contender. NotAvailableError when it cannot be installed."""
    if contender.python:
        return _python(contender.environment, contender.python)
    if contender.node:
        return _node(PEERS / contender.files / "package.json")
    return Environment(Path(sys.executable).parent, {name: importlib.metadata.version(name) for name in _OWN})


def _python(name: str, packages: Sequence[str]) -> Environment:
    root = CACHE / "environments" / name
    if _is_new(root, "\n".join(packages)):
        _run("make an environment", [sys.executable, "-m", "venv", "--without-pip", str(root)])
        pip = [sys.executable, "-m", "pip", "--python", str(root / "bin" / "python"), "install", "-q", *packages]
        _run(f"install {', '.join(packages)}", pip)
        _done(root, "\n".join(packages))
    folders = [str(folder) for folder in root.glob("lib/*/site-packages")]
    wanted = {package.partition("==")[0] for package in packages} | {"mkdocs"}
    found = importlib.metadata.distributions(path=folders)
    return Environment(root, {one.name: one.version for one in found if one.name in wanted})


def _node(manifest: Path) -> Environment:
    root, text = CACHE / "environments" / "node", manifest.read_text(encoding="utf-8")
    node, npm = shutil.which("node"), shutil.which("npm")
    if not (node and npm):
        raise NotAvailableError("node and npm are not installed on this machine")
    if _is_new(root, text):
        root.mkdir(parents=True)
        shutil.copy(manifest, root)
        _run("install npm's packages", [npm, "install", "--prefix", str(root), "--no-audit", "--no-fund", "--silent"])
        _done(root, text)
    names: dict[str, str] = json.loads(text)["dependencies"]
    shown = subprocess.run([node, "--version"], capture_output=True, text=True, check=True).stdout.strip()
    return Environment(root, {"node": shown.removeprefix("v"), **names})


def _is_new(root: Path, wanted: str) -> bool:
    """Whether the environment must be made; what is half made or of other packages is taken away."""
    stamp = root / "made-of"
    if stamp.is_file() and stamp.read_text(encoding="utf-8") == _digest(wanted):
        return False
    shutil.rmtree(root, ignore_errors=True)
    return True


def _done(root: Path, wanted: str) -> None:
    (root / "made-of").write_text(_digest(wanted), encoding="utf-8")


def _digest(text: str) -> str:
    return hashlib.sha256((text + sys.version).encode()).hexdigest()


def _run(purpose: str, command: Sequence[str]) -> None:
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode:
        said = [line.strip() for line in (done.stdout + done.stderr).splitlines() if line.strip()]
        raise NotAvailableError(f"could not {purpose}: {said[-1] if said else 'it said nothing'}")
