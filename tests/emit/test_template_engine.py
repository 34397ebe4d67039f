"""Templates mean what Jinja says they mean, however they are compiled."""

from __future__ import annotations

from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from jinja2 import Environment, FileSystemLoader, StrictUndefined, TemplateNotFound, UndefinedError
from markupsafe import Markup

from opsbook.emit.template_engine import TemplateEngine

CONTEXT: dict[str, Any] = {
    "plain": "Tom & 'Jerry' <b>\"x\"</b>",
    "safe": Markup("<b>bold</b>"),
    "nothing": None,
    "number": 3,
    "row": {"label": "a", "items": "<i>"},
    "thing": SimpleNamespace(label="b", part=SimpleNamespace(name="<c>")),
    "things": [SimpleNamespace(label="one"), {"label": "two"}],
    "double": lambda value, times=2: value * times,
}
MACROS = (
    "{% macro badge(label, tone='neutral', name=None) %}<i class='{{ tone }}'>{{ label }}{{ name }}</i>{% endmacro %}"
    "{% macro boxed(title=None) %}<p>{{ title }}{% if caller is defined %}[{{ caller() }}]{% endif %}</p>{% endmacro %}"
    "{% macro all() %}{{ varargs | join('+') }}{{ kwargs.a }}{% endmacro %}"
    "{% macro odd(context, missing=1) %}{{ context }}{{ missing }}{% endmacro %}"
    "{% macro tag(id, class=None, else=2) %}{{ id }}{{ class }}{{ else }}{% endmacro %}"
    "{% macro row(at) %}{% if at %}{{ at }}{{ row(at - 1) }}{% endif %}{% endmacro %}"
)
TEXTS = [
    "{{ plain }}|{{ safe }}|{{ nothing }}|{{ number }}|{{ plain | upper }}|{{ safe ~ plain }}",
    "{{ row.label }}{{ row['items'] }}{{ thing.part.name }}{{ thing.absent is defined }}{{ row.absent is defined }}",
    "{% for one in things %}{{ loop.index }}{{ one.label }}{% if not loop.last %}, {% endif %}{% endfor %}",
    "{{ double(plain) }}{{ double('a', times=number) }}{{ double(*['b', 3]) }}{{ double('c', **{'times': 1}) }}",
    "{% from 'm' import badge %}{{ badge(plain) }}{{ badge(safe, 'a') }}{{ badge('x', name='y') }}{{ badge(label=1) }}",
    "{% from 'm' import boxed %}{{ boxed() }}{% call boxed(plain) %}{{ plain }}{{ boxed('inner') }}{% endcall %}",
    "{% from 'm' import all %}{{ all('a', 'b', a=plain) }}",
    "{% from 'm' import odd %}{{ odd('a') }}{{ odd('a', missing=2) }}",
    "{% from 'm' import tag %}{{ tag(1) }}{{ tag(1, 'a') }}{{ tag(1, class='b', else='c') }}{{ tag(class='d', id=3) }}",
    "{% import 'm' as m %}{{ m.row(3) }}",
    "{% macro here(x=number) %}{{ x }}{{ plain }}{% endmacro %}{{ here() }}{{ here('<') }}",
    "{% set all = namespace(n=0) %}{% for a in things if a.label %}{% set all.n = all.n + 1 %}{% endfor %}{{ all.n }}",
    "{% include 'part' %}{% with number = 9 %}{% include 'part' %}{% endwith %}",
    "{% filter upper %}{{ plain }}{% endfilter %}{% set text %}{{ plain }}{% endset %}{{ text }}",
    "{% extends 'frame' %}{% block body %}{{ super() }}{{ plain }}{% endblock %}",
]
WRONG = [
    "{{ absent }}",
    "{{ thing.absent }}",
    "{{ row.absent.deeper }}",
    "{{ absent() }}",
    "{% from 'm' import badge %}{{ badge() }}",
    "{% from 'm' import none_such %}{{ none_such() }}",
    "{% from 'm' import boxed %}{{ boxed().absent }}",
    "{% from 'm' import tag %}{{ tag(class='a') }}",
]
FILES = {"m": MACROS, "part": "({{ number }}{{ plain }})", "frame": "<{% block body %}{{ number }}{% endblock %}>"}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name, text in FILES.items():
        (tmp_path / name).write_text(text)
    return tmp_path


@pytest.mark.parametrize("text", TEXTS)
def test_a_template_renders_as_with_jinja(folder: Path, text: str) -> None:
    (folder / "page").write_text(text)
    jinja = Environment(loader=FileSystemLoader(folder), autoescape=True, undefined=StrictUndefined)
    engine = TemplateEngine(folder)
    expected = jinja.get_template("page").render(CONTEXT)
    assert [engine.get_template("page").render(CONTEXT) for _ in range(2)] == [expected, expected]


@pytest.mark.parametrize("text", WRONG)
def test_what_is_not_there_is_an_error(folder: Path, text: str) -> None:
    (folder / "page").write_text(text)
    with pytest.raises(UndefinedError):
        TemplateEngine(folder).get_template("page").render(CONTEXT)


@pytest.mark.parametrize("call", ["badge('a', other=1)", "tag('a', other=1)", "badge('a', 'b', 'c', 'd')"])
def test_a_macro_takes_what_it_names(folder: Path, call: str) -> None:
    (folder / "page").write_text(f"{{% from 'm' import badge, tag %}}{{{{ {call} }}}}")
    with pytest.raises(TypeError):
        TemplateEngine(folder).get_template("page").render(CONTEXT)


def test_a_template_of_our_own_replaces_one_of_the_package(tmp_path: Path) -> None:
    (tmp_path / "components").mkdir()
    (tmp_path / "components" / "badges.html.jinja").write_text(
        "{% macro badge(label) %}<mine>{{ label }}</mine>{% endmacro %}"
    )
    engine = TemplateEngine(tmp_path)
    assert str(engine.module("components/badges.html.jinja").badge("x")) == "<mine>x</mine>"  # type: ignore[attr-defined]


def test_an_unknown_template_is_said_to_be_so(tmp_path: Path) -> None:
    with pytest.raises(TemplateNotFound):
        TemplateEngine(tmp_path).get_template("none/such.html.jinja")
