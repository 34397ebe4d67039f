"""Change one thing in a file and nothing else: byte-exact around it, read back, and refused where that cannot be."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from opsbook.diagnostic import OpsbookError, Route, place_text
from opsbook.read import source
from opsbook.read.document import Document
from opsbook.read.insertion import appending, inserting
from opsbook.read.splice import Splice, renaming, replacing, swapping

_MARK = b"\xef\xbb\xbf"


class RefusedError(OpsbookError):
    """An edit that was not made, because of what stands in the file. Nothing was written."""

    exit_code = 1


class Draft:
    """A file's text while it is changed. Each change is read back, and leaves the text as it was when it is refused.

    Byte order mark, line breaks, comments, order, quoting and the end of the file stay as they are.
    """

    def __init__(self, raw: bytes, markdown: bool = False) -> None:
        self._mark = _MARK if raw.startswith(_MARK) else b""
        self._markdown = markdown
        self.document = source.parse(raw, markdown)
        if not self.document.readable:
            raise RefusedError("the file cannot be read; opsbook check says why")

    @property
    def raw(self) -> bytes:
        """The file's bytes as they would be written now."""
        return self._mark + self.document.text.content.encode()

    def put(self, route: Route, value: object, after: tuple[str, ...] = ()) -> Splice:
        """Set a value; what is not there yet comes to its mapping (behind the fields ``after``) or list."""
        return self._put(route, value, None, after)

    def put_source(self, route: Route, text: str) -> Splice:
        """Set a value given as YAML. It takes over the quotation marks of the text that it replaces."""
        return self._put(route, value_of(text), text, ())

    def append(self, route: Route, item: object, after: tuple[str, ...] = ()) -> Splice:
        """Add an item to a list, which need not exist yet."""
        there = _at(self.document.values, route)
        if there is None and not self.document.follow(route)[0]:
            return self.put(route, [item], after)
        if there is not None and not isinstance(there, list):
            raise RefusedError(f"{place_text(route)} is not a list")
        wanted = _with(self.document.values, route, [*(there or []), item])
        return self._take(appending(self.document, route, item), wanted, route)

    def rename(self, route: Route, name: str) -> Splice:
        """Give a field another name."""
        holder = _at(self.document.values, route[:-1])
        if not isinstance(holder, dict) or route[-1] not in holder or name in holder:
            raise RefusedError(f"{place_text(route)} cannot be called {name}")
        renamed = {name if key == route[-1] else key: item for key, item in holder.items()}
        return self._take(renaming(self.document, route, name), _with(self.document.values, route[:-1], renamed), route)

    def swap(self, route: Route, token: str, text: str, nth: int = 0) -> Splice:
        """Replace the nth occurrence, from 0, of a piece of text inside a value."""
        route = _as_written(self.document.values, route)
        parts = str(_at(self.document.values, route)).split(token)
        if not 0 <= nth < len(parts) - 1:
            raise RefusedError(f"{place_text(route)} does not hold {token}")
        value = token.join(parts[: nth + 1]) + text + token.join(parts[nth + 1 :])
        wanted = _with(self.document.values, route, value)
        return self._take(swapping(self.document, route, token, nth, text), wanted, route)

    def _put(self, route: Route, value: object, text: str | None, after: tuple[str, ...]) -> Splice:
        route = _as_written(self.document.values, route)
        document, wanted = self.document, _with(self.document.values, route, value)
        holder = _at(document.values, route[:-1])
        if document.follow(route)[0] or (route == ("body",) and "body" in document.values):
            proposals = replacing(document, route, value, text)
        elif isinstance(holder, list):
            proposals = appending(document, route[:-1], value) if route[-1] == len(holder) else iter(())
        else:
            proposals = inserting(document, route, value, after)
        return self._take(proposals, wanted, route)

    def _take(self, proposals: Iterator[Splice], wanted: dict[str, Any], route: Route) -> Splice:
        """The first proposal after which the file says what is wanted, and nothing else differs."""
        for splice in proposals:
            try:
                raw = splice.applied(self.document.text.content).encode()
            except UnicodeEncodeError:
                continue
            after = source.parse(self._mark + raw, self._markdown)
            if after.readable and _same(after.values, wanted) and _no_worse(after, self.document):
                self.document = after
                return splice
        raise RefusedError(f"{place_text(route)} cannot be changed without changing more; edit the file by hand")


def value_of(text: str) -> Any:
    """What a piece of YAML stands for. RefusedError when it is not YAML, or nothing."""
    lines = "".join(f"  {line}\n" for line in text.splitlines())
    document = source.parse(f"value:\n{lines}".encode())
    if document.problems or list(document.values) != ["value"]:
        raise RefusedError(f"{text!r} is not YAML")
    return document.values["value"]


def _at(values: Any, route: Route) -> Any:
    """The value at a route; None when there is none."""
    for step in route:
        if isinstance(values, dict):
            values = values.get(step)
        elif isinstance(values, list) and isinstance(step, int) and step < len(values):
            values = values[step]
        else:
            return None
    return values


def _as_written(values: Any, route: Route) -> Route:
    """The route of a list's first item, or of the text that stands in place of the list."""
    return route[:-1] if route[-1:] == (0,) and isinstance(_at(values, route[:-1]), str) else route


def _with(values: Any, route: Route, value: object) -> Any:
    """The values with another one at a route. A field that is set to nothing is left out, as the reader does."""
    if not route:
        return value
    step, rest = route[0], route[1:]
    if isinstance(values, list) and isinstance(step, int):
        inner = values[step] if step < len(values) else None
        return [*values[:step], _with(inner, rest, value), *values[step + 1 :]]
    fields = values if isinstance(values, dict) else {}
    changed = {**fields, step: _with(fields.get(step), rest, value)}
    return {key: item for key, item in changed.items() if item is not None}


def _same(one: object, other: object) -> bool:
    """Whether values are equal and of the same types: to Python, 1 and true and 1.0 are the same."""
    return json.dumps(one, sort_keys=True) == json.dumps(other, sort_keys=True)


def _no_worse(after: Document, before: Document) -> bool:
    return len(after.problems) <= len(before.problems)
