"""What the reader must know before relying on a page: bold line, then one sentence with the next act."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from markupsafe import Markup

from opsbook.emit.place import day_text
from opsbook.graph.review import ReviewState, State
from opsbook.model.kind import Phase, Status

MOST = 3


@dataclass(frozen=True, slots=True)
class Banner:
    """One warning. ``tone`` as for statuses; ``text`` is HTML."""

    tone: str
    icon: str
    title: str
    text: Markup


@dataclass(frozen=True, slots=True)
class Situation:
    """What banners are made from. Links are HTML: the owner's, the successor's, the backup's, the newer record's."""

    label: str
    status: Status
    owned: bool
    owner: Markup | None
    gap: str | None
    successor: Markup | None
    """Who takes over from an owner that has left."""
    backup: Markup | None
    review: ReviewState | None
    newer: Markup | None
    newer_since: date | None
    suggest_url: str | None


def banners(now: Situation) -> list[Banner]:
    """The banners of a page in the order in which they matter, at most three. The wording is PAGES.md's."""
    if now.newer:
        since = f", in force since {day_text(now.newer_since)}" if now.newer_since else ""
        text = Markup("Kept for the record. Read {} instead{}.").format(now.newer, since)
        return [Banner("info", "archive-outline", "Replaced. Do not follow this.", text)]
    if now.status.phase.over:
        return []
    found = []
    if now.status.phase is Phase.DRAFT:
        found.append(_draft(now))
    if now.owned and now.owner is None:
        found.append(_ownerless(now))
    elif now.gap:
        found.append(_owner_away(now))
    if now.review and now.review.state in (State.OVERDUE, State.DUE_SOON):
        found.append(_review(now, now.review))
    return found[:MOST]


def _draft(now: Situation) -> Banner:
    ask = Markup("Ask {} before you rely on it.").format(now.owner or "its author")
    text = ask if now.owned else Markup("What stands here may still change.")
    title = "Draft. Not in force yet." if now.status.label == "Draft" else f"{now.status.label}. Not settled yet."
    return Banner("neutral", "pencil-circle-outline", title, text)


def _ownerless(now: Situation) -> Banner:
    suggest = _suggest(now, "an owner")
    title = f"No one owns this {now.label}."
    return Banner(
        "bad",
        "account-off-outline",
        title,
        Markup("Nobody is checking that it is still right.{}").format(suggest),
    )


def _suggest(now: Situation, whom: str) -> Markup:
    return Markup(' <a href="{}">Suggest {}</a>.').format(now.suggest_url, whom) if now.suggest_url else Markup()


def _owner_away(now: Situation) -> Banner:
    if now.successor:
        ask = Markup(" Ask {}, who takes over.").format(now.successor)
    elif now.backup:
        ask = Markup(" Ask {} until a new owner is named.").format(now.backup)
    else:
        ask = _suggest(now, "a new owner")
    left = bool(now.gap and now.gap.startswith(("left", "has left")))
    title = "The owner has left." if left else "Nobody answers for this right now."
    return Banner("bad", "account-off-outline", title, Markup("{} {}.{}").format(now.owner, now.gap, ask))


def _review(now: Situation, review: ReviewState) -> Banner:
    answers = now.owner if not now.gap else None
    days = abs(review.days or 0)
    count = "1 day" if days == 1 else f"{days} days"
    if review.state is State.OVERDUE:
        ask = Markup(" Check with {} before you rely on it.").format(answers) if answers else Markup()
        return Banner(
            "bad",
            "alert-octagon-outline",
            f"Overdue for review by {count}.",
            Markup("It may be out of date.{}").format(ask),
        )
    by = (
        Markup(" {} will check it by {}.").format(answers, day_text(review.due)) if answers and review.due else Markup()
    )
    title = f"Review due in {count}." if days else "Review due today."
    return Banner("warn", "clock-alert-outline", title, Markup("You can still rely on it.{}").format(by))
