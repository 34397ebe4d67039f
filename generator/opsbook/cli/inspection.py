"""A check as the command line asks for it: which findings are shown, and which of them count."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from opsbook.check import baseline
from opsbook.check.since import touched
from opsbook.check.unsettled import Unsettled
from opsbook.checked import Checked, check_handbook, open_handbook
from opsbook.diagnostic import Diagnostic, Severity, UsageError
from opsbook.graph.handbook import Handbook
from opsbook.report.origin import here
from opsbook.report.redaction import secrets
from opsbook.report.report import Report


@dataclass(frozen=True)
class Asked:
    """What was asked. ``baseline`` None is the default file, where there is one."""

    data: Path | None = None
    config: Path | None = None
    as_of: str | None = None
    strict: bool = False
    select: str | None = None
    ignore: str | None = None
    since: str | None = None
    baseline: Path | None = None
    write_baseline: bool = False


@dataclass(frozen=True)
class Inspected:
    """The report of a check, and what there is to say beside it."""

    report: Report
    remarks: list[str] = field(default_factory=list)
    rests_on: list[Path] = field(default_factory=list)
    """The folders and files that decide what is found; they need not exist."""


def inspect(asked: Asked) -> Inspected:
    """Check a handbook. UsageError for a rule, a revision or a baseline that does not exist."""
    handbook = open_handbook(asked.data, asked.config, asked.as_of, to_check=True)
    checked = check_handbook(handbook)
    names = {name for rule in checked.rules for name in (rule.code, rule.fault.slug, rule.family)}
    select, ignore = _names(asked.select, names), _names(asked.ignore, names)
    found, known, remarks = _beside_baseline(asked, checked)
    if unknown := handbook.history.unknown:
        remarks.append(f"note: {unknown}; checks that need it were left out")
    report = Report(
        [one for one in found if (not select or _named(one, select)) and not _named(one, ignore)],
        handbook,
        checked.rules,
        frozenset((Severity.ERROR, Severity.WARNING) if asked.strict else (Severity.ERROR,)),
        touched(handbook.root, _folder(handbook), asked.since) if asked.since else None,
        known,
        secrets(checked.diagnostics),
        base=here(handbook.root),
    )
    config = asked.config or (asked.data.parent if asked.data else Path()) / "mkdocs.yml"
    return Inspected(report, remarks, [*handbook.folders, config, asked.baseline or handbook.root / baseline.DEFAULT])


def _folder(handbook: Handbook) -> Path:
    return handbook.folders[0] if handbook.folders else handbook.root


def _names(text: str | None, known: set[str]) -> set[str]:
    names = {name.strip() for name in (text or "").split(",") if name.strip()}
    if unknown := sorted(names - known):
        raise UsageError(f"there is no rule or family {unknown[0]}; opsbook explain lists them")
    return names


def _named(one: Diagnostic, names: set[str]) -> bool:
    return bool({one.code, one.slug, one.code.rstrip("0123456789")} & names)


def _beside_baseline(asked: Asked, checked: Checked) -> tuple[list[Diagnostic], int, list[str]]:
    """The findings that no baseline knows, how many one does, and what to say of it."""
    file = asked.baseline or checked.handbook.root / baseline.DEFAULT
    if not file.is_file() and not asked.write_baseline:
        if asked.baseline:
            raise UsageError(f"there is no baseline {file}; opsbook check --write-baseline makes one")
        return checked.diagnostics, 0, []
    before = file.read_bytes() if file.is_file() else None
    entries = baseline.read(file) if before is not None else baseline.entries_of(checked.diagnostics, checked.handbook)
    compared = baseline.compare(checked.diagnostics, entries, checked.handbook)
    unsettled = Unsettled(checked.handbook, checked.rules)
    kept = [entry for entry in compared.removable if unsettled.hides(entry.code, entry.record)]
    dropped = len(compared.removable) - len(kept)
    if not asked.write_baseline:
        advice = f"known findings of {file.name} no longer occur: --write-baseline drops them"
        return compared.new, len(compared.known), [f"{dropped} {advice}"] if dropped else []
    after = baseline.written([*compared.known, *kept])
    if after != before:
        from opsbook.read.swap import Change, write

        write([Change(file, before, after)])
    remarks = [f"{file.name}: {len(compared.known) + len(kept)} findings known, {dropped} dropped"]
    if compared.new:
        remarks.append(f"{len(compared.new)} new ones were not taken up: a baseline only shrinks")
    return compared.new, len(compared.known), remarks
