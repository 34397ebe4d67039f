"""The page for newcomers."""

from __future__ import annotations

from tests.outputs.emitted import Emit, words

PATHS = {
    "data/roles/cook.yml": "title: Cook\n",
    "data/paths/bake.yml": "title: Bake\n"
    "audience_roles: [cook]\nsteps:\n  - {id: heat, title: Heat}\n  - title: Wait\n",
    "data/paths/old.yml": "title: Old\nstatus: retired\nsteps: [{title: Never}]\n",
}


def test_it_lists_the_paths_in_use_with_their_steps_and_roles(emit: Emit) -> None:
    items = emit(PATHS).tree("first-week/").xpath("//li[@data-ob-week]")
    assert [words(item.xpath(".//h2")[0]) for item in items] == ["Bake"]
    assert items[0].get("data-steps").split() == ["step-heat", "step-2"]
    assert items[0].get("data-roles") == "role:cook"


def test_without_paths_there_is_no_such_page(emit: Emit) -> None:
    assert "first-week/index.html" not in emit({"data/roles/cook.yml": "title: Cook\n"}).made
