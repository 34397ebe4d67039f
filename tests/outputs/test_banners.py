"""What the reader is warned of before relying on a record."""

from __future__ import annotations

import pytest
from lxml import html

from tests.outputs.books import PEOPLE
from tests.outputs.emitted import Emit, Emitted, words

RISK = "title: One vendor\nstatus: accepted\nowner: maya-chen\naccepted_until: {}\n"


def warned(site: Emitted, url: str) -> list[str]:
    """The banners that a page shows on the day of its build."""
    shown: list[html.HtmlElement] = site.tree(url).xpath("//div[contains(@class, 'ob-banner ')][not(@hidden)]")
    return [words(one) for one in shown]


def test_whoever_takes_over_from_an_owner_that_left_is_named(emit: Emit) -> None:
    site = emit(
        {**PEOPLE, "data/policies/keep.yml": "title: Keep\nstatus: in-force\nowner: old-hand\ndeputy: steward\n"}
    )
    assert warned(site, "policies/keep/") == [
        "The owner has left. Old Hand left on 1 May 2026. Ask Maya Chen , who takes over."
    ]
    link = site.tree("policies/keep/").xpath("//div[@role='note']//a[text()='Maya Chen']")[0]
    assert link.get("href") == "../../people/maya-chen/"


@pytest.mark.parametrize(
    ("deputy", "whom"),
    [("deputy: ravi-patel\n", "Ask Ravi Patel until a new owner is named."), ("", "Suggest a new owner .")],
)
def test_a_successor_that_is_gone_too_is_nobody_to_ask(emit: Emit, deputy: str, whom: str) -> None:
    people = {**PEOPLE, "data/people/maya-chen.yml": "title: Maya Chen\nstatus: left\nuntil: 2026-06-01\n"}
    site = emit({**people, "data/policies/keep.yml": f"title: Keep\nstatus: in-force\nowner: old-hand\n{deputy}"})
    assert warned(site, "policies/keep/") == [f"The owner has left. Old Hand left on 1 May 2026. {whom}"]


def test_whoever_took_over_from_a_successor_that_is_gone_too_is_asked(emit: Emit) -> None:
    people = {
        **PEOPLE,
        "data/people/maya-chen.yml": "title: Maya Chen\nstatus: left\nuntil: 2026-06-01\nsuccessor: ravi-patel\n",
    }
    site = emit({**people, "data/policies/keep.yml": "title: Keep\nstatus: in-force\nowner: old-hand\n"})
    assert warned(site, "policies/keep/") == [
        "The owner has left. Old Hand left on 1 May 2026. Ask Ravi Patel , who takes over."
    ]


def test_an_acceptance_that_has_lapsed_says_so_above_all_else(emit: Emit) -> None:
    lapsed = RISK.format("2026-11-20")
    site = emit(
        {
            **PEOPLE,
            "data/forums/board.yml": "title: The board\n",
            "data/risks/asked.yml": lapsed,
            "data/risks/board.yml": f"{lapsed}accepted_by: board\n",
            "data/risks/today.yml": RISK.format("2026-11-21"),
            "data/risks/closed.yml": lapsed.replace("accepted\n", "closed\n", 1),
        }
    )
    said = "The acceptance has lapsed. It held until 20 November 2026, so nobody has agreed to live with this risk now."
    assert warned(site, "risks/asked/") == [f"{said} Ask Maya Chen what is done about it."]
    assert warned(site, "risks/board/") == [f"{said} The board accepts it again, or it is treated."]
    assert warned(site, "risks/today/") == []
    assert warned(site, "risks/closed/") == []
