"""Pagefind's index with the same bytes every time: the parts that it writes in chance order are put in order.

It keeps the values of a filter, and the list of filters, in the order of a hash table that differs from run to run; all
else is stable. The files are gzip around a signature and CBOR (RFC 8949), of which they use lists, texts and whole
numbers. Files that look otherwise (another version of Pagefind) are left as they are: they work, in chance order.
"""

from __future__ import annotations

import gzip
import hashlib
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

_SIGNATURE = b"pagefind_dcd"
_FILTERS = 3
"""The place of the list of filters, as [name, hash], in the list of an index's parts."""
_NUMBER, _TEXT, _LIST = 0, 3, 4


def canonicalise(folder: Path) -> None:
    """Put the filters of an index in order, and rename files after what they now hold."""
    entry_file = folder / "pagefind-entry.json"
    entry = json.loads(entry_file.read_text(encoding="utf-8"))
    for language in entry["languages"].values():
        meta = folder / f"pagefind.{language['hash']}.pf_meta"
        try:
            parts = _read(meta)
            filters = sorted(_filters(folder / "filter", parts[_FILTERS]))
        except (ValueError, IndexError, TypeError, FileNotFoundError):
            continue
        parts[_FILTERS] = [list(pair) for pair in filters]
        meta.unlink()
        language["hash"] = _write(folder, "pagefind.{}.pf_meta", parts, language["hash"])
    entry_file.write_text(
        json.dumps(entry, ensure_ascii=False, separators=(",", ":"), sort_keys=True), encoding="utf-8"
    )


def _filters(folder: Path, listed: list[list[str]]) -> Iterator[tuple[str, str]]:
    for name, old in listed:
        file = folder / f"{old}.pf_filter"
        content = _read(file)
        content[1].sort()
        file.unlink()
        yield name, _write(folder, "{}.pf_filter", content, old)


def _read(file: Path) -> list[Any]:
    content = gzip.decompress(file.read_bytes())
    if not content.startswith(_SIGNATURE):
        raise ValueError(f"{file.name} has no signature")
    found, end = _decode(content, len(_SIGNATURE))
    if end != len(content) or not isinstance(found, list):
        raise ValueError(f"{file.name} holds something else than a list")
    return found


def _write(folder: Path, name: str, content: list[Any], old: str) -> str:
    """Write a part under its hash; the hash has the language and the length of the old one."""
    packed = _SIGNATURE + b"".join(_encode(content))
    language, _, digits = old.rpartition("_")
    made = f"{language}_{hashlib.sha256(packed).hexdigest()[: len(digits)]}"
    (folder / name.format(made)).write_bytes(gzip.compress(packed, mtime=0))
    return made


def _decode(data: bytes, at: int) -> tuple[Any, int]:
    sort, size = data[at] >> 5, data[at] & 31
    at += 1
    if size > 23:
        width = 1 << (size - 24)
        if width > 8:
            raise ValueError("a length without end")
        size, at = int.from_bytes(data[at : at + width], "big"), at + width
    if sort == _NUMBER:
        return size, at
    if sort == _TEXT:
        return data[at : at + size].decode(), at + size
    if sort != _LIST:
        raise ValueError(f"a value of sort {sort}")
    items = []
    for _ in range(size):
        item, at = _decode(data, at)
        items.append(item)
    return items, at


def _encode(value: Any) -> Iterator[bytes]:
    if isinstance(value, int):
        yield _head(_NUMBER, value)
    elif isinstance(value, str):
        text = value.encode()
        yield _head(_TEXT, len(text)) + text
    else:
        yield _head(_LIST, len(value))
        for item in value:
            yield from _encode(item)


def _head(sort: int, size: int) -> bytes:
    if size < 24:
        return bytes([sort << 5 | size])
    power = next(power for power in range(4) if size < 1 << (8 << power))
    return bytes([sort << 5 | 24 + power]) + size.to_bytes(1 << power, "big")
