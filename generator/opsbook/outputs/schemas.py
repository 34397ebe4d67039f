"""A JSON Schema for each kind, for editors and other programs."""

from __future__ import annotations

import json
from collections.abc import Iterator
from functools import partial

from opsbook.emit import settled
from opsbook.emit.artifact import Artifact, File, Late
from opsbook.emit.site import Site
from opsbook.model.record import Record
from opsbook.model.schema import schema


def emit(site: Site) -> Iterator[Artifact]:
    """``schemas/<kind>.json``. The ids that exist are not in it: `opsbook schema` adds them for one's own editor."""
    for name, model in site.handbook.kinds.items():
        path = f"schemas/{name}.json"
        yield Late(path, b"", partial(_schema, site, path, model))


def _schema(site: Site, path: str, model: type[Record]) -> File:
    known = settled.results("schemas")
    name = model.kind.name
    if name not in known:
        known[name] = schema(model)
    identified = {"$id": site.forge.page_url(path), **known[name]} if site.forge.site_url else known[name]
    return File(path, f"{json.dumps(identified, ensure_ascii=False, indent=2)}\n".encode())
