"""A link with words of its own stands in a table's cell, whether or not its writer knew that a bar ends a cell."""

from __future__ import annotations

import pytest

from opsbook.emit import prose


def shown(text: str) -> str:
    """The prose as HTML, its links as they are named."""
    return str(prose.block(text, lambda name, anchor, label: prose.Resolved(f"/{name}/", label or name)))


@pytest.mark.parametrize("bar", ["|", r"\|"])
@pytest.mark.parametrize("table", ["| a | b |\n| - | - |\n| {} | c |", "a | b\n:-: | -\n{} | c"])
def test_a_link_does_not_end_its_cell(table: str, bar: str) -> None:
    html = shown(table.format(f"[[lead{bar}the lead]]"))
    assert '<a class="ob-ref" href="/lead/">the lead</a></td>\n<td>c</td>' in html


def test_code_beside_a_table_stays_as_it_is() -> None:
    html = shown("| a |\n| - |\n| b |\n\n`[[lead|the lead]]` and [[lead|words]]\n")
    assert "<code>[[lead|the lead]]</code>" in html
    assert ">words</a>" in html
