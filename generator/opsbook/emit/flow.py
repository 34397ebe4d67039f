"""A drawing of how something moves, from a few lines in a hand-written page: steps in lanes, from top to bottom.

title: From a wish to a tool
lanes: [Who asks, Who decides]
steps:
  - {id: wish, lane: Who asks, label: A wish}
  - {id: answer, lane: Who decides, label: An answer, after: wish, by: the form}
back:
  - {from: answer, to: wish, by: a question}
"""

from __future__ import annotations

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from opsbook.emit.drawing import Arrow, Step
from opsbook.emit.flow_layout import draw
from opsbook.emit.site import Site
from opsbook.read import source

MOST = 30
"""Steps in one drawing; nobody reads a larger one."""


class _Step(BaseModel):
    model_config = ConfigDict(extra="forbid", strict=True, defer_build=True)
    id: str
    lane: str
    label: str = Field(min_length=1, max_length=80)
    after: str | None = None
    by: str = Field("", max_length=40)


class _Back(BaseModel):
    model_config = ConfigDict(extra="forbid", strict=True, defer_build=True)
    source: str = Field(alias="from")
    to: str
    by: str = Field("", max_length=40)


class _Flow(BaseModel):
    model_config = ConfigDict(extra="forbid", strict=True, defer_build=True)
    title: str = Field(min_length=1)
    lanes: list[str] = Field(min_length=1, max_length=4)
    steps: list[_Step] = Field(min_length=1, max_length=MOST)
    back: list[_Back] = Field([], max_length=6)


def flow(site: Site, text: str) -> str:
    """The drawing that a block describes, as HTML. A block that cannot be read says what is wrong in its place."""
    document = source.parse(text.encode())
    faults = [problem.message for problem in document.problems]
    wanted = None
    if not faults:
        try:
            wanted = _Flow.model_validate(document.values)
            faults = _faults(wanted)
        except ValidationError as error:
            faults = [f"{'.'.join(map(str, one['loc']))}: {one['msg'].lower()}" for one in error.errors()]
    if faults or wanted is None:
        return str(site.renderer.part("flow.html.jinja", faults=faults))
    return str(site.renderer.part("flow.html.jinja", faults=[], **_shown(wanted)))


def _shown(wanted: _Flow) -> dict[str, object]:
    steps = {one.id: Step(one.label, wanted.lanes.index(one.lane)) for one in wanted.steps}
    arrows = [Arrow(steps[one.after], steps[one.id], one.by) for one in wanted.steps if one.after]
    back = [Arrow(steps[one.source], steps[one.to], one.by) for one in wanted.back]
    return {
        "title": wanted.title,
        "drawing": draw(wanted.lanes, list(steps.values()), arrows, back),
        "lanes": wanted.lanes,
        "arrows": [*arrows, *back],
    }


def _faults(wanted: _Flow) -> list[str]:
    """What the shape of the values alone cannot say: names that lead nowhere, and arrows that would cross a box."""
    found, ends = [], dict[str, str]()
    seen: dict[str, str] = {}
    for one in wanted.steps:
        if one.id in seen:
            found.append(f"two steps are called {one.id}")
        if one.lane not in wanted.lanes:
            found.append(f"step {one.id} is in lane {one.lane}, which is not among the lanes")
        if one.after is not None and one.after not in seen:
            found.append(f"step {one.id} comes after {one.after}, which is no step above it")
        elif one.after is not None and seen[one.after] == one.lane and ends[one.lane] != one.after:
            found.append(f"step {one.id} comes after {one.after}, which is not the last step of its lane")
        seen[one.id] = one.lane
        ends[one.lane] = one.id
    found += [
        f"back: there is no step {name}"
        for arrow in wanted.back
        for name in (arrow.source, arrow.to)
        if name not in seen
    ]
    return found
