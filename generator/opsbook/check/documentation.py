"""A rule's docstring taken apart: what it finds, why it matters, its options, and the examples that prove it."""

from __future__ import annotations

import re
from dataclasses import dataclass

_EXAMPLE = re.compile(r"^(Fails|Passes):\s*\n+```yaml\n(.*?)^```[ \t]*$", re.MULTILINE | re.DOTALL)
_FILE = re.compile(r"^# (\S+/\S.*?\.\w+)(?:, committed on (\d{4}-\d\d-\d\d))?[ \t]*$", re.MULTILINE)
_OPTION = re.compile(r"Option\s+`(\w+)`:\s+(.*?\.)(?=\s|$)", re.DOTALL)


@dataclass(frozen=True, slots=True)
class ExampleFile:
    """One file of an example handbook; with ``on`` as it was committed on a day, each in the order of the days."""

    path: str
    yaml: str
    on: str | None = None

    @property
    def heading(self) -> str:
        """The path, and the day of its commit."""
        return f"{self.path}, committed on {self.on}" if self.on else self.path


@dataclass(frozen=True, slots=True)
class Documentation:
    """What a rule says of itself. ``text`` is Markdown; ``options`` says of each option what it does."""

    summary: str
    text: str
    fails: list[ExampleFile]
    passes: list[ExampleFile]
    options: dict[str, str]


def documentation(docstring: str) -> Documentation:
    """Take a rule's docstring apart."""
    summary, _, rest = docstring.strip().partition("\n")
    examples = {match[1]: files(match[2]) for match in _EXAMPLE.finditer(rest)}
    text = _EXAMPLE.sub("", rest)
    options = {match[1]: " ".join(match[2].split()) for match in _OPTION.finditer(text)}
    text = re.sub(r"\n{3,}", "\n\n", _OPTION.sub("", text)).strip()
    return Documentation(summary, text, examples.get("Fails", []), examples.get("Passes", []), options)


def files(example: str) -> list[ExampleFile]:
    """The files of an example: each begins with a comment that names its path."""
    parts = _FILE.split(example)[1:]
    told = zip(parts[::3], parts[1::3], parts[2::3], strict=True)
    return [ExampleFile(path, text.strip("\n") + "\n", on) for path, on, text in told]
