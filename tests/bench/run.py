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
SITE = """site_name: Bench
site_url: https://bench.example/
theme: {name: material, font: false}
markdown_extensions:
  [admonition, attr_list, md_in_html, tables, toc, pymdownx.details, pymdownx.highlight, pymdownx.superfences,
   pymdownx.tasklist]
"""
"""What a handbook on Material has switched on."""
CONFIGURATIONS = {
    "mkdocs.yml": "plugins:\n  - opsbook: {search: false}\n",
    "searched.yml": "plugins:\n  - opsbook\n",
    "peer.yml": "plugins:\n  - gen-files: {scripts: [gen_pages.py]}\nnav: [{Home: index.md}]\n",
    "peer-searched.yml": "plugins:\n  - search\n  - gen-files: {scripts: [gen_pages.py]}\nnav: [{Home: index.md}]\n",
}


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
    print(f"{chosen.records} records, medians of {chosen.rounds} rounds")
    first = statistics.median(contenders[0].seconds)
    for one in contenders:
        median = statistics.median(one.seconds)
        print(f"{one.name:<34} {median:8.2f} s   {median / first:6.2f} x   peak {one.peak:5} MB")


def _prepare(folder: Path, count: int) -> None:
    if not folder.exists():
        records.write(folder, count)
    (folder / "docs").mkdir(exist_ok=True)
    (folder / "docs" / "index.md").write_text("# Home\n", encoding="utf-8")
    for name, plugins in CONFIGURATIONS.items():
        (folder / name).write_text(SITE + plugins, encoding="utf-8")
    shutil.copy(Path(__file__).with_name("gen_pages.py"), folder)


def _contenders(peers: bool) -> list[Contender]:
    opsbook = str(Path(sys.executable).parent / "opsbook")
    site = Path("site")
    found = [
        Contender("opsbook build, cold, no search", [opsbook, "build", "-q"], before=site),
        Contender("opsbook build, cold", [opsbook, "build", "-q", "--config", "searched.yml"], before=site),
        Contender("opsbook check", [opsbook, "check", "--output-format", "concise", "--exit-zero"]),
    ]
    if peers:
        mkdocs = [str(_peer_environment() / "bin" / "mkdocs"), "build", "-q", "-d", "peer-site", "-f"]
        for name, file in (("gen-files, no search", "peer.yml"), ("gen-files", "peer-searched.yml")):
            found.append(Contender(f"MkDocs + Material + {name}", [*mkdocs, file], before=Path("peer-site")))
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
