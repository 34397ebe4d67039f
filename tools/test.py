"""`dev.py test`: every step is a command that one can type; all run, then a table says how each ended."""

import argparse
import os
import shlex
import subprocess
import time
from collections.abc import Sequence
from dataclasses import dataclass

from tools import browser
from tools.environment import ROOT, program

SITE = ".cache/site"
# The handbook's own dates stand still for the tests: a review that falls due must not fail a build next year.
AS_OF = "2026-11-25"

PROSE = ("data", "handbook", ".github", "README.md", "CHANGELOG.md")


@dataclass(frozen=True)
class Step:
    """A program of the environment, with its arguments, run in the project's folder."""

    name: str
    program: str
    arguments: tuple[str, ...]

    def shown(self) -> str:
        """The command as one would type it."""
        return shlex.join([program(self.program).relative_to(ROOT).as_posix(), *self.arguments])

    def run(self) -> bool:
        """Run it, its output going where ours goes."""
        command = [str(program(self.program)), *self.arguments]
        return subprocess.run(command, check=False, cwd=ROOT).returncode == 0


def steps(pytest_arguments: Sequence[str] = ()) -> tuple[Step, ...]:
    """What must pass, the quick ones first."""
    return (
        Step("format", "ruff", ("format", "--check")),
        Step("lint", "ruff", ("check",)),
        Step("types", "mypy", ()),
        Step("layers", "lint-imports", ("--no-logo", "--cache-dir", ".cache/import-linter")),
        Step("spelling", "typos", ("--config", "tools/prose/typos.toml", *PROSE)),
        Step("prose", "python", ("-m", "tools.prose")),
        Step("tests", "pytest", ("-n", "auto", "--ignore", "tests/browser", *pytest_arguments)),
        Step("browser", "pytest", ("tests/browser", *pytest_arguments)),
        Step("build", "opsbook", ("build", "--as-of", AS_OF, "--site-dir", SITE)),
        Step("links", "python", ("-m", "tools.linkcheck", SITE)),
    )


def run_tests(arguments: Sequence[str]) -> int:
    """Run the chosen steps, all of them by default; 1 if any failed."""
    chosen = _chosen(arguments)
    if any(step.name == "browser" for step in chosen):
        os.environ[browser.VARIABLE] = str(browser.find_or_install())
    results = [_timed(step) for step in chosen]
    _print_table(chosen, results)
    return 0 if all(passed for passed, _ in results) else 1


def _chosen(arguments: Sequence[str]) -> list[Step]:
    ours, pytests = _split(list(arguments))
    names = [step.name for step in steps()]
    parser = argparse.ArgumentParser(prog="dev.py test", epilog="what follows -- goes to pytest")
    parser.add_argument("--only", action="append", choices=names, help="run this step; may be repeated")
    only = parser.parse_args(ours).only or names
    return [step for step in steps(pytests) if step.name in only]


def _split(arguments: list[str]) -> tuple[list[str], list[str]]:
    if "--" not in arguments:
        return arguments, []
    border = arguments.index("--")
    return arguments[:border], arguments[border + 1 :]


def _timed(step: Step) -> tuple[bool, float]:
    print(f"\n── {step.name}: {step.shown()}", flush=True)
    start = time.monotonic()
    passed = step.run()
    return passed, time.monotonic() - start


def _print_table(chosen: Sequence[Step], results: Sequence[tuple[bool, float]]) -> None:
    print("\nsteps of dev.py test:")
    for step, (passed, seconds) in zip(chosen, results, strict=True):
        print(f"  {'✓' if passed else '✗'} {step.name:<8}{seconds:7.1f} s")
    good = sum(passed for passed, _ in results)
    print(f"{good} passed, {len(results) - good} failed", flush=True)
