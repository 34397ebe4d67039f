"""`opsbook`: the group of commands, and the one place where errors become a line and an exit code."""

from __future__ import annotations

import atexit
import gc
import importlib
import os
import signal
import sys
from types import FrameType
from typing import Any

import click

from opsbook.diagnostic import OpsbookError

COMMANDS = {
    "build": "Build the site into a folder.",
    "check": "Check the records and report what is wrong.",
    "deadlines": "List every date that somebody must meet.",
    "departure": "Show what becomes a gap when a person leaves, and who could take over.",
    "diff": "Show what changed between two revisions, in words of governance.",
    "explain": "Explain a rule or a kind of record.",
    "graph": "Show what a record links to and what links to it.",
    "new": "Start a new record from its kind's example.",
    "owns": "Show what a person, team or role answers for.",
    "review": "Note that a record was reviewed, or see which reviews to do earlier.",
    "schema": "Write JSON Schemas for editors.",
    "serve": "Show the site and rebuild it at each change.",
    "stage": "Write the pages as a plain Markdown tree, for other site builders.",
}


class LazyGroup(click.Group):
    """Imports a command's module when it is asked for, so that each starts fast."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The commands by name."""
        return sorted(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command of a module of this package."""
        if cmd_name not in COMMANDS:
            return None
        found: click.Command = importlib.import_module(f"opsbook.cli.{cmd_name}").command
        return found

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The list of commands, without importing any."""
        with formatter.section("Commands"):
            formatter.write_dl(sorted(COMMANDS.items()))


@click.group(cls=LazyGroup, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(package_name="opsbook", prog_name="opsbook")
def cli() -> None:
    """An operations handbook that knows who owns what, what was decided, and when each page stops being true."""


def main() -> None:
    """Run opsbook. Exit codes: 0 clean, 1 findings, 2 usage, 3 the environment's or our fault, 130/143 interrupted."""
    signal.signal(signal.SIGTERM, _terminated)
    os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")  # a look for them takes longer than the settings
    gc.set_threshold(2_000_000, 50, 50)  # nearly all that is made lives to the end; looking for garbage cost a seventh
    atexit.register(gc.freeze)  # and at the end nothing is looked through: the whole graph goes with the process
    for stream in (sys.stdout, sys.stderr):
        stream.reconfigure(encoding="utf-8", errors="replace")  # type: ignore[union-attr]  # real streams have it
    try:
        code = cli.main(standalone_mode=False)
    except click.exceptions.Exit as stop:
        code = stop.exit_code
    except click.ClickException as error:
        error.show()
        code = 2
    except (click.Abort, KeyboardInterrupt):
        code = 130
    except BrokenPipeError:
        sys.stderr.close()
        code = 0
    except OpsbookError as error:
        click.echo(f"opsbook: {error}", err=True)
        code = error.exit_code
    except OSError as error:
        click.echo(f"opsbook: {error.strerror or error} {error.filename or ''}".rstrip(), err=True)
        code = 3
    except Exception as error:  # noqa: BLE001  # the last edge: a person gets one line, never a traceback
        click.echo(f"opsbook: internal fault: {type(error).__name__}: {error}. Please report it.", err=True)
        code = 3
    sys.exit(code if isinstance(code, int) else 0)


def _terminated(number: int, _frame: FrameType | None) -> Any:
    raise SystemExit(128 + number)
