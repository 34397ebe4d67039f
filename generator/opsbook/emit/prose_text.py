"""The text of ordinary prose as HTML: its words, its code, its record links, and the words of its headings."""

from __future__ import annotations

from html import escape

from opsbook.emit.parsed_prose import Gap, link
from opsbook.emit.prose_sort import names_address
from opsbook.graph import heading, wikilink


class OddError(Exception):
    """The text is not ordinary."""


class ProseText:
    """Collects HTML, and gaps for what only a page knows."""

    def __init__(self, *, bare_addresses: bool) -> None:
        self.out: list[str | Gap] = []
        self.links = 0
        """Record links, those in code too."""
        self.inside = ""
        """``CodeBlock`` or ``Link`` while text is part of one."""
        self._bare_addresses = bare_addresses
        self._words: list[str] | None = None
        """Of a heading: its words so far, a piece each."""
        self._heading = 0

    def text(self, value: str) -> None:
        """Text as it stands. OddError when a part of it may be an address by itself."""
        if self.inside == "CodeBlock":
            self._listing(value)
        elif "[[" in value:
            self._linked(value)
        else:
            if self._bare_addresses and not self.inside and names_address(value):
                raise OddError
            self._say(value)
            self.out.append(safe(value))

    def code(self, value: str) -> None:
        """Code within a line."""
        if "  " in value:  # from a line break, of which parsers keep more or less
            raise OddError
        self.links += _links_in(value)
        self._say(value)
        self.out.append(f"<code>{safe(value)}</code>")

    def start_heading(self, level: int) -> None:
        """A heading begins."""
        self._heading, self._words = len(self.out) + 1, []
        self.out += (f"<h{level}", "", ">")

    def end_heading(self, level: int) -> None:
        """A heading ends, and its anchor is known."""
        words = self._words or []
        if words and heading.own_id(words[-1])[0]:
            raise OddError
        self.out[self._heading] = Gap("", heading.slug("".join(words)))
        self._words = None
        self.out.append(f"</h{level}>\n")

    def _say(self, words: str) -> None:
        if self._words is not None:
            self._words.append(words)

    def _listing(self, value: str) -> None:
        if not value.strip() or not value.endswith("\n"):  # a fence that was never closed
            raise OddError
        self.links += _links_in(value)
        self.out.append(safe(value))

    def _linked(self, value: str) -> None:
        """Text with record links in it."""
        if self.inside or (self._bare_addresses and names_address(value)):
            raise OddError
        end = 0
        for match in wikilink.PATTERN.finditer(value):
            self.links += 1
            before = value[end : match.start()]
            self._say(before)
            self._say(match["label"] or match["name"])
            self.out += (safe(before), link(match["name"], match["anchor"], match["label"]))
            end = match.end()
        self._say(value[end:])
        self.out.append(safe(value[end:]))


def _links_in(code: str) -> int:
    return sum(1 for _ in wikilink.PATTERN.finditer(code)) if "[[" in code else 0


def safe(text: str) -> str:
    """Text as HTML, in or out of a tag."""
    return escape(text, quote=False).replace('"', "&quot;")
