"""`opsbook build` and `opsbook serve`: MkDocs' own commands with our options and our exit codes."""

from __future__ import annotations

import logging
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from mkdocs.commands.build import build as build_mkdocs
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort, BuildError, ConfigurationError, PluginError

from opsbook.diagnostic import OpsbookError, UsageError
from opsbook.mkdocs_plugin.plugin import OpsbookPlugin
from opsbook.read.configuration import read_configuration
from opsbook.recall import Answer, Question


def build_site(
    config_file: Path | None,
    site_dir: Path | None,
    *,
    as_of: str | None,
    audience: str | None,
    strict: bool,
    quiet: bool,
    timings: bool = False,
    question: Question | None = None,
) -> int:
    """`opsbook build`: MkDocs' build with our options. The exit code.

    The answer to ``question`` is kept where all that it rests on is known.
    """
    config = _config(config_file, as_of, audience, site_dir=str(site_dir) if site_dir else None, strict=strict)
    live = Path(config.site_dir)
    _plugin(config).quiet = quiet
    with _log_on_stderr(quiet):
        code = _as_exit_code(lambda: _build(config))
    plugin = _plugin(config)
    if timings:
        sys.stderr.write(plugin.timings.table())
    if question and code == 0 and _is_all_that_counts(config):
        question.keep(Answer("", plugin.gate.said, code), plugin.rests_on(config), [live])
    return code


def _is_all_that_counts(config: MkDocsConfig) -> bool:
    """Whether the site rests on nothing that opsbook does not know of: other plugins, hooks, the environment."""
    told = Path(config.config_file_path).read_text(encoding="utf-8")
    return set(config.plugins) == {"opsbook"} and not config.hooks and "!ENV" not in told and "snippets" not in told


def serve_site(
    config_file: Path | None, address: str, *, as_of: str | None, audience: str | None, open_browser: bool
) -> int:
    """`opsbook serve`: MkDocs' development server with our options. The exit code."""
    from mkdocs.commands.serve import serve  # noqa: PLC0415  # a build needs no web server

    _config(config_file, as_of, audience)
    OpsbookPlugin.as_of, OpsbookPlugin.audience = (
        as_of,
        audience,
    )  # the server makes its own plugin at each reload
    file, pages = str(config_file) if config_file else None, _pages(config_file)
    with _log_on_stderr(quiet=False):
        return _as_exit_code(lambda: serve(file, dev_addr=address, open_in_browser=open_browser, **pages))


def _config(config_file: Path | None, as_of: str | None, audience: str | None, **options: Any) -> MkDocsConfig:
    try:
        config = load_config(str(config_file) if config_file else None, **_pages(config_file), **options)
    except (ConfigurationError, Abort) as error:
        raise UsageError(str(error)) from error
    plugin = _plugin(config)
    plugin.as_of, plugin.audience = as_of, audience
    return config


def _pages(config_file: Path | None) -> dict[str, Any]:
    """The folder of pages where the configuration names none."""
    file = config_file or Path("mkdocs.yml")
    found = read_configuration(file) if file.is_file() else None
    return {"docs_dir": found.docs_dir} if found and found.docs_dir and "docs_dir" not in found.plain else {}


def _plugin(config: MkDocsConfig) -> OpsbookPlugin:
    plugin = config.plugins.get("opsbook")
    if not isinstance(plugin, OpsbookPlugin):
        raise UsageError(f"{config.config_file_path} does not use the plugin; add opsbook under plugins")
    return plugin


def _build(config: MkDocsConfig) -> None:
    config.plugins.on_startup(command="build", dirty=False)
    try:
        build_mkdocs(config)
    finally:
        config.plugins.on_shutdown()


def _as_exit_code(run: Callable[[], None]) -> int:
    """0, or 1 for a refused build; our own errors keep theirs."""
    try:
        run()
    except PluginError as error:
        if isinstance(error.__cause__, OpsbookError):
            raise error.__cause__ from None
        sys.stderr.write(f"{error}\n")
        return 1
    except Abort as error:
        cause = error.__cause__ or error.__context__
        if not isinstance(cause, PluginError):
            sys.stderr.write(f"{cause or error}\n")
        own = cause.__cause__ if cause else None  # MkDocs has put it into words already
        return own.exit_code if isinstance(own, OpsbookError) else 1
    except BuildError as error:
        sys.stderr.write(f"{error}\n")
        return 1
    return 0


@contextmanager
def _log_on_stderr(quiet: bool) -> Iterator[None]:
    logger = logging.getLogger("mkdocs")
    handler = logging.StreamHandler()
    handler.setFormatter(logging.Formatter("%(levelname)s: %(message)s"))
    logger.addHandler(handler)
    logger.setLevel(logging.WARNING if quiet else logging.INFO)
    try:
        yield
    finally:
        logger.removeHandler(handler)
