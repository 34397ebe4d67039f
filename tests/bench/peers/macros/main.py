"""mkdocs-macros: each record has a page of its own that calls a macro; set_up.py laid those down."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parent))
from markdown_pages import Book  # type: ignore[import-not-found]  # laid beside this file


def define_env(env: Any) -> None:
    """Give the pages their macros."""
    book = Book.read(Path(env.project_dir) / "data")
    env.macro(book.page, "record")
    env.macro(book.index, "records")
