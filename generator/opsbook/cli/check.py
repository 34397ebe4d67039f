"""`opsbook check`: check the records and report what is wrong."""

from __future__ import annotations

import os
import sys
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import click

from opsbook.cache import cache_for
from opsbook.cli import options
from opsbook.cli.format_name import FormatName, form
from opsbook.diagnostic import UsageError
from opsbook.recall import Answer, Question
from opsbook.report import colour, origin

if TYPE_CHECKING:
    from opsbook.cli.inspection import Asked, Inspected

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
    type=FormatName(),
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
    help="Leave out the findings that this file knows, by rule, record, field and what a reference names; they are "
    "counted. Without it, .opsbook-baseline.json where there is one.",
)
@click.option(
    "--write-baseline",
    is_flag=True,
    help="Write that file: where there is none, with all that is found today. An existing one only shrinks: what no "
    "longer occurs is dropped, nothing is added. To start anew, delete it first.",
)
@click.option("--fix", is_flag=True, help="Mend what can be mended by itself, and report the rest.")
@click.option("--guesses", is_flag=True, help="With --fix or --diff: also what is only probably meant.")
@click.option("--diff", is_flag=True, help="Show what --fix would change, as a patch, and change nothing.")
@click.option("--watch", is_flag=True, help="Check again at each change, in a line for each finding.")
@click.option("--exit-zero", is_flag=True, help="Exit with 0 whatever is found.")
@click.option("-q", "--quiet", is_flag=True, help="Print findings only.")
def command(
    output_format: str,
    output_file: Path | None,
    step_summary: Path | None,
    fix: bool,
    guesses: bool,
    diff: bool,
    watch: bool,
    exit_zero: bool,
    quiet: bool,
    **asked: object,
) -> None:
    """Check the records and report what is wrong. Exits with 1 for errors, and with --strict for warnings too."""
    writes = fix or diff or watch or output_file or step_summary or asked["write_baseline"] or asked["since"]
    question = None if writes else _question(asked, output_format, quiet)
    if question and (known := question.answer()):
        _say(known, quiet, exit_zero)
        return
    form(output_format)  # a name that is none is refused before the work begins
    from opsbook.cli.inspection import Asked, inspect

    request = Asked(**asked)  # type: ignore[arg-type]  # click gives each option the type that is declared above
    _refuse_together(request, fix, diff, watch, output_file)
    if guesses and not fix and not diff:
        raise UsageError("--guesses goes with --fix or --diff")
    if watch:
        from opsbook.cli.watch import watch as keep_checking

        keep_checking(request)
    inspected = _mended(request, quiet, guesses) if fix and not diff else inspect(request)
    if diff:
        from opsbook.cli.mending import shown

        text = shown(inspected, quiet, guesses)
    else:
        text = _report(inspected, output_format, output_file, step_summary, quiet)
    remarks = "".join(f"{remark}\n" for remark in inspected.remarks)
    answer = Answer(text, remarks, int(any(map(inspected.report.fails, inspected.report.found))))
    if question:
        question.keep(answer, inspected.rests_on)
    _say(answer if output_file is None else _written(answer, output_file), quiet, exit_zero)


def _question(asked: dict[str, object], output_format: str, quiet: bool) -> Question:
    config, data = asked["config"], asked["data"]
    cache = cache_for(config if isinstance(config, Path) else None, data if isinstance(data, Path) else None)
    epoch, coloured = os.environ.get("SOURCE_DATE_EPOCH"), colour.wanted(sys.stdout, os.environ)
    tops = [os.environ.get(name) for name in origin.TOPS]
    return Question.put(cache, "check", sorted(asked.items()), output_format, epoch, coloured, tops, quiet)


def _say(answer: Answer, quiet: bool, exit_zero: bool) -> None:
    click.echo(answer.out, nl=False, color=True)
    click.echo("" if quiet else answer.err, err=True, nl=False)
    if answer.code and not exit_zero:
        sys.exit(answer.code)


def _written(answer: Answer, file: Path) -> Answer:
    """The answer once its report stands in a file."""
    file.write_bytes(answer.out.encode())
    return answer._replace(out="")


def _refuse_together(asked: Asked, fix: bool, diff: bool, watch: bool, output_file: Path | None) -> None:
    if watch and (fix or diff or output_file or asked.write_baseline):
        raise UsageError("--watch only shows findings; it goes with no option that writes something")
    if diff and asked.write_baseline:
        raise UsageError("--diff changes nothing, --write-baseline does: use one of them")


def _mended(asked: Asked, quiet: bool, guesses: bool) -> Inspected:
    from opsbook.cli.mending import mend

    return mend(asked, quiet, guesses)


def _report(inspected: Inspected, name: str, file: Path | None, step_summary: Path | None, quiet: bool) -> str:
    """A report as text. What no encoding can hold, such as a broken file name, is escaped as in JSON."""
    coloured = file is None and colour.wanted(sys.stdout, os.environ)
    chosen = form(name)
    shown = replace(inspected.report, colour=coloured, brief=quiet)
    if hasattr(chosen, "FROM_TOP") and (top := origin.top(shown.handbook.root, os.environ)):
        shown = replace(shown, base=top)
    text: str = chosen.render(shown)
    if step_summary and hasattr(chosen, "step_summary"):
        with step_summary.open("a", encoding="utf-8") as stream:
            stream.write(chosen.step_summary(shown))
    return text.encode("utf-8", "backslashreplace").decode()
