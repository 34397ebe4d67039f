"""Style sheets and scripts stay small, and a page loads only the parts that it shows."""

from __future__ import annotations

import gzip

from opsbook.emit import bundle

KILOBYTE = 1024


def size(content: bytes) -> float:
    return len(gzip.compress(content, 9)) / KILOBYTE


def test_what_every_page_loads_is_within_its_budget() -> None:
    style, script = bundle.common()
    assert size(style.content) <= 10
    assert size(script.content) <= 12


def test_each_part_is_small() -> None:
    assert all(size(one.content) <= 4 for one in bundle.parts())


def test_a_part_is_loaded_from_where_the_page_stands() -> None:
    tags = bundle.tags("path", "../../")
    assert tags.count('="../../assets/path.') == 2
    assert tags.index("<link") < tags.index("<script")


def test_comments_are_left_out() -> None:
    assert all(b"/*" not in one.content for one in (*bundle.common(), *bundle.parts()))
