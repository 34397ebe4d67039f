"""`python3 dev.py bench`: how long opsbook takes and what it takes, beside other tools on the same records.

Figures are for reading, never for asserting: machines differ and are shared. Peers are installed when they are first
asked for, into .cache/bench. `--write .github/BENCHMARKS.md` keeps the result.
"""

from __future__ import annotations

import argparse
import os
import shlex
import shutil
import sys
import tempfile
from collections.abc import Callable, Sequence
from datetime import UTC, date, datetime
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2]))
from tests.bench.contender import CONTENDERS, OURS, Contender
from tests.bench.document import Document
from tests.bench.environment import CACHE, Environment, NotAvailableError, environment
from tests.bench.machine import machine
from tests.bench.measurement import Plan, measure, say
from tests.bench.scenario import SCENARIOS

_MEMORY = Path("/dev/shm")  # the system's own RAM disk; a folder of its own is made in it
_FEWEST = 3
_PEERS = [one.name for one in CONTENDERS if one.name not in OURS]


def main(arguments: Sequence[str]) -> int:
    """Install, make the records, measure, print the tables; 1 when one of ours failed."""
    chosen = _parser().parse_args(arguments)
    installed, missing = _installed([one for one in CONTENDERS if one.name in (*OURS, *chosen.peers)])
    load = os.getloadavg()[0]
    plan = Plan([one for one in SCENARIOS if one.name in chosen.scenarios], chosen.rounds, chosen.patience)
    in_memory = chosen.files == "ram" and _MEMORY.is_dir()
    CACHE.mkdir(parents=True, exist_ok=True)
    folder = Path(tempfile.mkdtemp(prefix="opsbook-bench-", dir=_MEMORY if in_memory else CACHE))
    try:
        results = [measure(plan, installed, folder / str(count), count) for count in chosen.records]
    finally:
        shutil.rmtree(folder, ignore_errors=True)
    document = Document(
        command=shlex.join(["python3", "dev.py", "bench", *arguments]),
        day=chosen.date.isoformat(),
        machine=machine(),
        files="on a RAM disk" if in_memory else "on disk",
        load=load,
        versions={name: version for one in installed.values() for name, version in one.versions.items()},
        missing=missing,
        results=results,
    )
    print(document.text(), end="")
    if chosen.write:
        chosen.write.write_text(document.markdown(), encoding="utf-8")
    return int(any(one.title in result.failed for result in results for one in CONTENDERS if one.name in OURS))


def _installed(wanted: Sequence[Contender]) -> tuple[dict[Contender, Environment], dict[str, str]]:
    """The contenders that can be had, and why the others cannot, by title."""
    installed, missing = {}, {}
    for one in wanted:
        say(f"{one.title}: looking for it, installing it if need be")
        try:
            installed[one] = environment(one)
            installed[one].command(one.build)
        except NotAvailableError as error:
            installed.pop(one, None)
            missing[one.title] = str(error)
            say(f"{one.title}: not available: {error}")
    return installed, missing


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="dev.py bench", description=__doc__)
    parser.add_argument(
        "records", type=_size, nargs="*", default=[1000], help="how many records; several sizes in turn"
    )
    parser.add_argument("--rounds", type=_count, default=3, help="how often each is measured (3)")
    parser.add_argument("--peers", type=_some_of(_PEERS), default=_PEERS, help=f"of {','.join(_PEERS)}; or none")
    names = [one.name for one in SCENARIOS]
    parser.add_argument("--scenarios", type=_some_of(names), default=names, help=f"of {','.join(names)}")
    parser.add_argument("--patience", type=float, default=60.0, help="slower first builds are measured once (60 s)")
    parser.add_argument("--files", choices=("ram", "disk"), default="ram", help="where the files lie (a RAM disk)")
    parser.add_argument("--write", type=Path, metavar="FILE", help="write the result as Markdown too")
    today = datetime.now(UTC).date()
    parser.add_argument("--date", type=date.fromisoformat, default=today, help="the day that the result bears")
    return parser


def _some_of(known: Sequence[str]) -> Callable[[str], list[str]]:
    """A list of known names, with commas between; ``none`` is the empty one."""

    def names(text: str) -> list[str]:
        found = [] if text == "none" else text.split(",")
        if strange := [name for name in found if name not in known]:
            raise argparse.ArgumentTypeError(f"{strange[0]} is none of {', '.join(known)}")
        return found

    return names


def _size(text: str) -> int:
    if (number := int(text)) < _FEWEST:
        raise argparse.ArgumentTypeError("three records at least, one of each kind")
    return number


def _count(text: str) -> int:
    if (number := int(text)) < 1:
        raise argparse.ArgumentTypeError("one at least")
    return number


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
