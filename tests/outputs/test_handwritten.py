"""What a hand-written page says in two square brackets becomes a link where the check follows one, and else stays."""

from __future__ import annotations

import pytest

from opsbook.emit.handwritten import Handwritten
from tests.outputs.emitted import Emit


@pytest.mark.parametrize(
    ("text", "links"),
    [
        ("See [[lead]].", 1),
        (r"| [[lead\|the lead]] | [[lead]] |", 2),
        (r"See \[[lead]].", 0),
        ("<!-- [[lead]]\n[[lead]] -->", 0),
        ("`[[lead]]`", 0),
    ],
)
def test_links_are_made_of_what_is_followed(emit: Emit, text: str, links: int) -> None:
    site = emit({"data/terms/lead.yml": "title: Lead\n"}).site
    markdown = Handwritten(site, next(iter(site.handbook.book))).markdown(text)
    assert markdown.count('class="ob-ref"') == links
    assert (markdown == text) is (links == 0)
