"""The site on show, while edits are followed on it and the next one is being made."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path

from opsbook.live import Followed, LiveSite
from opsbook.turns import Turns


class Shown:
    """What a preview shows. An edit changes it at once, also while a build is under way; what that build cannot have
    read yet is followed once more on the site that it made, before that is shown: no edit is lost, and none goes back.
    """

    def __init__(self, turns: Turns) -> None:
        self._turns = turns
        self._live: LiveSite | None = None
        self._since: dict[Path, None] = {}
        self._making = False

    def begin(self) -> None:
        """The next site is being made, from what the files say from now on."""
        with self._turns.alone():
            self._since, self._making = {}, True

    def give_up(self) -> None:
        """The next site will not be."""
        self._making = False

    def go_over(self, site: LiveSite, publish: Callable[[], None]) -> None:
        """Show another site from now on, once it has followed what was edited since it was begun."""
        self._turns.give_way()
        with self._turns.alone():
            for file in self._since:
                site.follow(file)
            site.catch_up()
            publish()
            self._live, self._making = site, False

    def follow(self, files: Iterable[Path]) -> list[Followed] | None:
        """Follow edits at once, before all work that can wait. None when they take a whole build."""
        with self._turns.first():
            found = [self._follow(file) for file in files]
        return None if None in found else [one for one in found if one]

    def _follow(self, file: Path) -> Followed | None:
        followed = self._live.follow(file) if self._live else None
        if followed:
            self._since[file] = None
        return followed

    def catch_up(self, go_on: Callable[[], bool]) -> None:
        """Bring other pages that show what was edited up to date, for as long as nothing else is to be done."""
        with self._turns.ahead():
            while go_on():
                with self._turns.alone():
                    if not (self._live and self._live.catch_up(most=1)):
                        return

    def matters(self, file: Path) -> bool:
        """Whether a change of a file may change the site: it is there, or a record was read from it, or may have been.

        Editors make files of their own, and delete them at once.
        """
        return file.exists() or self._live is None or self._making or self._live.knows(file)
