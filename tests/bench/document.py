"""The page that keeps the last results: figures, machine, versions, and how to read them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from tests.bench.results import Results

_INTRODUCTION = """\
# How fast opsbook is

    {command}

wrote this page on {day}; run it to measure your own machine. The same records, 3 to 6 KB of YAML each
(services 3, policies and runbooks 5.5), are built into a site by opsbook and by other tools, in turn (A B A B …). Read
the ratios: seconds differ between machines, and between two days on one machine.

- Machine: {machine}. Files {files}. Other work when it began (load average): {load:.1f}; where that is more than a
  little, read the processor seconds, in which waiting for others is not counted.
- Versions: {versions}.
"""
_READING = """\
## How to read the tables

- Figures are medians of whole processes, from start to end. *Cold* finds no site and no cache; *no change* and *one
  edit* follow a build of the same records; the edit changes the summary of one runbook.
- opsbook checks every record by every rule, draws the graph, follows every link of the finished site and writes more
  pages than the others: owners, health, deadlines, relations, rules, kinds, feeds, an API. The others check nothing
  but MkDocs' own links. `check` has no counterpart among them.
- Every tool shows the same of a record: title, summary, owner, all fields, its text as HTML, links, and what refers to
  it. MkDocs, Zensical and opsbook fill Material's page of about 20 KB; Hugo and Eleventy fill a bare page of 6 to 9
  KB, and Eleventy neither highlights code nor makes a table of contents.
- Search is off except where the name says otherwise.
- MkDocs' plugins stand for a team's own script over the records; their pages are kept out of the navigation, in which
  cost grows with the square of their number. For Zensical the Markdown lies ready, and making it is not counted; nor
  are the pages that call the macros.
- A tool that was too slow to wait for was measured fewer times, as the column *runs* says.
- Memory was taken in a run of its own: the largest process by its resident size; all processes together by their
  proportional size, in which a page that several processes share is split between them.
"""
_STAGES = """\
## Where a build's time goes

`opsbook build --timings` says it. *read* is reading, parsing and validating the records; *link* the graph; *history*
what git knows; *check* every rule; *emit* making ready; *render* articles and the page around them, on all cores;
*links* following every link of the site; *search* its index (off here); *publish* the swap. Python, the theme and
MkDocs take the rest. *busy* is processor time of the main process: where *render* shares work out, its workers' is not
in it. A build that finds nothing changed looks at file times and stops.
"""


@dataclass(frozen=True)
class Document:
    """Everything that the page says."""

    command: str
    day: str
    machine: str
    files: str
    """Where the files lay while it was measured."""
    load: float
    """How many processes wanted to run before it began."""
    versions: Mapping[str, str]
    missing: Mapping[str, str]
    """Peers that could not be had, by title, each with the reason."""
    results: Sequence[Results]

    def markdown(self) -> str:
        """The whole page."""
        versions = ", ".join(f"{name} {version}" for name, version in sorted(self.versions.items()))
        head = _INTRODUCTION.format(
            command=self.command,
            day=self.day,
            machine=self.machine,
            files=self.files,
            load=self.load,
            versions=versions,
        )
        parts = [head, *(part for one in self.results for part in self._size(one)), _READING, _STAGES]
        return "\n".join([*parts, *(part for one in self.results for part in _stages(one))]).rstrip() + "\n"

    def text(self) -> str:
        """The same for a terminal, without what explains it."""
        parts = [f"{self.machine}; files {self.files}; load before: {self.load:.1f}"]
        for one in self.results:
            parts += [f"\n{one.records:,} records", *(table.text() for table in one.tables())]
            parts += [f"opsbook build --timings, {title}:\n{table}" for title, table in one.stages.items()]
            parts += [f"{title}: {why}" for title, why in self._absent(one)]
        return "\n".join(parts).rstrip() + "\n"

    def _size(self, one: Results) -> list[str]:
        absent = [f"- {title}: {why}\n" for title, why in self._absent(one)]
        return [f"## {one.records:,} records\n", *(table.markdown() for table in one.tables()), *absent]

    def _absent(self, one: Results) -> list[tuple[str, str]]:
        missing = [(title, f"not available: {why}") for title, why in self.missing.items()]
        return [*missing, *((title, f"failed: {why}") for title, why in one.failed.items())]


def _stages(one: Results) -> list[str]:
    return [
        f"### {one.records:,} records, {title}\n\n```text\n{table}```\n" for title, table in one.stages.items() if table
    ]
