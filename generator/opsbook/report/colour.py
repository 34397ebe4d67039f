"""Terminal colours, where they are wanted: the few that say how bad a finding is."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TextIO

from opsbook.diagnostic import Severity

BOLD = "1"
QUIET = "2"
SEVERITIES = {Severity.ERROR: "1;31", Severity.WARNING: "1;33", Severity.NOTE: "1;36"}


def wanted(stream: TextIO, environment: Mapping[str, str]) -> bool:
    """Whether to colour what goes to a stream. https://no-color.org goes first, then https://force-color.org."""
    if environment.get("NO_COLOR"):
        return False
    if environment.get("FORCE_COLOR", "0") not in ("", "0"):
        return True
    return stream.isatty() and environment.get("TERM") != "dumb"


def paint(text: str, code: str, colour: bool) -> str:
    """The text in a colour, or as it is."""
    return f"\x1b[{code}m{text}\x1b[0m" if colour and text else text
