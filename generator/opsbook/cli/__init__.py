"""The command line: a module for each command."""

from __future__ import annotations

from opsbook.cli.main import main

__all__ = ["main"]
