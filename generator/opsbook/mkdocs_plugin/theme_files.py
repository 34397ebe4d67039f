"""What a theme brings along for every site, listed without looking through its icons: there are ten thousand."""

from __future__ import annotations

import os
from collections.abc import Callable
from functools import partial
from pathlib import Path

from jinja2 import Environment, FileSystemLoader
from mkdocs.config.defaults import MkDocsConfig


class ThemeFiles(FileSystemLoader):
    """A theme's templates and files. Hidden folders are passed over: MkDocs would list them and publish nothing."""

    def list_templates(self) -> list[str]:
        """The names of all files from the theme's root, in order, each once."""
        return sorted({name for folder in self.searchpath for name in _below(os.fspath(folder))})


def list_lightly(config: MkDocsConfig) -> None:
    """Have MkDocs list the files of its theme so."""
    made = config.theme.get_env
    config.theme.get_env = partial(_environment, made, config.theme.dirs)  # type: ignore[method-assign]  # no hook for it


def _environment(made: Callable[[], Environment], folders: list[str]) -> Environment:
    environment = made()
    if type(environment.loader) is FileSystemLoader:  # whatever else somebody gave it knows better
        environment.loader = ThemeFiles(folders)
    return environment


def _below(top: str) -> list[str]:
    names: list[str] = []
    for folder, inner, files in os.walk(top):
        inner[:] = [name for name in inner if not name.startswith(".")]
        inside = Path(folder).relative_to(top)
        names += [(inside / name).as_posix() for name in files]
    return names
