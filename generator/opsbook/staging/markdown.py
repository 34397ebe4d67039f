"""An article as Markdown: its headings as Markdown headings, all between them as blocks of HTML.

Around a heading the elements that hold it are closed and opened again, so that each block is whole. Each block stands
on one line: no dialect of Markdown then sees an end of it where there is none.
"""

from __future__ import annotations

import re
from html.parser import HTMLParser

BODY = "opsbook-body"
"""An empty element in whose place Markdown is put as it is."""
_OURS = "ob md-typeset"
"""The classes under which our style sheet applies."""
_HEADINGS = ("h1", "h2", "h3", "h4")
_OPEN_AGAIN = ("article", "section", "div", "header", "main", "aside")
_VOID = frozenset(("area", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"))
_MARKUP = re.compile(r"[\\`*_{}\[\]()#+\-.!|<>~$^=:@]")
"""What could be markup in a heading. It is written as an entity: not every builder takes a backslash before each."""
_ID = re.compile(r"\s+(?:id|aria-labelledby)=\"[^\"]*\"")


def as_markdown(article: str, body: str = "") -> str:
    """The Markdown of an article. ``body`` takes the place of the element that is called so."""
    parser = _Parser(body)
    parser.feed(f'<div class="{_OURS}">{article}</div>')
    parser.close()
    return parser.text()


class _Parser(HTMLParser):
    def __init__(self, body: str) -> None:
        super().__init__(convert_charrefs=False)
        self._body = body
        self._done: list[str] = []
        self._block: list[str] = []
        self._filled = False
        self._open: list[tuple[str, str]] = []
        self._title: list[str] | None = None
        self._heading = ("", "")
        self._hidden = 0

    def text(self) -> str:
        """All that was made."""
        self._flush()
        return "\n\n".join(self._done) + "\n"

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if self._title is not None:
            self._hidden += tag == "svg" or ("class", "ob-anchor") in attrs
            return
        if tag in _HEADINGS and all(name in _OPEN_AGAIN for name, _ in self._open):
            self._heading, self._title = (tag, dict(attrs).get("id") or ""), []
            return
        if tag == BODY:
            self._interrupt(self._body.strip())
            return
        raw = self._raw_tag()
        if tag not in _VOID and not raw.endswith("/>"):
            self._open.append((tag, raw))
        self._put(raw, tag not in _OPEN_AGAIN)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:  # noqa: ARG002  # the parser's
        if self._title is None:
            self._put(self._raw_tag(), filled=True)

    def handle_endtag(self, tag: str) -> None:
        if self._title is not None:
            if tag == self._heading[0]:
                self._end_heading()
            elif self._hidden and tag in ("svg", "a"):
                self._hidden -= 1
            return
        if tag == BODY or not any(name == tag for name, _ in self._open):
            return
        while self._open:
            name, _ = self._open.pop()
            self._put(f"</{name}>", filled=False)
            if name == tag:
                return

    def handle_data(self, data: str) -> None:
        if self._title is not None:
            if not self._hidden:
                self._title.append(_MARKUP.sub(lambda found: f"&#{ord(found[0])};", data))
            return
        inside = {name for name, _ in self._open}
        line_end = "&#10;" if inside & {"pre", "textarea"} else " "
        text = data.replace("\r", "").replace("\n", line_end)
        self._put(text if data.strip() or "&" in text else " ", bool(data.strip()))

    def handle_entityref(self, name: str) -> None:
        self._reference(f"&{name};")

    def handle_charref(self, name: str) -> None:
        self._reference(f"&#{name};")

    def _reference(self, text: str) -> None:
        if self._title is None:
            self._put(text, filled=True)
        elif not self._hidden:
            self._title.append(text)

    def _raw_tag(self) -> str:
        return " ".join((self.get_starttag_text() or "").split())

    def _put(self, text: str, filled: bool) -> None:
        self._block.append(text)
        self._filled = self._filled or filled

    def _end_heading(self) -> None:
        tag, anchor = self._heading
        title, self._title = " ".join("".join(self._title or []).split()), None
        self._interrupt(f"{'#' * int(tag[1])} {title}" + (f" {{: #{anchor} }}" if anchor else ""))

    def _interrupt(self, markdown: str) -> None:
        """End the block, put Markdown after it, and begin the next inside the same elements."""
        held = list(self._open)
        while self._block and held and self._block[-1] in ("", " ", held[-1][1]):
            if self._block.pop() == held[-1][1]:
                held.pop()  # it was opened just before, and an empty box would be seen
        self._block += [f"</{name}>" for name, _ in reversed(held)]
        self._flush()
        self._done += [markdown] if markdown else []
        self._open = [(name, _ID.sub("", raw)) for name, raw in self._open]
        self._block = [raw for _, raw in self._open]

    def _flush(self) -> None:
        if self._filled:
            self._done.append("".join(self._block).strip())
        self._block, self._filled = [], False
