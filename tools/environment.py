"""The project's own Python: .venv with what requirements.lock names, and the project itself, editable."""

import hashlib
import importlib.util
import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from tools.setup_error import SetupError, last_error

ROOT = Path(__file__).resolve().parent.parent
CACHE = ROOT / ".cache"
VENV = ROOT / ".venv"
LOCK = ROOT / "requirements.lock"
PROJECT = ROOT / "pyproject.toml"
LOG = CACHE / "setup.log"
# Written last, read first: without it an environment counts as half-made, whatever is in it.
STAMP = VENV / "opsbook-ready.json"


def program(name: str) -> Path:
    """The path of a program of the environment."""
    return VENV / "Scripts" / f"{name}.exe" if sys.platform == "win32" else VENV / "bin" / name


def make_ready() -> None:
    """Make the environment what the lock and pyproject.toml say. Costs some milliseconds if it is already."""
    wanted = _wanted()
    if _found() == wanted:
        return
    CACHE.mkdir(exist_ok=True)
    with _alone():
        found = _found()
        if found == wanted:
            return
        STAMP.unlink(missing_ok=True)
        if found.get("dependencies") != wanted["dependencies"]:
            _install_dependencies()
        _install_project()
        STAMP.write_text(json.dumps(wanted), "utf-8")


def _wanted() -> dict[str, str]:
    """What the environment depends on. The folder is part of it: scripts hold the path of their Python."""
    interpreter = f"{sys.version} {sys.platform} {ROOT}"
    return {
        "dependencies": hashlib.sha256(LOCK.read_bytes() + interpreter.encode()).hexdigest(),
        "project": hashlib.sha256(PROJECT.read_bytes()).hexdigest(),
    }


def _found() -> dict[str, str]:
    try:
        stamp = json.loads(STAMP.read_text("utf-8"))
    except (OSError, ValueError):
        return {}
    return stamp if isinstance(stamp, dict) and program("python").exists() else {}


@contextmanager
def _alone() -> Iterator[None]:
    """Let one set-up run at a time in this folder; the system ends the hold of a killed one."""
    with (CACHE / "setup.lock").open("w") as lock:
        if sys.platform != "win32":
            import fcntl  # noqa: PLC0415 - it exists only here

            fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def _install_dependencies() -> None:
    """Always from nothing: a half-installed package or one that left the lock must not stay."""
    _say("setting up .venv from requirements.lock, half a minute or so, once")
    uv = shutil.which("uv")
    if uv and _with_uv(uv):
        return
    _create_with_venv()
    python = str(program("python"))
    _run([python, "-m", "pip", "install", "--require-hashes", "-r", str(LOCK)], "install requirements.lock")


def _with_uv(uv: str) -> bool:
    """uv takes seconds, but knows only its own settings: where it fails, pip has the last word."""
    shutil.rmtree(VENV, ignore_errors=True)
    try:
        # --seed brings pip, so that either way of making it gives the same environment.
        _run([uv, "venv", "--seed", "--python", sys.executable, str(VENV)], "make .venv")
        python = str(program("python"))
        _run(
            [uv, "pip", "install", "--python", python, "--compile-bytecode", "--require-hashes", "-r", str(LOCK)],
            "install",
        )
    except SetupError:
        _say("uv could not do it, trying pip")
        return False
    return True


def _create_with_venv() -> None:
    # Debian has Python's venv module without the ensurepip that it needs, in a package of its own.
    if not (importlib.util.find_spec("venv") and importlib.util.find_spec("ensurepip")):
        raise SetupError(
            f"{sys.executable} has no complete venv module: install it (Debian, Ubuntu: "
            "apt-get install python3-venv) and run this again"
        )
    shutil.rmtree(VENV, ignore_errors=True)
    _run([sys.executable, "-m", "venv", str(VENV)], "make .venv")


def _install_project() -> None:
    command = [
        str(program("python")),
        "-m",
        "pip",
        "install",
        "--no-build-isolation",
        "--no-deps",
        "-e",
        str(ROOT),
    ]
    _run(command, "install the project itself")
    # Where Python is told not to write bytecode, every start would compile some hundred modules again.
    _run([str(program("python")), "-m", "compileall", "-q", str(ROOT / "generator")], "compile the project")


def _run(command: Sequence[str], purpose: str) -> None:
    """Run quietly: what is printed goes to a log, and its last error into the one line of a failure."""
    quiet = {**os.environ, "PIP_DISABLE_PIP_VERSION_CHECK": "1", "PYTHONUTF8": "1"}
    done = subprocess.run(
        command,
        check=False,
        cwd=ROOT,
        env=quiet,
        capture_output=True,
        text=True,
        encoding="utf-8",
        errors="replace",
    )
    printed = done.stdout + done.stderr
    LOG.write_text(f"{' '.join(command)}\n{printed}", "utf-8")
    if done.returncode:
        where = LOG.relative_to(ROOT).as_posix()
        raise SetupError(f"could not {purpose}: {last_error(printed)} (all of it: {where})")


def _say(text: str) -> None:
    print(f"dev.py: {text}", file=sys.stderr, flush=True)
