"""`python3 dev.py bench [RECORDS] [--rounds N] [--peers]`: how long a build takes, and what it takes.

Whole processes, in turn (A B A B …), medians. Peers are installed on demand into an environment of their own. Figures
are for reading, never for asserting: machines differ and are shared.
"""

from __future__ import annotations

import argparse
import os
import shutil
import statistics
import subprocess
import sys
import time
from dataclasses import dataclass, field
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2]))
from tests.bench import records

CACHE = Path(__file__).parents[2] / ".cache" / "bench"
SITE = "site_name: Bench\nsite_url: https://bench.example/\ntheme: {name: material, font: false}\n"
OPSBOOK = SITE + "plugins:\n  - opsbook: {search: false}\n"
PEER = SITE + "plugins:\n  - gen-files: {scripts: [gen_pages.py]}\nnav: [{Home: index.md}]\n"


@dataclass
class Contender:
    """One command that is measured."""

    name: str
    command: list[str]
    before: Path | None = None
    """A folder to delete before each run, so that each is cold."""
    seconds: list[float] = field(default_factory=list)
    peak: int = 0

    def run(self, folder: Path) -> None:
        """Run once and note wall time and peak memory."""
        if self.before:
            shutil.rmtree(folder / self.before, ignore_errors=True)
        start = time.perf_counter()
        process = subprocess.Popen(self.command, cwd=folder, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        _, status, usage = os.wait4(process.pid, 0)
        self.seconds.append(time.perf_counter() - start)
        self.peak = max(self.peak, usage.ru_maxrss // 1024)
        if os.waitstatus_to_exitcode(status):
            raise SystemExit(f"{self.name} failed: run it by hand in {folder}: {' '.join(self.command)}")


def main() -> None:
    """Make the records, measure, print a table."""
    wanted = argparse.ArgumentParser(description=__doc__)
    wanted.add_argument("records", type=int, nargs="?", default=1000)
    wanted.add_argument("--rounds", type=int, default=3)
    wanted.add_argument("--peers", action="store_true", help="measure MkDocs with gen-files on the same records too")
    chosen = wanted.parse_args()
    folder = CACHE / str(chosen.records)
    _prepare(folder, chosen.records)
    contenders = _contenders(chosen.peers)
    for _ in range(chosen.rounds):
        for contender in contenders:
            contender.run(folder)
    print(f"{chosen.records} records, medians of {chosen.rounds} rounds, search index left out")
    first = statistics.median(contenders[0].seconds)
    for one in contenders:
        median = statistics.median(one.seconds)
        print(f"{one.name:<34} {median:8.2f} s   {median / first:6.2f} x   peak {one.peak:5} MB")


def _prepare(folder: Path, count: int) -> None:
    if not folder.exists():
        records.write(folder, count)
    (folder / "docs").mkdir(exist_ok=True)
    (folder / "docs" / "index.md").write_text("# Home\n", encoding="utf-8")
    (folder / "mkdocs.yml").write_text(OPSBOOK, encoding="utf-8")
    (folder / "peer.yml").write_text(PEER, encoding="utf-8")
    shutil.copy(Path(__file__).with_name("gen_pages.py"), folder)


def _contenders(peers: bool) -> list[Contender]:
    here = Path(sys.executable).parent
    found = [
        Contender("opsbook build, cold", [str(here / "opsbook"), "build", "-q"], before=Path("site")),
        Contender("opsbook check", [str(here / "opsbook"), "check", "--output-format", "concise", "--exit-zero"]),
    ]
    if peers:
        mkdocs = str(_peer_environment() / "bin" / "mkdocs")
        command = [mkdocs, "build", "-q", "-f", "peer.yml", "-d", "peer-site"]
        found.append(Contender("MkDocs + Material + gen-files", command, before=Path("peer-site")))
    return found


def _peer_environment() -> Path:
    """An environment with the peer, made once."""
    environment = CACHE / "peers"
    if not (environment / "bin" / "mkdocs").exists():
        subprocess.run([sys.executable, "-m", "venv", str(environment)], check=True)
        pip = [str(environment / "bin" / "pip"), "install", "-q", "mkdocs-material", "mkdocs-gen-files", "pyyaml"]
        subprocess.run(pip, check=True)
    return environment


if __name__ == "__main__":
    main()
