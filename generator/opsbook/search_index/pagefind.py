"""The search index: Pagefind, run over a finished site folder. All that readers' searches ask for lies in the site.

The program is called itself: the Python interface that comes with it hangs in some surroundings.
"""

from __future__ import annotations

import importlib
import os
import shutil
import subprocess
from pathlib import Path

from opsbook.diagnostic import OpsbookError
from opsbook.search_index.canonical import canonicalise

FOLDER = "pagefind"
OPTIONS = (
    "--quiet",
    "--exclude-selectors=.ob-anchor,.ob-symbols,thead,caption",
    "--include-characters=_#@.",  # no hyphen: whoever looks for "email" finds "e-mail" too
)
_LONGEST = 1800
_NOT_USED = ("pagefind-ui", "pagefind-modular-ui", "pagefind-component-ui", "pagefind-highlight")
"""Pagefind's own search boxes; ours is part of every page's script."""


def write_index(site: Path) -> None:
    """Index the pages of a site folder into its ``pagefind`` folder. What stood there before is replaced as a whole.

    OpsbookError when the program is missing, fails or takes longer than half an hour.
    """
    made = site / f".{FOLDER}.next"
    shutil.rmtree(made, ignore_errors=True)
    try:
        _run([str(executable()), f"--site={site}", f"--output-path={made}", *OPTIONS], site)
        for file in made.iterdir():
            if file.name.startswith(_NOT_USED):
                file.unlink()
        canonicalise(made)
        shutil.rmtree(site / FOLDER, ignore_errors=True)
        made.rename(site / FOLDER)
    except OSError as error:
        raise OpsbookError(f"the search index cannot be written: {error.strerror} ({error.filename})") from error
    finally:
        shutil.rmtree(made, ignore_errors=True)


def executable() -> Path:
    """The Pagefind program: that of the Python package, else the one on the path. OpsbookError when there is none."""
    try:
        bundled = importlib.import_module("pagefind_bin")  # may be missing, and has no types
        return Path(bundled.get_executable())
    except (ImportError, FileNotFoundError):
        found = shutil.which("pagefind_extended") or shutil.which("pagefind")
    if found is None:
        advice = "install it with pip install 'pagefind[bin]', or set search: false"
        raise OpsbookError(f"the search index needs the program pagefind, which is not here; {advice}")
    return Path(found)


def _run(command: list[str], folder: Path) -> None:
    """Run Pagefind so that neither a configuration file nor the surroundings change what it does."""
    surroundings = {name: value for name, value in os.environ.items() if not name.startswith("PAGEFIND_")}
    try:
        done = subprocess.run(
            command, cwd=folder, env=surroundings, capture_output=True, text=True, check=False, timeout=_LONGEST
        )
    except subprocess.TimeoutExpired:
        raise OpsbookError(f"the search index was not done after {_LONGEST // 60} minutes") from None
    if done.returncode:
        said = [line.strip() for line in (done.stderr + done.stdout).splitlines() if line.strip()]
        raise OpsbookError(f"the search index could not be made: {said[-1] if said else 'pagefind failed silently'}")
