"""The check of the finished site: every link and anchor leads somewhere, nothing comes from another host."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest

from opsbook.site_check.check import check_site
from opsbook.site_check.fault import BrokenSiteError

URL = "https://handbook.example/ops/"
HOME = '<h1 id="top">Home</h1><a href="a/">A</a> <a href="a/#one">One</a>'


def faults(folder: Path, pages: Mapping[str, str]) -> list[str]:
    """What the check says of a site of some pages."""
    for path, content in {"index.html": HOME, "a/index.html": '<h2 id="one">One</h2>', **pages}.items():
        file = folder / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(content, encoding="utf-8")
    return [str(fault) for fault in check_site(folder, URL)]


def test_a_sound_site_has_no_faults(tmp_path: Path) -> None:
    assert faults(tmp_path, {}) == []


@pytest.mark.parametrize(
    "link",
    [
        '<a href="../">',
        '<a href="../#top">',
        '<a href="../a/?q=1#one">',
        '<a href="../a/index.html">',
        '<a href="./">',
        '<a href="">',
        '<a href="#">',
        '<a href="#here" id="here">',
        "<a href='../a/#one'>",
        "<a href=../a/#one>",
        '<a href="/ops/a/#one">',
        '<a href="%2E./a/">',
        '<a href="https://elsewhere.example/nothing#x">',
        '<a href="mailto:maya@handbook.example">',
        '<a href="tel:+441234">',
        '<link rel="canonical" href="https://elsewhere.example/">',
        '<img src="data:image/png;base64,AA==">',
        '<svg><symbol id="i-x"/><use xlink:href="#i-x"/></svg>',
        '<form action="../a/">',
        '<p>Write href="nowhere/" and src="https://elsewhere.example/x" in it.</p>',
        "<!-- a remark --><p id=bare></p><a href='#bare'>",
    ],
)
def test_what_is_in_order_is_passed_over(tmp_path: Path, link: str) -> None:
    assert faults(tmp_path, {"b/index.html": link}) == []


@pytest.mark.parametrize(
    ("link", "said"),
    [
        ('<a href="../c/">', "../c/ leads to no file of the site"),
        ('<a href="../c.html">', "../c.html leads to no file of the site"),
        ("<a href='../c/'>", "../c/ leads to no file of the site"),
        ("<a href=../c/>", "../c/ leads to no file of the site"),
        ('<a href="/a/">', "/a/ leads to no file of the site"),
        ('<a href="../../../etc/">', "../../../etc/ leads to no file of the site"),
        ('<a href="../a/index.html/">', "../a/index.html/ leads to no file of the site"),
        ('<a href="../a/#two">', "../a/#two names a place that is not on a/index.html"),
        ('<a href="#two">', "#two names a place that is not on the page"),
        ('<svg><use xlink:href="#i-none"/></svg>', "#i-none names a place that is not on the page"),
        ('<img src="x.png">', "x.png leads to no file of the site"),
        ('<script src="https://cdn.example/x.js">', "https://cdn.example/x.js is fetched from another host"),
        ('<img src="//cdn.example/x.png">', "//cdn.example/x.png is fetched from another host"),
        ('<link href="https://f.example/x" rel="stylesheet">', "https://f.example/x is fetched from another host"),
        ('<link rel=preconnect href="https://f.example">', "https://f.example is fetched from another host"),
        ('<iframe src="https://v.example/">', "https://v.example/ is fetched from another host"),
        ('<style>p{background:url("//t.example/x")}</style>', "//t.example/x is fetched from another host"),
    ],
)
def test_what_leads_nowhere_or_elsewhere_is_named(tmp_path: Path, link: str, said: str) -> None:
    assert faults(tmp_path, {"b/index.html": link}) == [f"b/index.html: {said}"]


def test_style_sheets_fetch_nothing(tmp_path: Path) -> None:
    style = '@import "https://f.example/f.css"; a{background:url(data:x)}'
    assert faults(tmp_path, {"s.css": style}) == ["s.css: https://f.example/f.css is fetched from another host"]


def test_one_address_is_named_once_a_page(tmp_path: Path) -> None:
    assert len(faults(tmp_path, {"b/index.html": '<a href="../c/">' * 3, "d/index.html": '<a href="../c/">'})) == 2


def test_refusing_names_the_file_that_the_page_was_made_from(tmp_path: Path) -> None:
    faults(tmp_path, {f"b{n}/index.html": '<a href="../c/">' for n in range(60)})
    error = BrokenSiteError(check_site(tmp_path, URL), {"b0/index.html": "data/terms/b0.yml"})
    assert error.exit_code == 1
    lines = str(error).splitlines()
    assert lines[0] == "the new site has 60 faults and was not published:"
    assert lines[1] == "  b0/index.html: ../c/ leads to no file of the site (written in data/terms/b0.yml)"
    assert lines[-1] == "  and 10 more"
    assert len(lines) == 52
