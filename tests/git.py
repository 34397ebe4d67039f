"""A real git repository for tests, whose commits happen on the days that the test says."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

from tests.handbooks import Files, write


class Repository:
    """A repository in a folder."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        folder.mkdir(parents=True, exist_ok=True)
        self.run("init", "--quiet", "--initial-branch=main")

    def run(self, *arguments: str, day: str = "2026-01-01") -> str:
        """Run git, at noon of a day."""
        moment = f"{day}T12:00:00+00:00"
        person = {"NAME": "Maya Chen", "EMAIL": "maya@example.com", "DATE": moment}
        names = {f"GIT_{who}_{what}": value for who in ("AUTHOR", "COMMITTER") for what, value in person.items()}
        plain = {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_NOSYSTEM": "1"}
        done = subprocess.run(
            ["git", "-C", str(self.folder), *arguments],
            env={**os.environ, **names, **plain},
            check=True,
            capture_output=True,
            text=True,
        )
        return done.stdout.strip()

    def commit(self, day: str, files: Files, subject: str = "a change") -> str:
        """Write files and commit them; the revision."""
        write(self.folder, files)
        self.run("add", "--all")
        self.run("commit", "--quiet", "--allow-empty", "-m", subject, day=day)
        return self.run("rev-parse", "HEAD")
