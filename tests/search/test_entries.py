"""What is told of each page that can be found."""

from __future__ import annotations

from opsbook.build import site_of
from opsbook.emit.forge import Forge
from opsbook.search_index.entry import HOLDS, NO_LONGER, entries
from tests.handbooks import WriteHandbook


def test_what_is_on_its_way_out_stands_less_firmly_than_what_is_in_use(handbook: WriteHandbook) -> None:
    written = handbook(
        {
            "data/people/maya-chen.yml": "title: Maya Chen\n",
            **{
                f"data/tools/{status}.yml": f"title: {status}\nowner: maya-chen\nstatus: {status}\n"
                for status in ("active", "deprecated", "retired")
            },
        }
    )
    standing = {entry.url: entry.facets.standing for entry in entries(site_of(written, "Handbook", "", Forge()))}
    assert standing["tools/active/"] == HOLDS
    assert standing["tools/deprecated/"] == NO_LONGER
    assert standing["tools/retired/"] == NO_LONGER
