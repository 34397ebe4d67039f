"""mkdocs-gen-files: every page is made while MkDocs builds."""

from __future__ import annotations

import sys
from pathlib import Path

import mkdocs_gen_files  # type: ignore[import-not-found]  # installed in the peer's own environment

sys.path.insert(0, str(Path.cwd()))
from markdown_pages import Book  # type: ignore[import-not-found]  # laid beside this file

for path, text in Book.read(Path("data")).pages():
    with mkdocs_gen_files.open(path, "w") as stream:
        stream.write(text)
