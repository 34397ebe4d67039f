"""The theme's page around an article: rendered once for each section, then filled for each record.

The theme is asked for a page whose title, address, description, table of contents and content are marks; cutting the
result at the marks leaves a form that costs a few string joins to fill.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from html import escape
from typing import NamedTuple

from opsbook.emit.artifact import Heading, Page
from opsbook.graph.hidden import made_visible

_OPEN, _CLOSE = "\ue000", "\ue001"
_MARK = re.compile(f"{_OPEN}(\\w+){_CLOSE}")


def mark(name: str) -> str:
    """The text that stands in the theme's page where something is filled in later. Private-use characters."""
    return f"{_OPEN}{name}{_CLOSE}"


@dataclass(frozen=True, slots=True)
class Anchor:
    """One entry of a table of contents, as themes want it."""

    title: str
    url: str
    level: int = 2
    children: tuple[Anchor, ...] = ()
    active: bool = False


@dataclass
class Blank:
    """A page to be filled in, with the attributes that themes ask a MkDocs page for."""

    url: str
    aside: bool
    title: str = mark("title")
    canonical_url: str = mark("canonical")
    edit_url: str | None = None
    content: str = mark("content")
    is_homepage: bool = False
    meta: dict[str, object] = field(default_factory=dict)
    toc: tuple[Anchor, ...] = ()
    parent: None = None
    ancestors: tuple[object, ...] = ()
    previous_page: None = None
    next_page: None = None
    active: bool = True
    is_page: bool = True
    is_section: bool = False
    is_link: bool = False
    children: None = None
    file: None = None

    def __post_init__(self) -> None:
        self.meta = {"description": mark("description"), "hide": [] if self.aside else ["toc"]}
        self.toc = (Anchor(mark("entry_title"), f"#{mark('entry_anchor')}"),)


RenderBlank = Callable[[Blank, str | None], str]
"""Renders the theme's page for a blank and the section to mark in the side list."""


class Form(NamedTuple):
    """The theme's page around any article of a sort."""

    pieces: list[str]
    """Literal text and the names of marks in turn, beginning and ending with text."""
    frame: bytes
    """The literal text alone."""


class Filled(NamedTuple):
    """A finished page: all of it, what was filled in, and what it shares with every page of its form."""

    content: bytes
    inside: bytes
    frame: bytes


@dataclass
class Shell:
    """Puts articles into the theme's page. The theme's links are relative, so a form holds for one depth of address."""

    render: RenderBlank
    site_url: str
    _forms: dict[tuple[str | None, int, bool], Form] = field(default_factory=dict)

    def page(self, page: Page) -> Filled:
        """The whole HTML page of an article."""
        aside = page.aside and bool(page.toc)
        form = self._form(page.section, page.url.count("/"), aside)
        article = made_visible(page.article)
        values = {
            "title": escape(made_visible(page.title)),
            "description": escape(made_visible(page.description)),
            "canonical": escape(f"{self.site_url}{page.url}"),
            "content": article,
            "toc": made_visible(_toc(page.toc)) if aside else "",
            "entry_anchor": escape(page.toc[0].anchor) if page.toc else "top",  # the link that skips to the content
        }
        parts = [part if index % 2 == 0 else values[part] for index, part in enumerate(form.pieces)]
        return Filled("".join(parts).encode(), f"{article}{values['toc']}".encode(), form.frame)

    def _form(self, section: str | None, depth: int, aside: bool) -> Form:
        key = (section, depth, aside)
        if key not in self._forms:
            blank = Blank(url="-/" * depth, aside=aside)
            html = _lean(self.render(blank, section))
            pieces = _MARK.split(_one_entry(html))
            self._forms[key] = Form(pieces, "".join(pieces[::2]).encode())
        return self._forms[key]


def _one_entry(html: str) -> str:
    """The theme's page with a mark in place of the whole list item of its one entry."""
    at = html.rindex(mark("entry_title"))
    start, end = html.rindex("<li", 0, at), html.index("</li>", at) + len("</li>")
    return f"{html[:start]}{mark('toc')}{html[end:]}"


def _toc(headings: tuple[Heading, ...]) -> str:
    """Material's own list items, second level and third level below it."""
    out: list[str] = []
    inside = False
    for heading in headings:
        if heading.level == 3 and out:
            out.append('<ul class="md-nav__list">' if not inside else "")
            inside = True
        elif inside:
            out.append("</ul></li>")
            inside = False
        elif out:
            out.append("</li>")
        words = f'<span class="md-ellipsis">{escape(heading.title)}</span>'
        link = f'<a href="#{escape(heading.anchor)}" class="md-nav__link">{words}</a>'
        out.append(f'<li class="md-nav__item">{link}' + ("</li>" if inside else ""))
    if out:
        out.append("</ul></li>" if inside else "</li>")
    return "".join(out)


def _lean(html: str) -> str:
    """Without the white space that templates leave between tags; articles are filled in afterwards and keep theirs."""
    return re.sub(r"\n\s*\n+", "\n", re.sub(r"\n[ \t]+", "\n", html))
