"""A page does not grow with the handbook: what very much leads to shows some of it, and says how much more there is."""

from __future__ import annotations

import pytest

from tests.outputs.emitted import Emit, Emitted

MANY, SHOWN = 90, 60


def many(count: int) -> dict[str, str]:
    """One service, tool, policy, capability, team and person to which everything else leads."""
    files = {
        "data/people/maya.yml": "title: Maya\n",
        "data/teams/all.yml": "title: All\nlead: maya\n",
        "data/services/hub.yml": "title: Hub\nowner: maya\ndepends_on: [tool]\n",
        "data/tools/tool.yml": "title: Tool\nowner: maya\n",
        "data/policies/rule.yml": "title: Rule\nowner: maya\n",
        "data/capabilities/able.yml": "title: Able\nowner: maya\n",
    }
    for number in range(count):
        files |= {
            f"data/services/s-{number}.yml": "title: S\nowner: maya\ndeputy: maya\ndepends_on: [hub]\n",
            f"data/runbooks/r-{number}.yml": "title: R\nowner: all\nservices: [hub]\n",
            f"data/tools/t-{number}.yml": "title: T\nowner: maya\ncapabilities: [able]\nconnects_to: [tool]\n",
            f"data/exceptions/e-{number}.yml": "title: E\npolicy: rule\nexpires: 2027-01-01\n",
            f"data/teams/x-{number}.yml": "title: X\nparent: all\nlead: maya\n",
        }
    return files


PAGES = ["people/maya/", "teams/all/", "services/hub/", "tools/tool/", "policies/rule/", "capabilities/able/"]


@pytest.fixture
def crowded(emit: Emit) -> Emitted:
    return emit(many(MANY))


def test_a_much_linked_page_shows_some_and_says_how_much_more_there_is(crowded: Emitted) -> None:
    for url in PAGES:
        lists = crowded.tree(url).xpath("//article//ul | //article//ol")
        assert max(len(one) for one in lists) == SHOWN + 1, url
        assert f"and {MANY - SHOWN} more" in crowded.text(url), url


def test_the_machine_readable_record_has_all_links(crowded: Emitted) -> None:
    found = crowded.data("api/v1/services/hub.json")["links_in"]
    assert sum(link["as"] == "Needed by" for link in found) == MANY
