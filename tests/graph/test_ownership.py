"""Who answers: through roles, teams to any depth, leave and departure; and what somebody answers for."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from opsbook.graph.handbook import Handbook
from opsbook.model.actor import Actor
from opsbook.model.record import Record
from tests.handbooks import TODAY, in_memory

TERM = "data/capabilities/crm.yml"


def house(owner: str, **actors: str) -> Handbook:
    """A handbook of actors, named as ``person_maya`` with their fields, and one capability that somebody owns."""
    return on_day(TODAY, owner, actors)


def on_day(today: date, owner: str, actors: dict[str, str]) -> Handbook:
    """The same, on another day."""
    plurals = {"person": "people", "team": "teams", "role": "roles"}
    files = {TERM: f"title: CRM\nowner: {owner}\n"}
    for name, fields in actors.items():
        kind, _, id_ = name.partition("_")
        files[f"data/{plurals[kind]}/{id_}.yml"] = f"title: {id_.title()}\n" + fields.replace("; ", "\n")
    return in_memory(files, today)


def people(book: Handbook) -> list[str]:
    """Those to whom the capability comes down."""
    return [person.id for person in book.ownership.people_of(book.book.records["capability:crm"])]


def gap(book: Handbook) -> str | None:
    owner = book.ownership.owner(book.book.records["capability:crm"])
    assert owner
    return owner.gap


def test_a_person_answers() -> None:
    assert people(house("maya", person_maya="")) == ["maya"]


def test_a_role_comes_down_to_its_holders() -> None:
    found = house("lead", role_lead="holders: [maya, ravi]", person_maya="", person_ravi="")
    assert people(found) == ["maya", "ravi"]


def test_a_team_comes_down_to_its_lead_and_its_members_each_once() -> None:
    found = house("web", team_web="lead: ravi; members: [maya, ravi]", person_maya="", person_ravi="")
    assert people(found) == ["ravi", "maya"]


def test_teams_come_down_through_any_number_of_teams_and_roles() -> None:
    teams = {f"team_t{n}": f"members: [t{n + 1}]" for n in range(30)}
    assert people(house("t0", **teams, team_t30="members: [lead]", role_lead="holders: [maya]", person_maya="")) == [
        "maya"
    ]


def test_a_team_within_a_team_counts_among_its_members() -> None:
    found = house("all", team_all="", team_web="parent: all; members: [maya]", person_maya="")
    assert people(found) == ["maya"]


def test_a_closed_team_within_a_team_does_not_count() -> None:
    found = house("all", team_all="", team_web="parent: all; members: [maya]; status: retired", person_maya="")
    assert people(found) == []


@pytest.mark.parametrize(
    ("actors", "why"),
    [
        ({"team_web": ""}, "has no members"),
        ({"team_web": "members: [maya]", "person_maya": "status: left"}, "has no member who is here"),
        ({"role_web": ""}, "is held by nobody"),
        ({"role_web": "holders: [maya]", "person_maya": "status: left"}, "has no holder who is here"),
        ({"person_web": "status: left"}, "has left"),
        ({"person_web": "status: left; until: 2026-05-01"}, "left on 2026-05-01"),
        ({"person_web": "status: on-leave"}, "is on leave and has no deputy"),
        (
            {"person_web": "status: on-leave; deputy: maya", "person_maya": "status: left"},
            "is on leave and the deputy is not here either",
        ),
        ({"team_web": "status: retired; members: [maya]", "person_maya": ""}, "has no member who is here"),
    ],
)
def test_a_gap_says_why_it_is_one(actors: dict[str, str], why: str) -> None:
    found = house("web", **actors)
    assert (people(found), gap(found)) == ([], why)


def test_leave_passes_to_the_deputy_and_on_to_the_deputys_deputy() -> None:
    found = house(
        "maya",
        person_maya="status: on-leave; deputy: ravi",
        person_ravi="status: on-leave; deputy: lena",
        person_lena="",
    )
    assert people(found) == ["lena"]


@pytest.mark.parametrize(
    ("today", "who"), [("2026-11-20", ["ravi"]), ("2026-11-21", ["ravi"]), ("2026-11-22", ["maya"])]
)
def test_leave_is_over_when_its_last_day_has_passed(today: str, who: list[str]) -> None:
    actors = {"person_maya": "status: on-leave; until: 2026-11-21; deputy: ravi", "person_ravi": ""}
    assert people(on_day(date.fromisoformat(today), "maya", actors)) == who


@pytest.mark.parametrize(("today", "who"), [("2026-11-20", ["maya"]), ("2026-11-21", ["maya"]), ("2026-11-22", [])])
def test_somebody_who_leaves_answers_until_the_last_day(today: str, who: list[str]) -> None:
    assert people(on_day(date.fromisoformat(today), "maya", {"person_maya": "until: 2026-11-21"})) == who


@pytest.mark.parametrize(
    "actors",
    [
        {"team_a": "members: [b]", "team_b": "members: [a]"},
        {"team_a": "members: [a]"},
        {"team_a": "parent: a"},
        {"team_a": "parent: b", "team_b": "parent: a"},
        {"person_a": "status: on-leave; deputy: b", "person_b": "status: on-leave; deputy: a"},
        {"person_a": "status: on-leave; deputy: a"},
    ],
)
def test_a_circle_comes_down_to_nobody_and_ends(actors: dict[str, str]) -> None:
    found = house("a", **actors)
    assert people(found) == []
    assert gap(found)


def test_a_circle_with_somebody_in_it_comes_down_to_that_person() -> None:
    found = house("a", team_a="members: [b]", team_b="members: [a, maya]", person_maya="")
    assert people(found) == ["maya"]


def test_a_former_id_still_leads_to_the_holder() -> None:
    found = house("lead", role_lead="holders: [mayac]", person_maya="aliases: [mayac]")
    assert people(found) == ["maya"]


RUNBOOK = {
    "data/services/crm.yml": "title: CRM\nowner: maya\n",
    "data/services/email.yml": "title: Email\nowner: ravi\n",
    "data/people/maya.yml": "title: Maya\n",
    "data/people/ravi.yml": "title: Ravi\n",
}


@pytest.mark.parametrize(
    ("fields", "owner", "parent"),
    [
        ("services: [crm]", "maya", "crm"),
        ("services: [crm]\nowner: ravi", "ravi", None),
        ("services: [crm, email]", None, None),
        ("", None, None),
        ("services: [crm]\nowner: nobody", None, None),
    ],
)
def test_a_record_without_an_owner_takes_its_one_parents(fields: str, owner: str | None, parent: str | None) -> None:
    found = in_memory({**RUNBOOK, "data/runbooks/down.yml": f"title: Down\n{fields}\n"})
    answer = found.ownership.owner(found.book.records["runbook:down"])
    assert (answer.actor.id if answer else None) == owner
    inherited = answer.inherited_from if answer else None
    assert (inherited.id if inherited else None) == parent


def test_what_somebody_answers_for_comes_with_the_way_it_came() -> None:
    found = house("all", team_all="", team_web="parent: all", role_lead="team: web; holders: [maya]", person_maya="")
    assert people(found) == []
    found = house(
        "all", team_all="members: [web]", team_web="members: [lead]", role_lead="holders: [maya]", person_maya=""
    )
    maya = actor(found, "person:maya")
    (answer,) = found.ownership.answers_for(maya)
    assert (answer.record.id, [through.id for through in answer.through]) == ("crm", ["all", "web", "lead"])
    assert [above.id for above in found.ownership.above(maya)] == ["lead", "web", "all"]
    assert [answer.record.id for answer in found.ownership.answers_for(actor(found, "team:web"))] == ["crm"]
    assert found.ownership.owned(maya) == []


def actor(found: Handbook, key: str) -> Actor:
    record: Record = found.book.records[key]
    assert isinstance(record, Actor)
    return record


def test_a_deputy_answers_for_what_belongs_to_somebody_on_leave() -> None:
    found = house("maya", person_maya="status: on-leave; deputy: ravi", person_ravi="")
    assert [answer.record.id for answer in found.ownership.answers_for(actor(found, "person:ravi"))] == ["crm"]
    found = house("maya", person_maya="deputy: ravi", person_ravi="")
    assert found.ownership.answers_for(actor(found, "person:ravi")) == []


IDS = ["p0", "p1", "p2", "t0", "t1", "t2", "r0", "r1"]


@st.composite
def organisations(draw: st.DrawFn) -> dict[str, str]:
    """Persons, teams and roles in any shape: circles, closed teams, leave and departures among them."""
    files = {}
    for name in IDS:
        some = draw(st.lists(st.sampled_from(IDS if name[0] == "t" else IDS[:3]), max_size=3, unique=True))
        lines = ["title: A"]
        if name[0] == "p":
            lines.append(f"status: {draw(st.sampled_from(['active', 'on-leave', 'left']))}")
            lines += [f"deputy: {some[0]}"] if some else []
        else:
            lines.append(f"{'members' if name[0] == 't' else 'holders'}: {some}")
            lines.append(f"status: {draw(st.sampled_from(['ready', 'ready', 'retired']))}")
        if name[0] == "t" and draw(st.booleans()):
            lines.append(f"parent: {draw(st.sampled_from(['t0', 't1', 't2']))}")
        files[f"data/{ {'p': 'people', 't': 'teams', 'r': 'roles'}[name[0]] }/{name}.yml"] = "\n".join(lines)
    for number in range(3):
        files[f"data/capabilities/c{number}.yml"] = f"title: C\nowner: {draw(st.sampled_from(IDS))}\n"
    return files


@given(organisations())
@settings(max_examples=80)
def test_a_person_answers_for_exactly_what_comes_down_to_them(files: dict[str, str]) -> None:
    found = in_memory(files)
    owned = [record for record in found.book if record.kind.name == "capability"]
    for person in found.book.of(Actor):
        if person.acts(TODAY):
            answers = {answer.record.key for answer in found.ownership.answers_for(person)}
            assert answers == {record.key for record in owned if person in found.ownership.people_of(record)}


@given(organisations())
@settings(max_examples=40)
def test_only_people_who_are_here_answer_and_whoever_has_none_has_a_gap(files: dict[str, str]) -> None:
    found = in_memory(files)
    for someone in found.book.of(Actor):
        answering = found.ownership.people(someone)
        assert all(person.is_person and person.acts(TODAY) for person in answering)
        assert len(set(answering)) == len(answering)
        assert bool(answering) != bool(found.ownership.gap(someone))
