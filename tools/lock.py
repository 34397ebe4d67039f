"""requirements.lock: all that running, testing and building need, pinned with hashes, for any platform."""

import shutil
import subprocess
from collections.abc import Sequence

from tools.environment import LOCK, PROJECT, ROOT
from tools.setup_error import SetupError

# --no-header and --no-emit-index-url keep machine paths and registry hosts out of the file.
_COMPILE = "pip compile --universal --generate-hashes --no-header --no-emit-index-url --group test --quiet"


def write_lock(arguments: Sequence[str]) -> int:
    """Add what pyproject.toml newly asks for and keep the other pins; `--upgrade` lifts them all."""
    uv = shutil.which("uv")
    if not uv:
        raise SetupError("writing requirements.lock needs uv on the PATH (pipx install uv); installing it does not")
    command = [uv, *_COMPILE.split(), *arguments, PROJECT.name, "--output-file", LOCK.name]
    return min(1, subprocess.run(command, check=False, cwd=ROOT).returncode)
