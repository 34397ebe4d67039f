"""`python -m tools.prose [FOLDER]`: spelling and plain English of a handbook, as path:line:column."""

from __future__ import annotations

import sys
from pathlib import Path

from opsbook.checked import open_handbook
from opsbook.graph.handbook import Handbook
from tools.prose.finding import Finding
from tools.prose.house import House
from tools.prose.passage import passages
from tools.prose.spelling import Spelling


def main(arguments: list[str]) -> int:
    """Print what is to be mended; 1 if there was anything."""
    folder = Path(arguments[0]) if arguments else Path()
    handbook = open_handbook(config=folder / "mkdocs.yml", as_of="2026-11-25")
    found = check(handbook)
    for finding in found:
        print(finding)
    print(f"{len(handbook.library.documents)} files read: {len(found)} to mend.", file=sys.stderr)
    return 1 if found else 0


def check(handbook: Handbook) -> list[Finding]:
    """Everything to mend in a handbook's prose, in the order of files."""
    spelling, house = Spelling(handbook), House(handbook)
    return sorted(
        finding for passage in passages(handbook) for one in (spelling, house) for finding in one.findings(passage)
    )


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
