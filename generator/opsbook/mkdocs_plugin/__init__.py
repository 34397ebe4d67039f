"""The MkDocs glue: the only package that knows MkDocs. It hands over pages, takes the site and swaps it in."""

import os

os.environ.setdefault("NO_MKDOCS_2_WARNING", "1")  # Material's notice about MkDocs 2, on every run

from opsbook.mkdocs_plugin.plugin import OpsbookPlugin

__all__ = ["OpsbookPlugin"]
