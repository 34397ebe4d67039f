"""What is wrong with a finished site."""

from __future__ import annotations

from dataclasses import dataclass

from opsbook.diagnostic import OpsbookError

_MOST_SHOWN = 50


@dataclass(frozen=True, slots=True, order=True)
class SiteFault:
    """What is wrong with a page: its file from the site's root, the address as written, and why."""

    page: str
    address: str
    why: str

    def __str__(self) -> str:
        return f"{self.page}: {self.address} {self.why}"


class BrokenSiteError(OpsbookError):
    """A site that must not be published."""

    exit_code = 1

    def __init__(self, faults: list[SiteFault], sources: dict[str, str]) -> None:
        """``sources`` name the file from which a page was made."""
        lines = []
        for fault in faults[:_MOST_SHOWN]:
            source = sources.get(fault.page)
            lines.append(f"  {fault}{f' (written in {source})' if source else ''}")
        more = len(faults) - len(lines)
        lines += [f"  and {more} more"] if more else []
        count = "1 fault" if len(faults) == 1 else f"{len(faults)} faults"
        super().__init__("\n".join([f"the new site has {count} and was not published:", *lines]))
