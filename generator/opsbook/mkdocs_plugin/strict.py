"""Strict builds: MkDocs' own warnings, counted in time and also when it is told to be quiet."""

from __future__ import annotations

import logging

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort
from mkdocs.utils import CountHandler


def count_warnings_when_quiet() -> None:
    """With --quiet MkDocs drops warnings before it counts them, and a strict build passes; keep them counted."""
    logger = logging.getLogger("mkdocs")
    if logger.level > logging.WARNING:
        for handler in logger.handlers:
            if not isinstance(handler, CountHandler):
                handler.setLevel(logger.level)
        logger.setLevel(logging.WARNING)


def refuse_when_strict(config: MkDocsConfig) -> None:
    """MkDocs looks at its warnings after everything is written; a strict build must not be published by then."""
    counters = [h for h in logging.getLogger("mkdocs").handlers if isinstance(h, CountHandler)]
    if config.strict and any(counter.get_counts() for counter in counters):
        raise Abort("MkDocs found problems, and the build is strict. Nothing was published.")
