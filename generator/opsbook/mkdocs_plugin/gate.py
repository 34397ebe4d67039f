"""What stands before a build: the handbook is read and checked, and none with errors goes through."""

from __future__ import annotations

import sys
from pathlib import Path

from mkdocs.exceptions import PluginError

from opsbook.checked import Checked, check_handbook, open_handbook
from opsbook.diagnostic import Severity
from opsbook.report import text
from opsbook.report.report import Report
from opsbook.report.terminal import told
from opsbook.timings import Timings


class Gate:
    """One gate for all builds of a plugin."""

    def __init__(self) -> None:
        self.said = ""
        """What the last check said."""
        self._refused: Report | None = None

    def passed(
        self, config_file: Path, as_of: str | None, audience: str | None, strict: bool, timings: Timings
    ) -> Checked:
        """The handbook, read, linked and checked. PluginError when it has errors, or warnings and it is ``strict``."""
        with timings.stage("read"):
            handbook = open_handbook(config=config_file, as_of=as_of, audience=audience, to_check=True)
        timings.count("read", len(handbook.library.documents))
        timings.count("parsed", handbook.library.parsed)
        with timings.stage("link"):
            handbook.book  # noqa: B018  # worked out when it is first asked for
        with timings.stage("history"):
            handbook.history  # noqa: B018
        with timings.stage("check"):
            checked = check_handbook(handbook)
        unknown = handbook.history.unknown
        note = f"note: {unknown}; checks that need it were left out\n" if unknown and not self.said else ""
        self.said = told(checked.diagnostics, handbook) + note
        sys.stderr.write(self.said)
        sys.stderr.flush()
        if checked.worst() is Severity.ERROR:
            self._refused = Report(checked.errors(), handbook)
            raise PluginError("The handbook has errors. Nothing was published; the site is as it was.")
        if checked.worst() is Severity.WARNING and strict:
            raise PluginError("The handbook has warnings, and the build is strict. Nothing was published.")
        return checked

    def refusal(self) -> dict[str, str]:
        """The errors that stopped the last build, by file. Told once: what stops the next one may be something else."""
        refused, self._refused = self._refused, None
        return text.by_file(refused) if refused else {}
