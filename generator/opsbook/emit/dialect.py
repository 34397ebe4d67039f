"""The whole dialect of record prose, as GitHub has it: CommonMark with tables, task lists, footnotes and alerts.

Raw HTML is shown as text, only allow-listed addresses become links, images are linked and never loaded.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.renderer import RendererHTML
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token
from markupsafe import Markup, escape
from mdit_py_plugins.gfm import gfm_plugin

from opsbook.emit.parsed_prose import Gap, Pieces, link
from opsbook.graph import heading, wikilink

_SAFE_URL = re.compile(r"(https?:|mailto:|tel:|#|[^:/?#\\]*(?:[/?#]|$))", re.IGNORECASE)
_SCHEME = re.compile(r"[a-z]+:", re.IGNORECASE)
_NO_ADDRESS = re.compile(r"[\[\]{}|^\\]|%(?:5[B-E]|7[B-D])", re.IGNORECASE)
"""What no address of a page of the site has, as it is written or as the parser writes it: see ``markdown_link``."""
_TICK_BOX = '<input class="task-list-item-checkbox"'
_GAP = "\0"
"""Stands around the number of a gap: the parser lets no such character through."""


def blocks(text: str, first_level: int) -> Pieces:
    """A text as blocks. Headings begin at ``first_level``."""
    gaps: list[Gap] = []
    html = _parser().render(text, {"gaps": gaps, "level": first_level})  # safe: html=False, checked links
    return _pieces(html.replace(_TICK_BOX, f'{_TICK_BOX} aria-label="Task"'), gaps)


def one_line(text: str) -> Pieces:
    """A text as one run, without blocks."""
    gaps: list[Gap] = []
    return _pieces(_parser().renderInline(text, {"gaps": gaps, "level": 4}), gaps)


def _pieces(html: str, gaps: list[Gap]) -> Pieces:
    parts: list[str | Gap] = list(html.split(_GAP))
    parts[1::2] = [gaps[int(str(number))] for number in parts[1::2]]
    return parts


_PARSERS: list[MarkdownIt] = []


def _parser() -> MarkdownIt:
    if not _PARSERS:
        parser = MarkdownIt("commonmark", {"html": False, "typographer": False, "maxNesting": 30})
        gfm_plugin(parser)
        parser.validateLink = valid_address  # type: ignore[method-assign]  # the library's own way to narrow addresses
        parser.inline.ruler.before("link", "wikilink", _wikilink)
        parser.core.ruler.push("headings", _headings)
        for name, render in (
            ("wikilink", _render_gap),
            ("heading_open", _render_heading),
            ("image", _render_image),
            ("table_open", _render_table),
            ("table_close", _render_table_end),
        ):
            parser.add_render_rule(name, render)
        _PARSERS.append(parser)
    return _PARSERS[0]


def valid_address(url: str) -> bool:
    """Whether an address may become a link: of an allowed scheme, or of this site."""
    url = url.strip()
    if not _SCHEME.match(url) and _NO_ADDRESS.search(url):
        return False
    return bool(_SAFE_URL.match(url)) and not url.startswith(("//", "\\", "/\\"))


def _wikilink(state: StateInline, silent: bool) -> bool:
    if not state.src.startswith("[[", state.pos):
        return False
    match = wikilink.PATTERN.match(state.src, state.pos)
    if not match:
        return False
    if not silent:
        token = state.push("wikilink", "", 0)
        token.meta = {"gap": link(match["name"], match["anchor"], match["label"])}
        token.content = match["label"] or match["name"]
    state.pos = match.end()
    return True


def _render_gap(
    self: RendererHTML, tokens: Sequence[Token], index: int, options: Any, environment: dict[str, Any]
) -> str:
    gaps = environment["gaps"]
    gaps.append(tokens[index].meta["gap"])
    return f"{_GAP}{len(gaps) - 1}{_GAP}"


def _render_heading(
    self: RendererHTML, tokens: Sequence[Token], index: int, options: Any, environment: dict[str, Any]
) -> str:
    return f"<{tokens[index].tag}{_render_gap(self, tokens, index, options, environment)}>"


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
    """Shift headings below the page's own, and leave a gap for the anchor of each."""
    first = state.env.get("level", 2)
    for index, token in enumerate(state.tokens):
        if token.type not in ("heading_open", "heading_close"):
            continue
        token.tag = f"h{min(6, max(first, int(token.tag[1])))}"
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
        words = "".join(child.content for child in parts)
        token.meta = {"gap": Gap("", own or heading.slug(words))}
