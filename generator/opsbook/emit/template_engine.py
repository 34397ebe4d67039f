"""Jinja for one site: where templates come from, how they are compiled, and how values become HTML."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from jinja2 import ChoiceLoader, Environment, FileSystemLoader, PackageLoader, StrictUndefined, Template
from jinja2.environment import TemplateModule
from markupsafe import Markup, escape

from opsbook.emit.compiled import CompiledTemplates
from opsbook.emit.place import Place
from opsbook.emit.safe_html import safe_html
from opsbook.emit.template_code import TemplateCode


def shown(value: Any) -> str:
    """A value as HTML: safe HTML as it stands, everything else escaped."""
    kind = type(value)
    if kind is Markup:
        return value  # type: ignore[no-any-return]  # its type has been looked at
    if kind is Place:
        return value.root  # type: ignore[no-any-return]  # the same
    if kind is str and not ("<" in value or "&" in value or ">" in value or "'" in value or '"' in value):
        return value  # type: ignore[no-any-return]  # the same
    return escape(value)


class TemplateEngine(Environment):
    """The templates of a site's ``overrides``, which go before the package's own. Each is looked for once."""

    code_generator_class = TemplateCode
    shown = staticmethod(shown)
    markup = staticmethod(safe_html)
    html = Markup

    def __init__(self, overrides: Path | None = None) -> None:
        own = [FileSystemLoader(overrides)] if overrides else []
        super().__init__(
            loader=ChoiceLoader([*own, PackageLoader("opsbook", "templates"), PackageLoader("opsbook", "kinds")]),
            autoescape=True,
            trim_blocks=True,
            lstrip_blocks=True,
            undefined=StrictUndefined,
            auto_reload=False,
            bytecode_cache=CompiledTemplates(),
        )
        self._found: dict[str, Template] = {}
        self._modules: dict[str, TemplateModule] = {}

    def get_template(
        self,
        name: str | Template,
        parent: str | None = None,  # noqa: ARG002  # names count from the root, whoever asks
        globals: Mapping[str, Any] | None = None,  # noqa: A002, ARG002  # Jinja's own name; all templates share ours
    ) -> Template:
        """A template by its name from the root of the templates. TemplateNotFound when there is none."""
        if isinstance(name, Template):
            return name
        found = self._found.get(name)
        if found is None:
            found = self._found[name] = super().get_template(name)
        return found

    def module(self, name: str) -> TemplateModule:
        """What a template gives to those that import it. It knows the globals, so it is the same for every page."""
        found = self._modules.get(name)
        if found is None:
            found = self._modules[name] = self.get_template(name).make_module()
        return found
