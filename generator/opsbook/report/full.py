"""The report for people at a terminal, in all its words."""

from __future__ import annotations

from opsbook.report.text import render

NAME = "full"

__all__ = ["NAME", "render"]
