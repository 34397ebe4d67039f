"""CommonMark → safe HTML, with ``[[links]]`` and headings that have stable anchors.

GitHub's dialect: tables, task lists, strikethrough, autolinks, footnotes and alerts. Raw HTML is shown as text, only
allow-listed addresses become links, images are linked and never loaded: no request leaves the page.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from typing import Any, NamedTuple

from markdown_it import MarkdownIt
from markdown_it.renderer import RendererHTML
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token
from markupsafe import Markup, escape
from mdit_py_plugins.gfm import gfm_plugin

from opsbook.graph import heading, wikilink

_PLAIN = re.compile(r"[^\\`*_{}\[\]<>()#+!|~&:/@\n.-]*(?:[.:/()-](?![.:/()-])[^\\`*_{}\[\]<>()#+!|~&:/@\n.-]*)*")
_STARTS_BLOCK = re.compile(r"\s|[-+*>#=~`|]|\d+[.)]")
_PARAGRAPH_ENDS = re.compile(r"\n[ \t]*\n")
_MOST_SCANNING, _MOST_BRACKETS = 300_000_000, 20_000
_SAFE_URL = re.compile(r"(https?:|mailto:|tel:|#|[^:/?#\\]*(?:[/?#]|$))", re.IGNORECASE)

_TICK_BOX = '<input class="task-list-item-checkbox"'


class Resolved(NamedTuple):
    """Where a ``[[link]]`` leads: an address and the words to show."""

    href: str
    label: str


Resolve = Callable[[str, str | None, str | None], Resolved | None]
"""Takes a link's name, anchor and own label; None when the target is not there for this reader."""


def block(text: str, resolve: Resolve, first_level: int = 2, taken: Iterable[str] | None = None) -> Markup:
    """Prose as blocks. Headings begin at ``first_level``; ``taken`` are anchors of the page, None for no anchors."""
    if _is_plain(text):
        return Markup("<p>{}</p>\n").format(text.strip())
    if _is_hostile(text):
        return Markup("<pre>{}</pre>\n").format(text)
    environment = {"resolve": resolve, "level": first_level, "taken": None if taken is None else heading.Taken(taken)}
    html = _parser().render(text, environment)  # safe by construction: html=False, checked links
    return Markup(html.replace(_TICK_BOX, f'{_TICK_BOX} aria-label="Task"'))


def inline(text: str, resolve: Resolve) -> Markup:
    """Prose as one run of text, for list items and table cells. Blocks stay blocks when there are several."""
    text = text.strip()
    if _is_plain(text):
        return escape(text)
    if "\n\n" in text or _STARTS_BLOCK.match(text) or _is_hostile(text):
        return block(text, resolve)
    return Markup(_parser().renderInline(text, {"resolve": resolve, "level": 4, "taken": None}))


def plain(text: str, resolve: Resolve) -> str:
    """Prose without its markup, on one line, for feeds and calendars. Links read as they do on pages."""
    return text.strip() if _is_plain(text) else block(text, resolve).striptags()


def _is_plain(text: str) -> bool:
    return not _STARTS_BLOCK.match(text) and "www." not in text and bool(_PLAIN.fullmatch(text.strip()))


def _is_hostile(text: str) -> bool:
    """Whether a paragraph would keep the parser for many seconds: its scans for addresses and labels are quadratic."""
    if text.count(":") * len(text) < _MOST_SCANNING and text.count("[") < _MOST_BRACKETS:
        return False
    return any(
        part.count(":") * len(part) >= _MOST_SCANNING or part.count("[") >= _MOST_BRACKETS
        for part in _PARAGRAPH_ENDS.split(text)
    )


_PARSERS: list[MarkdownIt] = []


def _parser() -> MarkdownIt:
    if not _PARSERS:
        parser = MarkdownIt("commonmark", {"html": False, "typographer": False, "maxNesting": 30})
        gfm_plugin(parser)
        parser.validateLink = _valid_link  # type: ignore[method-assign]  # the library's own way to narrow addresses
        parser.inline.ruler.before("link", "wikilink", _wikilink)
        parser.core.ruler.push("headings", _headings)
        for name, render in (
            ("wikilink", _render_link),
            ("image", _render_image),
            ("table_open", _render_table),
        ):
            parser.add_render_rule(name, render)
        parser.add_render_rule("table_close", _render_table_end)
        _PARSERS.append(parser)
    return _PARSERS[0]


def _valid_link(url: str) -> bool:
    return bool(_SAFE_URL.match(url.strip())) and not url.strip().startswith(("//", "\\", "/\\"))


def _wikilink(state: StateInline, silent: bool) -> bool:
    if not state.src.startswith("[[", state.pos):
        return False
    match = wikilink.PATTERN.match(state.src, state.pos)
    if not match:
        return False
    if not silent:
        token = state.push("wikilink", "", 0)
        token.meta = match.groupdict()
        token.content = match["label"] or match["name"]
    state.pos = match.end()
    return True


def _render_link(
    self: RendererHTML, tokens: Sequence[Token], index: int, options: Any, environment: dict[str, Any]
) -> str:
    meta = tokens[index].meta
    label = meta["label"].strip() if meta["label"] else None
    found = environment["resolve"](meta["name"].strip(), (meta["anchor"] or "").strip() or None, label)
    if found is None:
        return str(escape(label or "an internal record"))
    return str(Markup('<a class="ob-ref" href="{}">{}</a>').format(found.href, found.label))


def _render_image(
    self: RendererHTML, tokens: Sequence[Token], index: int, options: Any, environment: dict[str, Any]
) -> str:
    token = tokens[index]
    source, words = str(token.attrs.get("src", "")), token.content or "Picture"
    return str(Markup('<a href="{}">{}</a>').format(source, words)) if source else str(escape(words))


def _render_table(*_: Any) -> str:
    return '<div class="ob-scroll" tabindex="0"><table>\n'


def _render_table_end(*_: Any) -> str:
    return "</table></div>\n"


def _headings(state: Any) -> None:
    """Shift headings below the page's own, and give them anchors that no other part of the page has."""
    first, taken = state.env.get("level", 2), state.env.get("taken")
    for index, token in enumerate(state.tokens):
        if token.type not in ("heading_open", "heading_close"):
            continue
        level = min(6, max(first, int(token.tag[1])))
        token.tag = f"h{level}"
        if token.type != "heading_open":
            continue
        parts = [
            child
            for child in state.tokens[index + 1].children or ()
            if child.type in ("text", "code_inline", "wikilink")
        ]
        own = None
        if parts and parts[-1].type == "text":
            own, parts[-1].content = heading.own_id(parts[-1].content)
        if taken is not None:
            words = "".join(child.content for child in parts)
            token.attrSet("id", taken.claim(own or heading.slug(words)))
