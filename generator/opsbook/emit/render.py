"""The Jinja environment: where templates come from, what they may use, and one page rendered."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from jinja2 import TemplateNotFound
from markupsafe import Markup, escape

from opsbook.emit import bundle, prose
from opsbook.emit.command import unbroken
from opsbook.emit.icon import icon, with_symbols
from opsbook.emit.layered import layered
from opsbook.emit.place import day_text, short_day_text, with_days
from opsbook.emit.prose import Resolved
from opsbook.emit.qr import qr
from opsbook.emit.template_engine import TemplateEngine
from opsbook.emit.view import Views
from opsbook.graph.anchor import anchor_of
from opsbook.model.record import Record
from opsbook.settings import Duty


@dataclass(frozen=True, slots=True)
class SiteFacts:
    """What every template may say of the site."""

    name: str
    description: str
    today: date
    built: date
    audience: str
    duty: Duty | None = None
    report_url: str | None = None


def with_value(rows: Iterable[tuple[Any, Any]]) -> list[tuple[Any, Any]]:
    """Of labelled values, those that say something."""
    return [row for row in rows if row[1]]


class Renderer:
    """Renders the articles of one site. Templates of ``overrides`` go before the package's own."""

    def __init__(self, views: Views, facts: SiteFacts, overrides: Path | None = None) -> None:
        self.views = views
        self.facts = facts
        self._page: Record | None = None
        self._env = TemplateEngine(overrides)
        self._env.globals.update(icon=icon, qr=qr, root=views.place, site=facts, part=self._part, layered=layered)
        self._env.filters.update(
            prose=self._prose,
            body=self._body,
            inline=self._inline,
            plain=self.plain,
            day=day_text,
            short_day=short_day_text,
            with_days=with_days,
            with_value=with_value,
            unbroken=unbroken,
        )

    def article(self, template: str, url: str, **context: Any) -> str:
        """A page's article. ``url`` counts from the site's root; every link is relative to it."""
        self.views.place.move_to(url)
        self._page = context.get("record")
        return with_symbols(self._env.get_template(template).render(**context))

    def has(self, template: str) -> bool:
        """Whether there is a template of this name."""
        try:
            self._env.get_template(template)
        except TemplateNotFound:
            return False
        return True

    def part(self, template: str, **context: Any) -> str:
        """A piece of the current page."""
        return self._env.get_template(template).render(**context)

    def wikilink(self, name: str, anchor: str | None, label: str | None) -> Markup:
        """A ``[[link]]`` on the current page."""
        found = self._resolve(name, anchor, label)
        if found is None or found.href is None:
            return escape(found.label if found else label or "an internal record")
        return Markup('<a class="ob-ref" href="{}">{}</a>').format(found.href, found.label)

    def plain(self, text: str) -> str:
        """Prose on one line without its markup; what the audience may not see reads as "an internal record"."""
        return prose.plain(text, self._resolve)

    def _resolve(self, name: str, anchor: str | None, label: str | None) -> Resolved | None:
        book = self.views.handbook.book
        record = book.find(name.strip())
        if record is None:
            return self._unknown(name, label)
        part = anchor_of(record, anchor) if anchor else None
        target = self.views.target(record, part)
        return Resolved(self.views.place.href(target.url), label or target.title)

    def _unknown(self, name: str, label: str | None) -> Resolved | None:
        """None for what may be withheld. Between spaces there may also be a condition of some program: ``[[ x ]]``."""
        known = name == name.strip() or label or name.strip() in self.views.handbook.withheld
        return None if known else Resolved(None, f"[[{name}]]")

    def _part(self, name: str) -> Markup:
        return bundle.tags(name, self.views.place.root)

    def _prose(self, text: str) -> Markup:
        return prose.block(text, self._resolve, first_level=4)

    def _body(self, text: str) -> Markup:
        page = self._page
        taken = {*page.kind.sections, *page.anchors(), "related", "about", "top"} if page else set()
        return prose.block(text, self._resolve, first_level=2, taken=taken)

    def _inline(self, text: str) -> Markup:
        return prose.inline(text, self._resolve)
