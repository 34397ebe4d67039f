"""Writes the tree that Zensical builds, and only what is new in it: Zensical makes no pages of its own."""

from __future__ import annotations

import sys
from pathlib import Path

sys.path.insert(0, str(Path.cwd()))
from markdown_pages import Book  # type: ignore[import-not-found]  # laid beside this file

for path, text in Book.read(Path("data")).pages():
    page = Path("docs") / path
    page.parent.mkdir(parents=True, exist_ok=True)
    if not page.is_file() or page.read_text(encoding="utf-8") != text:
        page.write_text(text, encoding="utf-8")
