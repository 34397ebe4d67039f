"""A JSON Schema for each kind, for editors and other programs."""

from __future__ import annotations

import json
from collections.abc import Iterator
from functools import partial

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
    identified = {"$id": site.forge.page_url(path), **schema(model)} if site.forge.site_url else schema(model)
    return File(path, f"{json.dumps(identified, ensure_ascii=False, indent=2)}\n".encode())
