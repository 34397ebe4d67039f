#!/usr/bin/env python3
"""The one developer command, for people, CI and .ci/run alike. Without arguments it says what it can do.

It needs python3 (3.11 or newer), venv and git, and nothing that has to be installed by hand: see tools/.
"""

import sys


def main() -> int:
    """Refuse an old Python in words that it can say itself; everything under tools/ may use the new one."""
    if sys.version_info < (3, 11):
        found = ".".join(map(str, sys.version_info[:3]))
        print("dev.py: needs Python 3.11 or newer, this is " + found, file=sys.stderr)
        return 3
    from tools.command import run

    return run(sys.argv[1:])


if __name__ == "__main__":
    sys.exit(main())
