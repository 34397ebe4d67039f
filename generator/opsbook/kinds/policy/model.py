"""A rule of the house and why it exists."""

import re
from collections.abc import Iterator
from typing import Annotated, ClassVar, Literal

from pydantic import Field

from opsbook.model.kind import DRAFT, REPLACED, RETIRED, Door, Kind, Phase, Status
from opsbook.model.record import Part
from opsbook.model.reference import ANY, Ref
from opsbook.model.text import ONE_OR_SEVERAL, LocalId, Points, Prose
from opsbook.model.traits import Approved, DataGoverning, Owned, Reviewed, RiskTiered, Superseding

_ABOUT_PEOPLE = re.compile(
    r"\b(?:consent\w*|privacy|gdpr|pii|lawful basis|data protection|data retention|data subjects?"
    r"|(?:personal|personally|customer|contact|subscriber|lead) (?:data|details|information|identifiable))\b",
    re.IGNORECASE,
)
_OF_SOFTWARE = re.compile(
    r"\b(?:admin(?:istrator)?|apps?|applications?|oauth) consent\w*|\bnotice and consent\b"
    r"|\bconsent\w* (?:for|to) (?:[\w'-]+ ){0,2}(?:apps|applications)\b",
    re.IGNORECASE,
)
"""What is agreed to where software asks for rights, or before somebody logs in: not what people say of their data."""


class InShort(Part):
    """The policy for somebody in a hurry."""

    do: Points = Field(default_factory=list)
    """What to do."""
    dont: Points = Field(default_factory=list)
    """What not to do."""


class Requirement(Part):
    """One numbered rule."""

    id: LocalId | None = None
    """A short name for links to this rule; kept when the wording changes."""
    text: Prose
    """The rule, in one or two sentences."""
    level: Literal["must", "should"] = "must"
    """must or should."""
    control: Prose | None = None
    """How the rule is enforced."""
    evidence: Prose | None = None
    """What shows that it is kept."""
    enforced_by: Annotated[list[Annotated[str, Ref(ANY, says="Enforced by", back="Enforces")]], ONE_OR_SEVERAL] = Field(
        default_factory=list
    )
    """The services, tools or checklists that enforce it."""
    adds: bool | Prose | None = None
    """In a regional variant: this rule adds to the global policy (true, or what it adds)."""
    differs: Prose | None = None
    """In a regional variant: the id of the global rule that this one replaces."""
    why: Prose | None = None
    """Why the variant adds or differs."""


class Policy(Owned, Reviewed, Approved, Superseding, RiskTiered, DataGoverning):
    """A rule of the house and why it exists."""

    kind: ClassVar[Kind] = Kind(
        name="policy",
        plural="policies",
        label="Policy",
        labels="Policies",
        about="What we have agreed that everyone does, and why.",
        icon="scale-balance",
        group="Rules",
        order=10,
        door=Door("I need the rule", "scale-balance", 30),
        sections={
            "in-short": "In short",
            "rules": "Rules",
            "exceptions": "Exceptions",
            "why": "Why we have this",
            "history": "History",
        },
        statuses={
            "draft": DRAFT,
            "in-force": Status("In force", "ok", Phase.LIVE),
            "retired": RETIRED,
            "superseded": REPLACED,
        },
        known_by=("in_short",),
        asked_by=(
            "may i, may we, can i, can we, allowed, am i allowed, are we allowed, is it allowed, is it ok, is it "
            "okay, must, should, have to, do i have to, do we have to, do i need, do we need, rule, rules, what are "
            "the rules, law, legal, requirement, requirements, forbidden, permitted, compliant, banned, how long, "
            "how long may, how long can, approval, ^how often, how soon must, ^who approves, ^who has to approve, "
            "^who must approve, ^who needs to approve, ^who signs, sign off, maximum, minimum, limit, at most, ^who "
            "can, ^who may, ^do, ^does, ^must, ^may, ^can, ^is it, ^are we, what counts as, may a, may an, may one, "
            "who signs off, ^how long are we allowed, how do we handle, in which cases, guideline, guidelines, "
            "restrictions, prohibited, legal to, could i, can someone, is there a rule, are there rules, against "
            "the rules"
        ),
    )
    weighty = frozenset(("purpose", "in_short", "scope", "requirements", "lawful_basis"))

    status: Literal["draft", "in-force", "retired"] | None = None  # type: ignore[assignment]  # narrows the words
    """draft, in-force or retired."""
    purpose: Prose | None = None
    """Why this policy exists."""
    in_short: InShort | None = None
    """What to do and what not to do, for somebody in a hurry."""
    scope: Points = Field(default_factory=list)
    """Whom and what the policy covers."""
    applies_to: list[Annotated[str, Ref("service", "tool", "process", says="Governs", back="Governed by")]] = Field(
        default_factory=list
    )
    """The services, tools and processes that it governs."""
    requirements: list[Requirement] = Field(default_factory=list)
    """The rules, in order."""
    lawful_basis: Prose | None = None
    """The legal ground for handling personal data under this policy."""
    measured_by: list[Annotated[str, Ref("metric", says="Measured by", back="Measures")]] = Field(default_factory=list)
    """The metrics that tell whether it works."""
    localises: (
        Annotated[str, Ref("policy", says="Regional variant of", back="Regional variants", acyclic=True)] | None
    ) = None
    """The global policy that this one is the regional variant of."""

    @property
    def is_variant(self) -> bool:
        """Whether it localises a global policy, which then speaks for it where it says nothing."""
        return self.localises is not None or "localises" in self.damaged

    @property
    def about_people(self) -> str | None:
        """By its title, summary and tags, else by its lawful basis, unless that says that there is none."""
        words = " · ".join([self.title, self.summary or "", *self.tags]).replace("-", " ")
        found = _ABOUT_PEOPLE.search(_OF_SOFTWARE.sub("·", words))
        basis = self.lawful_basis or ""
        return found[0].lower() if found else None if "no personal data" in basis.lower() else basis or None

    def anchors(self) -> Iterator[str]:
        """An anchor for each rule."""
        for number, requirement in enumerate(self.requirements, 1):
            yield f"rule-{requirement.id or number}"
