"""What exists: an index of the kinds, and a page for each with its fields, an example and the rules about it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import astuple, dataclass
from functools import partial

from opsbook.emit import field, settled
from opsbook.emit.artifact import Artifact, Late, Page
from opsbook.emit.field import Field
from opsbook.emit.fingerprint import text_print
from opsbook.emit.side_list import GROUPS
from opsbook.emit.site import Site
from opsbook.model import scaffold
from opsbook.model.kind import Kind
from opsbook.model.record import Record

REST = "Elsewhere"


@dataclass(frozen=True, slots=True)
class Entry:
    """A kind, and how many records of it there are."""

    kind: Kind
    count: int


@dataclass(frozen=True, slots=True)
class KindGroup:
    """Kinds under the heading that they have in the side list."""

    title: str
    kinds: list[Entry]


@dataclass(frozen=True, slots=True)
class Example:
    """A record as one would write it, and the file it would stand in."""

    path: str
    yaml: str


@dataclass(frozen=True, slots=True)
class Watcher:
    """A rule that looks at the kind."""

    code: str
    slug: str
    summary: str


def emit(site: Site) -> Iterator[Artifact]:
    """The index, then a page for each kind."""
    counts = Counter(record.kind.name for record in site.handbook.book)
    yield Late.overview("kinds/", text_print(sorted(counts.items())), partial(_index, site, counts))
    for model in site.handbook.kinds.values():
        count = counts[model.kind.name]
        yield Late.page(f"kinds/{model.kind.name}/", text_print(count), partial(_page, site, model, count))


def _index(site: Site, counts: Counter[str]) -> Page:
    about = "What a handbook is made of. Each record is one file; its folder says what it is."
    return site.page("kinds.html.jinja", "kinds/", "Kinds", about, groups=_groups(site, counts))


def _groups(site: Site, counts: Counter[str]) -> list[KindGroup]:
    entries = [Entry(model.kind, counts[model.kind.name]) for model in site.handbook.kinds.values()]
    named = [KindGroup(title, [entry for entry in entries if entry.kind.group == title]) for title in GROUPS]
    rest = KindGroup(REST, [entry for entry in entries if entry.kind.group not in GROUPS])
    return [group for group in (*named, rest) if group.kinds]


def _page(site: Site, model: type[Record], count: int) -> Page:
    kind = model.kind
    return site.page(
        "kind.html.jinja",
        f"kinds/{kind.name}/",
        kind.label,
        kind.about,
        kind=kind,
        count=count,
        traits=[trait.__name__ for trait in field.traits(model)],
        fields=_fields(model),
        example=Example(scaffold.example_path(model), scaffold.example(model)),
        schema_url=f"schemas/{kind.name}.json",
        rules=[Watcher(one.code, one.fault.slug, one.summary) for one in site.rules if _watches(one.looks_at, model)],
    )


def _fields(model: type[Record]) -> list[Field]:
    known = settled.results("fields")
    name = model.kind.name
    if name not in known:
        known[name] = [astuple(one) for one in field.fields(model)]
    return [Field.of(*plain) for plain in known[name]]


def _watches(on: type | None, model: type[Record]) -> bool:
    """Whether a rule is about the kind or one of its traits; what holds for every record is left out."""
    return on is not None and on is not Record and issubclass(model, on)
