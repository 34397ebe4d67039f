"""What opsbook takes from MkDocs' configuration, and what it adds to it."""

from __future__ import annotations

from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig

from opsbook import build, snapshot
from opsbook.checked import Checked
from opsbook.diagnostic import UsageError
from opsbook.emit.fingerprint import text_print
from opsbook.emit.forge import Forge, edit_base
from opsbook.emit.side_list import ItemGroup
from opsbook.emit.site import Site


def refuse_other_themes(config: MkDocsConfig) -> None:
    """UsageError where the theme is not Material, nor made from it: our pages are set into its own."""
    if not any(Path(folder).parent.name == "material" for folder in config.theme.dirs):
        name = Path(config.config_file_path).name
        raise UsageError(f"{name}: opsbook's pages need the theme Material for MkDocs; write theme: {{name: material}}")


def site_from(checked: Checked, config: MkDocsConfig) -> Site:
    overrides = Path(config.theme.custom_dir) / "opsbook" if config.theme.custom_dir else None
    forge = Forge(
        config.site_url or None,
        config.repo_url or None,
        edit_base(config.repo_url, config.edit_uri, Path(config.docs_dir).name),
        checked.handbook.settings.report_url,
    )
    return build.site_of(checked, config.site_name, config.site_description or "", forge, overrides)


def frame_print(config: MkDocsConfig, groups: list[ItemGroup]) -> bytes:
    """The print of the theme's page around an article: the theme, this site's own parts of it, and the side list."""
    own = snapshot.name(Path(config.theme.custom_dir)) if config.theme.custom_dir else b""
    return text_print(Path(config.config_file_path).read_bytes(), snapshot.program(), own, groups)


def use_assets(config: MkDocsConfig, site: Site) -> None:
    style, _early, script = build.asset_paths()
    config.extra_css.insert(0, style)
    config.extra_javascript.insert(0, script)
