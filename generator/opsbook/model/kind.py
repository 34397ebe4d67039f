"""What a kind tells the machine about itself: its names, its place in the handbook, its statuses and anchors."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum


class Phase(StrEnum):
    """Where a record stands in its life. Only live records fall due; nothing is asked of finished or retired ones."""

    DRAFT = "draft"
    LIVE = "live"
    FINISHED = "finished"
    RETIRED = "retired"

    @property
    def over(self) -> bool:
        """Whether the record is history."""
        return self in (Phase.FINISHED, Phase.RETIRED)


@dataclass(frozen=True, slots=True)
class Status:
    """A status as readers see it. ``tone`` is ok, warn, bad, info or neutral. ``leaving``: still in use, and on its way
    out, so that whoever chooses is better led to what takes its place.
    """

    label: str
    tone: str
    phase: Phase
    leaving: bool = False


DRAFT = Status("Draft", "neutral", Phase.DRAFT)
READY = Status("Ready to use", "ok", Phase.LIVE)
RETIRED = Status("Retired", "neutral", Phase.RETIRED)
REPLACED = Status("Replaced", "neutral", Phase.RETIRED)

DRAFT_READY_RETIRED = {"draft": DRAFT, "ready": READY, "retired": RETIRED}


@dataclass(frozen=True, slots=True)
class Door:
    """What brings readers to a kind, in their words on the home page. Doors stand in the order of their ``place``.

    ``newcomers``: the kind has a page of its own (``first_week.html.jinja``) for those who have just come.
    """

    title: str
    icon: str
    place: int
    newcomers: bool = False


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind's names and its place in the handbook.

    ``name`` is the word in references (``change-class``), ``plural`` the folder and the address. ``group`` is the
    heading of the side list under which the kind's index stands, None to leave it out. ``sections`` are the fixed
    anchors of its pages in order, each with its heading. ``statuses`` maps the words of the status field to what
    readers see; the first live one holds where a record names none, unless ``default_status`` says otherwise.
    ``stands_alone``: readers meet these records by their index, so that nothing else need lead to them. ``door``: its
    place on the home page. ``coverage``: what should lead to each record of the kind, as the health page asks: the
    heading of a column, with the headings of the backlinks that fill it. ``known_by`` are the fields whose words tell
    readers which record they want: search counts them for more. ``asked_by`` are words of a reader's question, such as
    "how do i, how to", that point to the kind; "^add" only where the question begins with it. ``explains``: its records
    say what a word means, which few questions are after.
    ``wide``: what its pages show needs the room of the table of contents. ``numbered``: its ids begin with a number.
    """

    name: str
    plural: str
    label: str
    labels: str
    about: str
    icon: str
    group: str | None = None
    order: int = 50
    sections: dict[str, str] = field(default_factory=dict)
    statuses: dict[str, Status] = field(default_factory=lambda: dict(DRAFT_READY_RETIRED))
    default_status: str | None = None
    stands_alone: bool = False
    door: Door | None = None
    coverage: dict[str, tuple[str, ...]] = field(default_factory=dict)
    known_by: tuple[str, ...] = ()
    asked_by: str = ""
    explains: bool = False
    wide: bool = False
    numbered: bool = False

    @property
    def one(self) -> str:
        """One record of the kind, in a sentence: "a policy", "an exception"."""
        return f"{'an' if self.label[0] in 'AEIO' else 'a'} {self.label.lower()}"

    def status(self, word: str | None) -> Status:
        """The status for a word of the status field, or for none."""
        word = word or self.default_status
        if word in self.statuses:
            return self.statuses[word]
        return next(status for status in self.statuses.values() if status.phase is Phase.LIVE)
