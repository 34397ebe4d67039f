"""What a browser would make of a piece of HTML: its elements, its handlers, where its links lead."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from typing import NamedTuple
from urllib.parse import urlsplit

from lxml import etree, html

SCHEMES = {"", "http", "https", "mailto", "tel"}
URL_ATTRIBUTES = {"href", "src", "action", "formaction", "data", "poster", "xlink:href", "srcset", "cite", "background"}
_IGNORED_BY_BROWSERS = re.compile(r"[\t\n\r]|^[\x00-\x20]+")


class Node(NamedTuple):
    """An element as it opens."""

    tag: str
    attributes: dict[str, str]


class _Collector(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.nodes: list[Node] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.nodes.append(Node(tag, {name: value or "" for name, value in attrs}))


def nodes(text: str) -> list[Node]:
    """Every element that either of two parsers sees: Python's, which is literal, and libxml2's, which repairs."""
    collector = _Collector()
    collector.feed(text)
    collector.close()
    repaired = html.fragment_fromstring(text, create_parent="div") if text.strip() else html.Element("div")
    found = [
        Node(str(element.tag).lower(), dict(element.attrib))
        for element in repaired.iterdescendants()
        if isinstance(element.tag, str) and not isinstance(element, etree._Comment)
    ]
    return [*collector.nodes, *found]


def handlers(node: Node) -> list[str]:
    """The attributes of an element that a browser would run."""
    return [name for name in node.attributes if name.lower().startswith("on") or name.lower() == "srcdoc"]


def leads_astray(node: Node) -> list[str]:
    """The addresses of an element that are of no allowed scheme, or of another host without saying so."""
    return [value for name, value in node.attributes.items() if name.lower() in URL_ATTRIBUTES and not allowed(value)]


def allowed(address: str) -> bool:
    """Whether an address is relative, or of an allowed scheme, once it is read as browsers read it."""
    read = _IGNORED_BY_BROWSERS.sub("", address).replace("\\", "/")
    return not read.startswith("//") and urlsplit(read).scheme.lower() in SCHEMES and not _odd_scheme(read)


def _odd_scheme(address: str) -> bool:
    scheme, colon, _ = address.partition(":")
    return bool(colon) and not re.search(r"[/?#]", scheme) and scheme.lower() not in SCHEMES
