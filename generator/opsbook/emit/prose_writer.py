"""Writes the HTML of ordinary prose from what the parser finds in it, one thing at a time."""

from __future__ import annotations

from typing import Any

from opsbook.emit.prose_sort import PLAIN_ADDRESS
from opsbook.emit.prose_text import OddError, ProseText, safe

_DEEPEST = 16
"""How deep blocks and marks may lie in one another."""
_LONE = {"SoftBreak": "\n", "HardBreak": "<br />\n", "Rule": "<hr />\n"}
_START = {"Strong": "<strong>", "Emphasis": "<em>"}
_START_BLOCK = {"Paragraph": "<p>", "Item": "<li>", "TableHead": "<thead>\n<tr>\n"}
_END = {
    "Paragraph": "</p>\n",
    "Item": "</li>\n",
    "Strong": "</strong>",
    "Emphasis": "</em>",
    "TableHead": "</tr>\n</thead>\n",
    "TableRow": "</tr>\n",
    "CodeBlock": "</code></pre>\n",
    "Link": "</a>",
}


class ProseWriter(ProseText):
    """Writes one text. OddError when something in it is not ordinary."""

    def __init__(self, first_level: int, *, bare_addresses: bool) -> None:
        super().__init__(bare_addresses=bare_addresses)
        self.blocks = 0
        self._first_level = first_level
        self._depth = 0
        self._cells: list[str] = []
        self._column, self._cell = 0, "th"

    def write(self, event: Any) -> None:
        """Write one thing that the parser found."""
        if type(event) is str:
            if event == "Rule":
                self._begin_block()
            self.out.append(_known(_LONE, event))
            return
        ((what, value),) = event.items()
        if what == "Text":
            self.text(value)
        elif what == "Start":
            self._start(value)
        elif what == "End":
            self._end(value)
        elif what == "Code":
            self.code(value)
        else:
            raise OddError

    def _begin_block(self) -> None:
        self.blocks += 1
        last = self.out[-1] if self.out else "\n"
        if type(last) is not str or not last.endswith("\n"):
            self.out.append("\n")

    def _start(self, value: Any) -> None:
        self._depth += 1
        if self._depth > _DEEPEST:
            raise OddError
        if type(value) is not str:
            ((what, details),) = value.items()
            _known(_STARTS, what)(self, details)
        elif value == "TableCell":
            self.out.append(f"<{self._cell}{self._cells[self._column]}>")
            self._column += 1
        elif value == "TableRow":
            self.out.append("<tbody>\n<tr>\n" if self._cell == "th" else "<tr>\n")
            self._cell, self._column = "td", 0
        elif value in _START:
            self.out.append(_START[value])
        else:
            self._begin_block()
            self.out.append(_known(_START_BLOCK, value))

    def _end(self, value: Any) -> None:
        self._depth -= 1
        if type(value) is not str:
            ((what, detail),) = value.items()
            if what == "Heading":
                self.end_heading(self._level(detail))
            else:
                self.out.append("</blockquote>\n" if what == "BlockQuote" else "</ol>\n" if detail else "</ul>\n")
        elif value == "TableCell":
            self.out.append(f"</{self._cell}>\n")
        elif value == "Table":
            self.out.append("</table></div>\n" if self._cell == "th" else "</tbody>\n</table></div>\n")
        elif self.out[-1] == "<li>" or str(self.out[-1]).startswith("<pre>"):
            raise OddError  # whether what is empty ends its list is read in two ways
        else:
            self.inside = ""
            self.out.append(_END[value])

    def _level(self, name: str) -> int:
        return min(6, max(self._first_level, int(name[1])))

    def _start_heading(self, details: Any) -> None:
        self._begin_block()
        self.start_heading(self._level(details["level"]))

    def _start_list(self, first: int | None) -> None:
        self._begin_block()
        self.out.append("<ul>\n" if first is None else "<ol>\n" if first == 1 else f'<ol start="{first}">\n')

    def _start_quotation(self, sort: str | None) -> None:
        if sort is not None:
            raise OddError
        self._begin_block()
        self.out.append("<blockquote>")

    def _start_code(self, details: Any) -> None:
        self._begin_block()
        info = str(details.get("Fenced", "")).strip() if details != "Indented" else ""
        if "\\" in info:
            raise OddError
        language = f' class="language-{safe(info.split(maxsplit=1)[0])}"' if info else ""
        self.inside = "CodeBlock"
        self.out.append(f"<pre><code{language}>")

    def _start_table(self, alignments: Any) -> None:
        self._begin_block()
        self._cells = ["" if one == "None" else f' style="text-align:{one.lower()}"' for one in alignments]
        self._cell, self._column = "th", 0
        self.out.append('<div class="ob-scroll" tabindex="0"><table>\n')

    def _start_link(self, details: Any) -> None:
        address = details["dest_url"]
        if (
            details["title"]
            or details["link_type"] not in ("Inline", "Autolink")
            or not PLAIN_ADDRESS.fullmatch(address)
        ):
            raise OddError
        self.inside = "Link"
        self.out.append(f'<a href="{safe(address)}">')


_STARTS = {
    "Heading": ProseWriter._start_heading,
    "List": ProseWriter._start_list,
    "BlockQuote": ProseWriter._start_quotation,
    "CodeBlock": ProseWriter._start_code,
    "Table": ProseWriter._start_table,
    "Link": ProseWriter._start_link,
}


def _known(table: dict[str, Any], what: str) -> Any:
    try:
        return table[what]
    except KeyError:
        raise OddError from None
