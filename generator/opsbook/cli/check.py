"""`opsbook check`: check the records and report what is wrong."""

from __future__ import annotations

import os
import sys
from dataclasses import replace
from pathlib import Path

import click

from opsbook import discovery, report
from opsbook.check import baseline
from opsbook.cli import options
from opsbook.cli.inspection import Asked, Inspected, inspect
from opsbook.diagnostic import UsageError
from opsbook.report import colour

FORMATS = {module.NAME: module for module in discovery.modules(report) if hasattr(module, "NAME")}
_file = click.Path(path_type=Path, dir_okay=False)


@click.command("check")
@options.data
@options.config
@options.as_of
@options.strict
@click.option("--since", metavar="REV", help="Count warnings only in files that differ from this revision; show all.")
@click.option("--select", metavar="CODES", help="Report only these rules: codes, slugs or families, with commas.")
@click.option("--ignore", metavar="CODES", help="Leave these rules out.")
@click.option(
    "--output-format",
    type=click.Choice(sorted(FORMATS)),
    default="full",
    show_default=True,
    envvar="OPSBOOK_OUTPUT_FORMAT",
)
@click.option("--output-file", type=_file, help="Write the report here.")
@click.option(
    "--step-summary", type=_file, envvar="GITHUB_STEP_SUMMARY", help="Where github adds what it may not annotate."
)
@click.option(
    "--baseline",
    type=_file,
    help="Leave out the findings that this file knows, by rule, record and field; they are counted. "
    f"Without it, {baseline.DEFAULT} where there is one.",
)
@click.option(
    "--write-baseline",
    is_flag=True,
    help="Write that file: where there is none, with all that is found today. An existing one only shrinks: what no "
    "longer occurs is dropped, nothing is added. To start anew, delete it first.",
)
@click.option("--fix", is_flag=True, help="Mend what can be mended by itself, and report the rest.")
@click.option("--diff", is_flag=True, help="Show what --fix would change, as a patch, and change nothing.")
@click.option("--watch", is_flag=True, help="Check again at each change, in a line for each finding.")
@click.option("--exit-zero", is_flag=True, help="Exit with 0 whatever is found.")
@click.option("-q", "--quiet", is_flag=True, help="Print findings only.")
def command(
    output_format: str,
    output_file: Path | None,
    step_summary: Path | None,
    fix: bool,
    diff: bool,
    watch: bool,
    exit_zero: bool,
    quiet: bool,
    **asked: object,
) -> None:
    """Check the records and report what is wrong. Exits with 1 for errors, and with --strict for warnings too."""
    request = Asked(**asked)  # type: ignore[arg-type]  # click gives each option the type that is declared above
    _refuse_together(request, fix, diff, watch, output_file)
    if watch:
        from opsbook.cli.watch import watch as keep_checking

        keep_checking(request)
    inspected = _mended(request, quiet) if fix and not diff else inspect(request)
    if diff:
        from opsbook.cli.mending import shown

        _write(shown(inspected, quiet), output_file)
    else:
        _report(inspected, output_format, output_file, step_summary)
    for remark in () if quiet else inspected.remarks:
        click.echo(remark, err=True)
    if any(map(inspected.report.fails, inspected.report.found)) and not exit_zero:
        sys.exit(1)


def _refuse_together(asked: Asked, fix: bool, diff: bool, watch: bool, output_file: Path | None) -> None:
    if watch and (fix or diff or output_file or asked.write_baseline):
        raise UsageError("--watch only shows findings; it goes with no option that writes something")
    if diff and asked.write_baseline:
        raise UsageError("--diff changes nothing, --write-baseline does: use one of them")


def _mended(asked: Asked, quiet: bool) -> Inspected:
    from opsbook.cli.mending import mend

    return mend(asked, quiet)


def _report(inspected: Inspected, name: str, file: Path | None, step_summary: Path | None) -> None:
    coloured = file is None and colour.wanted(sys.stdout, os.environ)
    shown, form = replace(inspected.report, colour=coloured), FORMATS[name]
    _write(form.render(shown), file)
    if step_summary and hasattr(form, "step_summary"):
        with step_summary.open("a", encoding="utf-8") as stream:
            stream.write(form.step_summary(shown))


def _write(text: str, file: Path | None) -> None:
    """Write a report. What no encoding can hold, such as a broken file name, is escaped as in JSON."""
    raw = text.encode("utf-8", "backslashreplace")
    if file is None:
        click.echo(raw.decode(), nl=False, color=True)
    else:
        file.write_bytes(raw)
