"""Applying what `opsbook check` can mend by itself."""

from __future__ import annotations

from dataclasses import replace

import click

from opsbook.check.mend import Mends, diff, mends
from opsbook.cli.inspection import Asked, Inspected, inspect
from opsbook.read.swap import write
from opsbook.report.report import Report, printable_lines

_ROUNDS = 5
"""A mend may bring to light another one; so often it is looked again."""


def mend(asked: Asked, quiet: bool, guesses: bool = False) -> Inspected:
    """Write the mends, say what was mended on standard error, and check again."""
    for _ in range(_ROUNDS):
        inspected = inspect(replace(asked, write_baseline=False))
        made = mends(inspected.report.found, inspected.report.handbook, guesses)
        write(made.changes)
        if not quiet:
            _say(made, inspected.report)
        if not made.changes:
            break
    return inspect(asked) if made.changes or asked.write_baseline else inspected


def shown(inspected: Inspected, quiet: bool, guesses: bool = False) -> str:
    """The mends as a patch, with nothing written."""
    report = inspected.report
    made = mends(report.found, report.handbook, guesses)
    if not quiet:
        said = f"can be mended: {len(made.done)}, files: {len(made.changes)}; nothing was changed"
        click.echo(said, err=True)
    return diff(made.changes, report.handbook.root, {path for path, _ in report.secrets})


def _say(made: Mends, report: Report) -> None:
    """What was mended; when nothing more can be, what could not."""
    for one in sorted(made.done, key=lambda one: one.order):
        what = one.fix.description if one.fix else ""
        click.echo(printable_lines(f"mended {report.shown(one.path)}:{one.span.line} {one.code}: {what}"), err=True)
    for one, reason in () if made.changes else made.refused:
        click.echo(
            printable_lines(f"not mended {report.shown(one.path)}:{one.span.line} {one.code}: {reason}"), err=True
        )
