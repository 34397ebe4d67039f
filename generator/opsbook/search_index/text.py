"""A record → the text that search knows of it: its names, its summary, and its sections under their anchors."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Any, NamedTuple

from opsbook.graph import wikilink
from opsbook.graph.code import cut_comments
from opsbook.graph.heading import Taken, own_id, slug
from opsbook.model.record import Part, Record
from opsbook.search_index.fields import Field, fields

MOST = 8000
"""How many characters of a record's text are kept for excerpts; all of it can be found."""
Name = Callable[[str], str | None]
"""The title of the record that a reference names; None when this audience may not see it, or there is none."""

_HEADING = re.compile(r"^ {0,3}#{1,6}[ \t]+(.+?)[ \t#]*$", re.MULTILINE)
_LISTING = re.compile(r"^(`{3,}|~{3,})(?:records|flow)\b.*?^\1[ \t]*$", re.MULTILINE | re.DOTALL)
_MARKS = re.compile(r"[\[*`|#>&<~={]|^[ \t]*[-+!?_]", re.MULTILINE)
_BEGINNING = re.compile(
    r"[ \t]*(?:[`~]{3,}.*|[!?]{3}\+?[ \t]+[\w-]+|[-*_=]{3,}[ \t]*$"
    r"|(?:>[ \t]?)+(?:\[![A-Z]+\])?|[-*+][ \t](?:\[[ xX]\])?|#+[ \t])"
)
_BEGINNERS = frozenset("`~!?-*_=>+#")
_TARGET = re.compile(r"\]\([^()\s]*(?:[ \t]+\"[^\"]*\")?\)")
_TAG = re.compile(r"<[^<>\n]*>")
_ATTRIBUTES = re.compile(r"\{[:#.][^{}\n]*\}")
_ENTITY = re.compile(r"&[a-z]+;")
_SIGNS = str.maketrans("|", " ", "*`[]")


class Section(NamedTuple):
    """A part of a record's page: its anchor (empty for the page itself), its heading and its text."""

    anchor: str
    heading: str
    text: str


class Text(NamedTuple):
    """What search knows of a record, by how much it says about it."""

    title: str
    names: list[str]
    summary: str
    strong: str
    """The text by which readers recognise the record, as its kind says."""
    sections: list[Section]
    mentions: str
    """The titles of records that it names in its fields."""


def text_of(record: Record, name: Name) -> Text:
    """The text of a record. Names of other records read as their titles."""
    sections: list[Section] = []
    mentions: list[str] = []
    strong: list[str] = []
    anchors = {anchor.partition("-")[2]: anchor for anchor in record.anchors()}
    for field in fields(type(record)):
        value = getattr(record, field.attribute)
        if not value:
            continue
        if field.parts and isinstance(value, list):
            sections += _items(field, value, anchors, name, mentions)
        elif said := " ".join(_said(value, field, name, mentions)):
            sections.append(Section(field.anchor, field.heading, said))
            if field.strong:
                strong.append(said)
    if record.body:
        sections += _body(record.body, name, [*record.kind.sections, *record.anchors()])
    own = record.id.replace("-", " ")
    names = list(dict.fromkeys([*record.tags, *record.synonyms, *([] if own == record.title.lower() else [own])]))
    return Text(record.heading, names, record.summary or "", " ".join(strong), sections, " ".join(mentions))


def _items(
    field: Field, items: list[Part], anchors: dict[str, str], name: Name, mentions: list[str]
) -> Iterator[Section]:
    """Each part of a list as a section: under its own anchor, if it has one."""
    for number, item in enumerate(items, 1):
        said = " ".join(_said(item, field, name, mentions))
        anchor = anchors.get(str(getattr(item, "id", None) or number), "") if hasattr(item, "id") else ""
        heading = getattr(item, "title", None) or getattr(item, "name", None) or ""
        if said:
            yield Section(anchor or field.anchor, str(heading) or ("" if anchor else field.heading), said)


def _said(value: Any, field: Field, name: Name, mentions: list[str]) -> Iterator[str]:
    """The texts of a value, without markup; references go to the mentions."""
    if isinstance(value, str):
        if field.reference:
            if title := name(value):
                mentions.append(title)
        else:
            yield plain(value, name) if field.prose else value
    elif isinstance(value, list):
        for item in value:
            yield from _said(item, field, name, mentions)
    elif isinstance(value, Part):
        for inner in fields(type(value)):
            held = getattr(value, inner.attribute)
            if held:
                yield from _said(held, inner, name, mentions)


def _body(text: str, name: Name, taken: list[str]) -> Iterator[Section]:
    """Markdown as sections, one for each heading."""
    text, claimed = _LISTING.sub("", cut_comments(text)), Taken(taken)
    parts = _HEADING.split(text)
    if lead := plain(parts[0], name):
        yield Section("", "", lead)
    for words, inside in zip(parts[1::2], parts[2::2], strict=True):
        own, shown = own_id(words)
        heading = plain(shown, name)
        yield Section(own or claimed.claim(slug(heading)), heading, plain(inside, name))


def plain(text: str, name: Name) -> str:
    """Markdown without its marks, on one line, quickly: nearly right is right enough to find and to show."""
    text = cut_comments(text)
    if "[[" in text:
        text = wikilink.PATTERN.sub(lambda match: _link(match, name), text)
    if _MARKS.search(text):
        text = _unmarked(text)
    return " ".join(text.split())


def _unmarked(text: str) -> str:
    lines = text.split("\n")
    text = "\n".join([_BEGINNING.sub("", line, 1) if line.lstrip()[:1] in _BEGINNERS else line for line in lines])
    for sign, pattern in (("](", _TARGET), ("<", _TAG), ("{", _ATTRIBUTES), ("&", _ENTITY)):
        if sign in text:
            text = pattern.sub("", text)
    return text.translate(_SIGNS)


def _link(match: re.Match[str], name: Name) -> str:
    label = match["label"]
    return label or name(match["name"].strip()) or "an internal record"
