"""What breaks, how it is detected, who fixes it."""

import re
from collections.abc import Iterator, Sequence
from datetime import date
from typing import Annotated, ClassVar

from pydantic import Field

from opsbook.model.due import Due
from opsbook.model.duration import Duration
from opsbook.model.kind import Kind
from opsbook.model.record import Part
from opsbook.model.reference import ACTORS, Ref
from opsbook.model.text import Code, Line, PastDay, Points, Prose
from opsbook.model.traits import Owned, Reviewed, Step, Stepped, Urgent

_WAIT = re.compile(r"(\d+)\s*(min|hour|h\b|day|week)", re.IGNORECASE)
_MINUTES = {"min": 1, "hour": 60, "h": 60, "day": 1440, "week": 10080}


class First(Part):
    """What stops the damage."""

    do: Prose
    """The exact click path or command."""
    why: Prose | None = None
    """What it stops, and whether it can be undone."""


class Detection(Part):
    """How we learn that it has happened."""

    alert: Points = Field(default_factory=list)
    """The alert that fires."""
    dashboard: Points = Field(default_factory=list)
    """The dashboard that shows it."""
    query: Prose | None = None
    """The query that proves it."""


class RunbookStep(Step):
    """One step towards working again."""

    called = "step"
    title: Line | None = None
    """The step in a few words."""
    do: Prose | None = None
    """What to do."""
    run: Code | None = None
    """A command to copy."""
    expect: Prose | None = None
    """What you should see."""
    warning: Prose | None = None
    """What to be careful about."""
    otherwise: Prose | None = None
    """What to do when you do not see it."""


class Escalation(Part):
    """Whom to call, and when."""

    after: Line | int | None = None
    """When: minutes as a number, or words such as "15 minutes" or "at once if data is lost"."""
    to: Annotated[str, Ref(*ACTORS, says="Escalates to", back="Called in by", once=True)]
    """Whom to call."""
    via: Line | None = None
    """How to reach them."""


class Exercise(Part):
    """Evidence that the runbook was practised."""

    on: PastDay
    """The day."""
    by: Annotated[str, Ref(*ACTORS, says="Exercised by", back="Exercised", history=True)] | None = None
    """Who practised."""
    outcome: Prose | None = None
    """What came of it."""
    minutes: Annotated[int, Field(ge=0)] | None = None
    """How long it took."""


class Runbook(Owned, Reviewed, Stepped, Urgent):
    """What breaks, how it is detected, who fixes it."""

    kind: ClassVar[Kind] = Kind(
        name="runbook",
        plural="runbooks",
        label="Runbook",
        labels="Runbooks",
        about="Something is broken. Start with what you can see.",
        icon="lifebuoy",
        group="Do",
        order=10,
        sections={
            "first": "Do this first",
            "symptoms": "You are in the right place if",
            "detection": "Check it is real",
            "who": "Who fixes it",
            "steps": "Steps",
            "escalate": "Escalate",
            "rollback": "Undo",
            "exercises": "Practice",
        },
        known_by=("symptoms",),
        asked_by=(
            "broken, broke, breaks, fails, failed, failing, down, stuck, frozen, slow, blank, empty, error, errors, "
            "wrong, by mistake, missing, disappeared, gone, lost, dropped, stopped, late, delayed, leak, leaked, "
            "hacked, stolen, outage, alert, urgent, emergency, what do i do, what do we do, what to do, what should "
            "i do, what should we do, what can i do, what can we do, how do i stop, how do i fix, help, not, ^no, "
            "nothing, cannot, cant, doesnt, wont, isnt, arent, but, rejects, rejected, refuses, refused, blocked, "
            "than expected, than usual, nobody, zero, i think, keeps, suddenly, looks odd, looks wrong, complain, "
            "complains, died, dies, crashed, crashes, hangs, silent, twice, offline, dead, stale, timeout, again "
            "and again, disagree, differ, went out, bouncing, do not match, not working, stopped at, how do we "
            "handle, unable, accidentally, by accident, vanished, not loading, not sending, not updating, corrupt, "
            "freezes, timing out"
        ),
    )
    weighty = frozenset(("first", "steps", "rollback", "detection"))

    services: list[Annotated[str, Ref("service", says="Restores", back="Runbooks", parent=True, basis=True)]] = Field(
        default_factory=list
    )
    """The services that it brings back."""
    severity: Line | int | None = None
    """How bad it is when this happens."""
    act_within: Line | None = None
    """How soon somebody must act, such as "5 minutes"."""
    first: First | None = None
    """What stops the damage; shown before everything else."""
    symptoms: Points = Field(default_factory=list)
    """What people see, in their words."""
    detection: Detection | None = None
    """How we learn of it: alert, dashboard, query."""
    impact: Prose | None = None
    """What it does to customers and to us."""
    steps: list[RunbookStep] = Field(default_factory=list)
    """What to do, in order."""
    rollback: Points = Field(default_factory=list)
    """How to undo the steps."""
    escalation: list[Escalation] = Field(default_factory=list)
    """Whom to call, after how long."""
    exercise_every: Duration | None = None
    """How often to practise."""
    exercises: list[Exercise] = Field(default_factory=list)
    """The times it was practised."""

    @property
    def numbered_steps(self) -> Sequence[Step]:
        """The steps."""
        return self.steps

    @property
    def within(self) -> str | None:
        """How soon somebody must act."""
        return self.act_within

    @property
    def urgency(self) -> int:
        """Minutes within which to act; a large number where none is stated. For sorting."""
        match = _WAIT.search(self.act_within or "")
        return int(match[1]) * _MINUTES[match[2].lower()] if match else 10**6

    def deadlines(self, today: date) -> Iterator[Due]:
        """The next exercise."""
        if self.exercise_every:
            last = max((exercise.on for exercise in self.exercises), default=None)
            if last:
                yield Due("Runbook exercise", self.exercise_every.after(last), ("exercise_every",))
            elif self.last_review:
                yield Due("Runbook exercise", self.exercise_every.after(self.last_review.on), ("exercise_every",))
