"""The commands of dev.py: set up what is missing, then hand over."""

import os
import subprocess
import sys
from collections.abc import Callable, Sequence

from tools.environment import ROOT, make_ready, program
from tools.lock import write_lock
from tools.setup_error import SetupError
from tools.test import run_tests

USAGE = """\
python3 dev.py COMMAND [ARGUMENTS]

  serve   show the handbook at a local address, reloading as files change   (--port 8001, …)
  build   write the site                                                    (--site-dir DIR, --strict, …)
  check   check the records and say what is wrong                           (--output-format json, …)
  test    everything that must pass: format, lint, types, layers, spelling, prose, tests, browser tests,
          build, links
          (--only STEP, as often as you like; what follows -- goes to pytest)
  bench   measure the speed beside other tools, which are installed for it    (300 --peers hugo, --write FILE, …)
  lock    write requirements.lock anew from pyproject.toml, with uv         (--upgrade, …)

The first run makes .venv from requirements.lock, with every hash checked; `test` also sees to a browser.
Nothing needs to be installed or activated by hand. Arguments are passed on: `python3 dev.py build --help` is
opsbook's own help.
Exit codes: 0 ok · 1 something failed · 2 usage · 3 the environment's fault, in one line.
"""


def run(arguments: Sequence[str]) -> int:
    """Run one command and give its exit code."""
    if not arguments or arguments[0] in ("-h", "--help", "help"):
        print(USAGE, end="")
        return 0 if arguments else 2
    command = COMMANDS.get(arguments[0])
    if not command:
        print(f"dev.py: there is no command {arguments[0]!r}: one of {', '.join(COMMANDS)}", file=sys.stderr)
        return 2
    try:
        return command(arguments[1:])
    except SetupError as error:
        print(f"dev.py: {error}", file=sys.stderr)
        return 3
    except KeyboardInterrupt:
        return 130


def _opsbook(name: str) -> Callable[[Sequence[str]], int]:
    return lambda arguments: _hand_over([str(program("opsbook")), name, *arguments])


def _bench(arguments: Sequence[str]) -> int:
    return _hand_over([str(program("python")), str(ROOT / "tests/bench/run.py"), *arguments])


def _test(arguments: Sequence[str]) -> int:
    make_ready()
    return run_tests(arguments)


def _hand_over(command: list[str]) -> int:
    """Become that program, so that signals reach it and its exit code is ours."""
    make_ready()
    os.chdir(ROOT)
    if os.name == "posix":  # Elsewhere exec gives the shell back at once.
        os.execv(command[0], command)
    return subprocess.run(command, check=False).returncode


COMMANDS: dict[str, Callable[[Sequence[str]], int]] = {
    "serve": _opsbook("serve"),
    "build": _opsbook("build"),
    "check": _opsbook("check"),
    "test": _test,
    "bench": _bench,
    "lock": write_lock,
}
