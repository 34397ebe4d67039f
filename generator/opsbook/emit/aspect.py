"""What pages show of a record, in parts that move each by itself: an edit of its text leaves its links as they are."""

from __future__ import annotations

from enum import StrEnum


class Aspect(StrEnum):
    """A part of what is shown of a record. The value stands before the record's key where it is noted."""

    VIEW = ""
    """All that a record's view can tell."""
    TARGET = "@"
    """What links to it show: title, address, where it stands."""
    SUMMARY = "~"
    """Its one line."""
    ANSWER = "^"
    """Who answers for it, and who stands in."""
    DATES = "!"
    """The dates that somebody must meet."""
    LINKS = ">"
    """What it leads to, and what leads to it."""
    STANDING = "="
    """What overviews count and choose by: words to find it, practice, approval, urgency, and what was done when."""

    def of(self, key: str) -> str:
        """The name of this part of a record among what was seen."""
        return f"{self.value}{key}"


OVERVIEW = (Aspect.TARGET, Aspect.ANSWER, Aspect.DATES, Aspect.LINKS, Aspect.STANDING)
"""All that overviews show of records, but for the summary."""
KEPT = (*OVERVIEW, Aspect.SUMMARY)
"""The parts of which the prints are kept. A view moves with any of them, with the file, and with what was found."""
FIGURES = "*"
"""Stands among what was seen by a page that shows in how many records of the handbook something was found."""
