"""The handbook's configuration: the opsbook plugin's settings, checked with the same diagnostics as data."""

import re
from datetime import UTC, date, datetime
from fnmatch import fnmatch
from typing import Any, Literal

from pydantic import Field, ValidationError, model_validator

from opsbook.diagnostic import UsageError
from opsbook.model.duration import Duration
from opsbook.model.record import Audience, Part
from opsbook.model.text import Day, Line, Url
from opsbook.model.traits import RiskTier
from opsbook.read.document import Document

_DAY = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)

SeverityWord = Literal["off", "note", "warning", "error"]


class Applied(Part):
    """How a rule is applied to some records. What is no setting of ours is an option of the rule."""

    severity: SeverityWord | None = None
    """off, note, warning or error, in place of the rule's own."""
    reason: Line | None = None
    """Why, for whoever reads it next; what is turned off needs one."""
    options: dict[str, Any] = Field(default_factory=dict)
    """The rule's own options, which may also stand beside the other settings."""

    @model_validator(mode="before")
    @classmethod
    def _options_beside(cls, values: Any) -> Any:
        """Put options that stand beside the settings among the options; one that is said twice stays and is refused."""
        if not isinstance(values, dict) or not isinstance(said := values.get("options", {}), dict):
            return values
        beside = {name: value for name, value in values.items() if name not in cls.model_fields and name not in said}
        kept = {name: value for name, value in values.items() if name not in beside}
        return {**kept, "options": {**said, **beside}} if beside else values


class RuleSettings(Applied):
    """How one rule is applied."""

    kinds: dict[str, SeverityWord | Applied] = Field(default_factory=dict)
    """Severity, or severity and options, for single kinds of record."""
    paths: dict[str, SeverityWord | Applied] = Field(default_factory=dict)
    """The same for paths, as patterns such as data/policies/*; the first that fits goes before the kind."""
    announced: Day | None = None
    """The day from which the rule counts; before it, findings are shown as notes."""

    @property
    def differs(self) -> bool:
        """Whether its options are not everywhere the same."""
        return any(isinstance(one, Applied) and one.options for one in (*self.kinds.values(), *self.paths.values()))

    def at(self, path: str, kind: str) -> Applied:
        """What holds for a file and a kind: the path's word goes before the kind's, and that before the rest."""
        said = [
            next((one for pattern, one in self.paths.items() if fnmatch(path, pattern)), None),
            self.kinds.get(kind),
        ]
        severity, options = self.severity, self.options
        for one in reversed(said):
            if isinstance(one, Applied):
                severity, options = one.severity or severity, {**options, **one.options}
            elif one:
                severity = one
        return Applied(severity=severity, options=options)


class Duty(Part):
    """Whom to call when no runbook fits."""

    label: Line
    """Who that is, such as Duty engineer."""
    phone: Line | None = None
    """Phone number."""
    chat: Line | None = None
    """Chat channel."""


class Settings(Part):
    """Everything that a handbook may configure."""

    data_dir: Line = "data"
    """The folder of the records, relative to the configuration file."""
    audience: Audience = "internal"
    """The audience that the site is built for: public, internal or restricted."""
    as_of: Day | None = None
    """Take this day as today; the command line goes first."""
    due_soon: Duration = Duration(days=30)
    """How long before the day something counts as due soon."""
    review_every: dict[str, Duration | dict[RiskTier, Duration]] = Field(default_factory=dict)
    """Default review pace by kind, or by kind and risk tier; the key `default` stands for every other kind."""
    rules: dict[str, SeverityWord | RuleSettings] = Field(default_factory=dict)
    """Severity and options by rule code or slug."""
    duty: Duty | None = None
    """Whom to call when no runbook fits."""
    report_url: Url | None = None
    """Issue form for reports, with the placeholders {title}, {url} and {record}."""
    audience_fields: dict[str, Audience] = Field(default_factory=dict)
    """Audience of single fields, as kind.field, in place of the model's own."""
    search: bool = True
    """Whether to build the search index."""

    def rule(self, code: str, slug: str) -> RuleSettings:
        """What is configured for a rule, by its code or its slug."""
        found = self.rules.get(code, self.rules.get(slug))
        if isinstance(found, RuleSettings):
            return found
        return RuleSettings(severity=found)

    def cadence(self, kind: str, tier: str | None) -> Duration | None:
        """The default review pace for a kind and risk tier; None when none is configured."""
        for name in (kind, "default"):
            found = self.review_every.get(name)
            if isinstance(found, dict):
                found = found.get(tier) if tier else None  # type: ignore[call-overload]  # any word may be asked for
            if found:
                return found
        return None


def read_settings(values: dict[str, Any], document: Document | None = None, path: str = "mkdocs.yml") -> Settings:
    """Settings from the plugin's mapping. UsageError with every fault when it does not fit."""
    try:
        return Settings.model_validate(values)
    except ValidationError as error:
        from opsbook.model.complaints import complaints  # noqa: PLC0415  # as in validate: faults are few

        lines = []
        for complaint in complaints(Settings, values, error.errors(include_url=False)):
            problem = complaint.problem(document) if document else None
            where = f"{path}:{problem.span.line}:{problem.span.column}" if problem else path
            lines.append(f"{where}: {complaint.message}. {complaint.help}")
        raise UsageError("\n".join(lines)) from None


def today_from(text: str | None, settings: Settings, epoch: str | None) -> date:
    """Today: the command line's word, else the settings', else SOURCE_DATE_EPOCH (seconds), else the clock.

    The clock is asked here and nowhere else. UsageError for a day or an epoch that is none.
    """
    if text is not None:
        try:
            return date.fromisoformat(text if _DAY.fullmatch(text) else "")
        except ValueError:
            raise UsageError(f"{text!r} is not a day; write it as year-month-day, such as 2026-11-21") from None
    if settings.as_of:
        return settings.as_of
    if epoch:
        try:
            return datetime.fromtimestamp(int(epoch), UTC).date()
        except (ValueError, OverflowError, OSError):
            raise UsageError(f"SOURCE_DATE_EPOCH is {epoch!r}; it must be a number of seconds") from None
    return date.today()  # noqa: DTZ011  # the day where the reader is, and the one place that asks for it
