"""The report for people: lines, marks and colours."""

from __future__ import annotations

import io
from dataclasses import replace

import pytest

from opsbook.diagnostic import Severity, Span
from opsbook.report import colour, concise, text
from opsbook.report.report import Report
from tests.handbooks import Files
from tests.report.reports import findings, report_of

WIDE: Files = {
    "data/people/ravi-patel.yml": "title: Ravi Patel\n",
    "data/metrics/m.yml": "title: 日本 😀\nrelated: [ravi-patel, 日本, no-such]\n",
    "data/metrics/long.yml": f"title: L\nrelated: [{'ravi-patel, ' * 30}no-such]\n",
}


def frames(report: Report, code: str) -> list[list[str]]:
    return [frame.split("\n") for frame in text.render(report).split("\n\n") if code in frame]


def test_the_faulty_word_is_underlined_whatever_its_width() -> None:
    shown = frames(report_of(WIDE), "REF001")
    _, line, marks, *_ = next(frame for frame in shown if "m.yml" in frame[0] and "no-such" in "".join(frame[3:]))
    assert line == "  2 | related: [ravi-patel, 日本, no-such]"
    # Each of the two wide characters takes two columns of the terminal.
    assert marks == "    | " + " " * (len("related: [ravi-patel, 日本, ") + 2) + "^" * 7


def test_of_a_long_line_the_faulty_part_is_shown() -> None:
    _, line, marks, *_ = next(frame for frame in frames(report_of(WIDE), "REF001") if "long.yml" in frame[0])
    start = marks.index("^")
    assert line[start:].startswith("no-such")
    assert len(line) < 180


def test_a_message_that_begins_with_somebodys_id_or_the_name_in_a_link_keeps_its_small_letters() -> None:
    files = {
        "data/people/ana.yml": "title: Ana\n",
        "data/terms/sound.yml": "title: Sound\n",
        "data/metrics/sound.yml": "title: Sound\nbody: See [[sound|how loud]].\n",
        **{f"data/capabilities/c{n}.yml": f"title: C{n}\nowner: ana\n" for n in range(31)},
    }
    shown = text.render(report_of(files))
    assert "\n  sound is the id of 2 records.\n" in shown
    assert "\n  ana answers for 31 records alone" in shown


@pytest.mark.parametrize(
    ("message", "shown"),
    [
        ("owner left", "Owner left."),
        ("maya-chen left", "maya-chen left."),
        ("it's 12", "it's 12."),
        ("émigré", "Émigré."),
    ],
)
def test_an_id_at_the_beginning_is_left_as_it_is(message: str, shown: str) -> None:
    report = replace(report_of({}), found=[replace(findings(1)[0], message=message)])
    assert f"  {shown}\n" in text.render(report)


def test_the_name_of_a_field_is_shown_as_it_is_written() -> None:
    shown = text.render(report_of({"data/metrics/m.yml": "title: M\nseries: [{value: 1}]\nname: x\n"}))
    assert "\n  on: in the 1st entry of series is missing.\n" in shown


def test_it_ends_with_what_can_be_mended_by_a_command() -> None:
    files = {**WIDE, "data/metrics/f.yml": "title: F\nowner: ravi-patle\n"}
    assert "1 may be mended by opsbook check --fix --guesses" in text.render(report_of(files))
    assert "opsbook check --fix" not in text.render(report_of({}))


def test_plain_text_holds_no_codes_and_coloured_text_says_the_same() -> None:
    plain = report_of(WIDE)
    for form in (text, concise):
        assert "\x1b" not in form.render(plain)
        coloured = form.render(replace(plain, colour=True))
        assert "\x1b[1;31m" in coloured
        for code in ("0", colour.BOLD, colour.QUIET, *colour.SEVERITIES.values()):
            coloured = coloured.replace(f"\x1b[{code}m", "")
        assert coloured == form.render(plain)


def test_a_message_cannot_speak_to_the_terminal() -> None:
    evil = replace(findings(1)[0], message="\x1b]0;x\x07", path="a\x1b[2J.yml", help="\x9b1m")
    for form in (text, concise):
        shown = form.render(replace(report_of({}), found=[evil]))
        assert shown.replace("\n", "").isprintable()


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


@pytest.mark.parametrize(
    ("environment", "terminal", "piped"),
    [
        ({}, True, False),
        ({"TERM": "dumb"}, False, False),
        ({"NO_COLOR": "1"}, False, False),
        ({"NO_COLOR": ""}, True, False),
        ({"FORCE_COLOR": "1"}, True, True),
        ({"FORCE_COLOR": "0"}, True, False),
        ({"FORCE_COLOR": "1", "NO_COLOR": "1"}, False, False),
    ],
    ids=str,
)
def test_when_colours_are_wanted(environment: dict[str, str], terminal: bool, piped: bool) -> None:
    assert colour.wanted(Terminal(), environment) is terminal
    assert colour.wanted(io.StringIO(), environment) is piped


def test_a_secret_is_starred_out_wherever_its_line_is_shown() -> None:
    report = report_of({"data/metrics/m.yml": "title: M\nsummary: hush TODO\n"})
    place = Span(2, 10, 2, 14)
    secret = replace(findings(1, Severity.WARNING, "data/metrics/m.yml")[0], code="DAT015", span=place)
    beside = replace(secret, code="X001", span=Span(2, 15, 2, 19))
    assert "hush" not in text.render(replace(report, found=[secret, beside]))
    hidden = replace(report, found=[beside], secrets=frozenset([(secret.path, place)]))
    assert "summary: **** TODO" in text.render(hidden)


def test_an_id_at_the_beginning_of_a_message_is_shown_as_it_is_written() -> None:
    files: Files = {
        "data/tools/labelwise.yml": "title: Labelwise\naliases: [etiketta]\n",
        "data/metrics/m.yml": "title: M\nrelated: [etiketta]\n",
    }
    frame = next(iter(frames(report_of(files), "REF007")))
    assert frame[3].startswith("  etiketta is a former id of tool:labelwise")
