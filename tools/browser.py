"""A Chromium-like browser for the tests: one that is installed, else one that the platform can install."""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

from tools.environment import program
from tools.setup_error import SetupError, last_error

# The tests read it, and whoever wants another browser sets it.
VARIABLE = "OPSBOOK_BROWSER"

_NAMES = (
    "chromium",
    "chromium-browser",
    "google-chrome",
    "google-chrome-stable",
    "chrome",
    "microsoft-edge",
    "microsoft-edge-stable",
    "msedge",
)
_PLACES = (
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    "/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
    "C:/Program Files/Google/Chrome/Application/chrome.exe",
    "C:/Program Files (x86)/Google/Chrome/Application/chrome.exe",
    "C:/Program Files (x86)/Microsoft/Edge/Application/msedge.exe",
)
_ASK_PLAYWRIGHT = (
    "from playwright.sync_api import sync_playwright\n"
    "with sync_playwright() as playwright: print(playwright.chromium.executable_path)"
)


def find() -> Path | None:
    """The browser that the variable names, else the first installed one that answers."""
    chosen = os.environ.get(VARIABLE)
    if chosen:
        if not shutil.which(chosen):
            raise SetupError(f"{VARIABLE} names {chosen}, which is not a program here")
        return Path(chosen)
    return next((path for path in _candidates() if _answers(path)), None)


def find_or_install() -> Path:
    """As `find`, but install one rather than return nothing."""
    for install in (_nothing, _with_apt, _with_playwright):
        install()
        found = find()
        if found:
            return found
    raise SetupError(
        "the browser tests need Chromium, Chrome or Edge, and none could be installed: "
        f"install one, or name it in {VARIABLE}, and run this again"
    )


def _candidates() -> Iterator[Path]:
    for name in _NAMES:
        path = shutil.which(name)
        if path:
            yield Path(path)
    yield from (Path(place) for place in _PLACES if Path(place).exists())
    if (playwrights := _playwrights_own()) and playwrights.exists():
        yield playwrights


def _playwrights_own() -> Path | None:
    python = program("python")
    if not python.exists():
        return None
    asked = subprocess.run([python, "-c", _ASK_PLAYWRIGHT], check=False, capture_output=True, text=True)
    return Path(asked.stdout.strip()) if asked.stdout.strip() else None


def _answers(path: Path) -> bool:
    """Ubuntu's chromium-browser is a script that only says "install the snap": ask for a version."""
    if os.name == "nt":  # There, --version opens a window.
        return True
    try:
        asked = subprocess.run([path, "--version"], check=False, capture_output=True, timeout=30)
    except (OSError, subprocess.TimeoutExpired):
        return False
    return asked.returncode == 0


def _nothing() -> None:
    """The first try: what is there already."""


def _with_apt() -> None:
    apt = shutil.which("apt-get")
    if not apt:
        return
    sudo: list[str] = []
    if os.geteuid() != 0:
        if not _sudo_without_password():
            return
        sudo = ["sudo", "-n"]
    _try([*sudo, apt, "update"])
    _try([*sudo, "env", "DEBIAN_FRONTEND=noninteractive", apt, "install", "-y", "chromium"])


def _sudo_without_password() -> bool:
    sudo = shutil.which("sudo")
    if not sudo:
        return False
    return subprocess.run([sudo, "-n", "true"], check=False, capture_output=True).returncode == 0


def _with_playwright() -> None:
    _try([str(program("python")), "-m", "playwright", "install", "chromium"])


def _try(command: list[str]) -> None:
    """Its success shows in what is found afterwards; its last words are shown if it fails."""
    print("dev.py: no browser for the tests yet:", *command, file=sys.stderr, flush=True)
    done = subprocess.run(command, check=False, capture_output=True, text=True, stdin=subprocess.DEVNULL)
    if done.returncode:
        print(f"dev.py: that failed: {last_error(done.stdout + done.stderr)}", file=sys.stderr, flush=True)
