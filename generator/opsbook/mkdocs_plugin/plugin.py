"""What opsbook does at each step of a MkDocs build."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any

from jinja2 import Environment
from mkdocs.commands.build import get_context
from mkdocs.config.base import Config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.plugins import BasePlugin, event_priority
from mkdocs.structure.files import Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page as MkDocsPage

from opsbook.build import Build, asset_paths
from opsbook.cache import cache_for, personal_cache
from opsbook.diagnostic import OpsbookError
from opsbook.emit import settled, toc
from opsbook.emit.compiled import CompiledTemplates
from opsbook.emit.handwritten import Handwritten
from opsbook.emit.side_list import side_list
from opsbook.graph.hidden import made_visible
from opsbook.mkdocs_plugin.configuration import frame_print, refuse_other_themes, site_from, use_assets
from opsbook.mkdocs_plugin.gate import Gate
from opsbook.mkdocs_plugin.pages import page_groups, table_of_contents, withheld
from opsbook.mkdocs_plugin.strict import count_warnings_when_quiet, refuse_when_strict
from opsbook.mkdocs_plugin.theme_files import list_lightly
from opsbook.model.record import Record
from opsbook.progress import Progress
from opsbook.publish.edition import Edition
from opsbook.shell import Blank, Shell
from opsbook.timings import Timings

if TYPE_CHECKING:  # what only a preview needs is imported when there is one
    from mkdocs.livereload import LiveReloadServer

    from opsbook.mkdocs_plugin.serving import Serving

THEME = Path(__file__).parents[1] / "theme"


class _Nothing(Config):  # type: ignore[no-untyped-call]  # MkDocs leaves its hook untyped
    """MkDocs' own idea of the settings: none. opsbook reads them itself, with line and column."""


class OpsbookPlugin(BasePlugin[_Nothing]):  # type: ignore[no-untyped-call]  # the same
    """Checks the records before MkDocs builds, adds their pages after it has, and publishes both at one stroke."""

    as_of: str | None = None
    audience: str | None = None
    strict: bool = False
    quiet: bool = False
    _serving: Serving | None = None

    def __init__(self) -> None:
        self.gate = Gate()

    def on_startup(self, command: str, dirty: bool) -> None:
        """Note what the site is for. That this exists makes MkDocs keep the plugin from one rebuild to the next."""
        if command == "serve":
            from opsbook.mkdocs_plugin.serving import Serving  # noqa: PLC0415  # it brings a web server

            self._serving = Serving()

    def load_config(self, options: Any, config_file_path: str | None = None) -> tuple[list[Any], list[Any]]:
        """Leave the settings to opsbook, whose messages name line and column."""
        return [], []

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Read and check the handbook; stop before anything is written when it has errors."""
        self.timings = Timings(progress=Progress.for_terminal(self.quiet))
        if self._serving:
            self.timings.turns = self._serving.turns
            self._serving.shown.begin()
        _or_stop(refuse_other_themes, config)
        cache = cache_for(Path(config.config_file_path))
        settled.recall(personal_cache())
        strict = config.strict or self.strict
        file = Path(config.config_file_path)
        self._checked = _or_stop(self.gate.passed, file, self.as_of, self.audience, strict, self.timings)
        with self.timings.stage("emit"):
            self._site = site_from(self._checked, config)
        self._pages: dict[str, Handwritten] = {}
        asked = (config.site_url, self.as_of, self.audience, config.config_file_path)
        room = self._serving.folder(cache, *asked) if self._serving else None
        edition = _or_stop(Edition(room or Path(config.site_dir), cache).__enter__)
        self._build = Build(self._site, edition, cache, self.timings)
        self._theirs = TemporaryDirectory(prefix="opsbook-")  # MkDocs empties the folder that it writes to
        config.site_dir = self._theirs.name
        place = 1 if config.theme.custom_dir else 0
        config.theme.dirs.insert(place, str(THEME))
        config.theme["font"] = False  # no page of ours asks another host for anything, and fonts would be
        list_lightly(config)
        use_assets(config, self._site)
        if config.strict:
            count_warnings_when_quiet()
        return config

    def rests_on(self, config: MkDocsConfig) -> list[Path]:
        """The folders and files that the site was made from, once it is built."""
        own = [Path(config.theme.custom_dir)] if config.theme.custom_dir else []
        return [*self._checked.handbook.folders, Path(config.docs_dir), Path(config.config_file_path), *own]

    @event_priority(-100)
    def on_files(self, files: Files, config: MkDocsConfig) -> Files:
        """Leave out what must never be published: data files, keys, and links that lead out of the folder."""
        for file in withheld(files, Path(config.docs_dir)):
            files.remove(file)
        return files

    def on_nav(self, nav: Navigation, config: MkDocsConfig, files: Files) -> Navigation:
        """Work out the side list once the hand-written pages are known."""
        self._nav, self._files = nav, files
        self._groups = side_list(self._site.handbook.book, page_groups(nav, self._site))
        return nav

    def on_env(self, env: Environment, config: MkDocsConfig, files: Files) -> Environment:
        """Give every template of the theme the side list."""
        self._env = env
        env.bytecode_cache = CompiledTemplates()
        env.globals["handbook"] = self._handbook(None)
        return env

    def on_page_markdown(self, markdown: str, page: MkDocsPage, config: MkDocsConfig, files: Files) -> str:
        """Resolve the links and listings of a hand-written page."""
        record = self._record(page)
        if record is None:
            return markdown
        self._pages[page.url] = Handwritten(self._site, record)
        return self._pages[page.url].markdown(markdown)

    def on_page_content(self, html: str, page: MkDocsPage, config: MkDocsConfig, files: Files) -> str:
        """Put a hand-written page into the frame that records have."""
        written = self._pages.get(page.url)
        if written is None:
            return html
        article = written.article(html) if page.url else self._build.home(written, html)
        if not page.url:
            page.meta["hide"] = ["toc"]
        page.toc = table_of_contents(toc.headings(article))
        page.edit_url = None
        page.title = made_visible(str(page.title))
        page.meta.setdefault("description", made_visible(written.record.summary or ""))
        return article

    def on_page_context(self, context: Any, page: MkDocsPage, config: MkDocsConfig, nav: Navigation) -> Any:
        """Mark the page in the side list."""
        context["handbook"] = self._handbook(page.url or "home")
        return context

    def on_post_build(self, config: MkDocsConfig) -> None:
        """Add the records' pages and everything else to what MkDocs wrote, then swap the site in."""
        shell = Shell(lambda blank, section: self._blank(blank, section, config), config.site_url or "/")
        edition = self._build.edition
        by_hand = dict.fromkeys([*(page.url for page in self._nav.pages if page.url in self._pages), *self._pages])
        try:
            self._build.write(shell, frame_print(config, self._groups), by_hand, Path(self._theirs.name))
            refuse_when_strict(config)
            if self._serving:
                self._serving.publish(self._checked, self._build)
            else:
                self._build.complete()
                self._build.index()
                self._build.publish()
        except OpsbookError as error:
            raise PluginError(str(error)) from error
        finally:
            edition.close()
            self._theirs.cleanup()
        config.site_dir = str(edition.live)

    def on_serve(
        self, server: LiveReloadServer, config: MkDocsConfig, builder: Callable[..., None]
    ) -> LiveReloadServer:
        """Follow edits of records; rebuild when a page or one of this site's own templates changes."""
        if self._serving:
            self._serving.follow(server, config, self._checked.handbook.folders[0], self.gate.refusal)
        return server

    def on_shutdown(self) -> None:
        """Stop watching."""
        if self._serving:
            self._serving.stop()

    def on_build_error(self, error: Exception) -> None:
        """Leave no trace of an edition that was not published."""
        if self._serving:
            self._serving.shown.give_up()
        if build := getattr(self, "_build", None):
            build.edition.close()

    def _record(self, page: MkDocsPage) -> Record | None:
        return next(
            (record for record in self._site.handbook.book if record.kind.name == "page" and record.url == page.url),
            None,
        )

    def _handbook(self, active: str | None) -> dict[str, Any]:
        facts = self._site.facts
        return {
            "groups": self._groups,
            "active": active,
            "built": facts.built.isoformat(),
            "audience": facts.audience,
            "early": asset_paths()[1],
        }

    def _blank(self, blank: Blank, section: str | None, config: MkDocsConfig) -> str:
        page: Any = blank  # what themes ask of a page, and no more
        context: dict[str, Any] = {**get_context(self._nav, self._files, config, page)}
        context["handbook"] = self._handbook(section)
        return self._env.get_template("main.html").render(context)


def _or_stop(step: Any, *arguments: Any) -> Any:
    """Run a step; its plain error becomes MkDocs' own."""
    try:
        return step(*arguments)
    except OpsbookError as error:
        raise PluginError(str(error)) from error
