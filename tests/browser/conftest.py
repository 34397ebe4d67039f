"""A real browser on the real handbook: `site` is its address; `desktop`, `phone`, `dark`, `plain` are pages.

A page opened here fails its test if it asks anybody but the site for anything (DESIGN.md, law 9), and if one
of its scripts fails.
"""

import os
import subprocess
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import BrowserContext, Page, Request

from tools import browser
from tools.environment import ROOT, program
from tools.site_server import published_url, serving
from tools.test import AS_OF

DESKTOP = {"width": 1440, "height": 1000}
PHONE = {"width": 390, "height": 844}
# What a context is opened with, by the name of its look.
LOOKS: dict[str, dict[str, Any]] = {
    "desktop": {"viewport": DESKTOP, "color_scheme": "light"},
    "dark": {"viewport": DESKTOP, "color_scheme": "dark"},
    "phone": {"viewport": PHONE, "color_scheme": "light", "has_touch": True, "is_mobile": True},
}
# A browser's own errands (updates, accounts) are no part of a test, nor may they reach for the network.
QUIET = (
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
# What RxJS, which the theme brings, says of a timer that goes off although it was cancelled: with Playwright's clock in
# place of the browser's own, that happens on a busy machine.
OF_THE_CLOCK = "executing a cancelled action"
AXE = (Path(__file__).parent / "vendor/axe.min.js").read_text("utf-8")

OpenPage = Callable[..., Page]


@dataclass(frozen=True)
class Violation:
    """A rule of axe that a page breaks, and where."""

    rule: str
    impact: str
    says: str
    where: tuple[str, ...]

    def __str__(self) -> str:
        return f"{self.rule} ({self.impact}): {self.says}: {' · '.join(self.where)}"


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args: dict[str, Any]) -> dict[str, Any]:
    found = browser.find()
    if not found:
        pytest.exit(f"no browser for the tests: `python3 dev.py test` sees to one; or set {browser.VARIABLE}", 3)
    # Chromium refuses to sandbox itself for root.
    root = ("--no-sandbox",) if hasattr(os, "geteuid") and os.geteuid() == 0 else ()
    return {**browser_type_launch_args, "executable_path": str(found), "args": [*QUIET, *root]}


@pytest.fixture(scope="session")
def site_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """This repository's handbook, built as of the day that all tests stand on."""
    folder = tmp_path_factory.mktemp("site") / "site"
    command = [str(program("opsbook")), "build", "--as-of", AS_OF, "--site-dir", str(folder)]
    built = subprocess.run(command, check=False, cwd=ROOT, capture_output=True, text=True)
    if built.returncode:
        pytest.fail(f"opsbook build ended with {built.returncode}:\n{built.stdout}{built.stderr}", pytrace=False)
    return folder


@pytest.fixture(scope="session")
def site(site_folder: Path) -> Iterator[str]:
    """The address of the handbook's home page, which is never the root of its host: links must stand that."""
    at_root = published_url(site_folder).count("/") <= len(("https:", "", "host"))
    with serving(site_folder, "/handbook/" if at_root else None) as home:
        yield home


@pytest.fixture
def open_page(new_context: Callable[..., BrowserContext], site: str) -> Iterator[OpenPage]:
    """`open_page("deadlines/", look="phone", java_script_enabled=False)`: a new, loaded page."""
    strays: list[str] = []
    failures: list[str] = []
    host = site.split("/")[2]

    def watch(request: Request) -> None:
        scheme, _, rest = request.url.partition(":")
        if scheme not in ("data", "blob") and not rest.startswith(f"//{host}/"):
            strays.append(request.url)

    def fail(message: str) -> None:
        if message != OF_THE_CLOCK:
            failures.append(message)

    def open_one(path: str = "", look: str = "desktop", **options: Any) -> Page:
        context = new_context(**{"timezone_id": "UTC", **LOOKS[look], **options})
        context.on("request", watch)
        context.on("weberror", lambda error: fail(str(error.error)))
        page = context.new_page()
        page.goto(site + path)
        return page

    yield open_one
    assert not strays, "requests left the site"
    assert not failures, "scripts failed"


@pytest.fixture
def desktop(open_page: OpenPage) -> Page:
    """The home page on a large screen; `desktop.goto(site + "owners/")` goes on from there."""
    return open_page(look="desktop")


@pytest.fixture
def phone(open_page: OpenPage) -> Page:
    """The home page on a phone."""
    return open_page(look="phone")


@pytest.fixture
def dark(open_page: OpenPage) -> Page:
    """The home page on a large screen whose owner likes it dark."""
    return open_page(look="dark")


@pytest.fixture
def plain(open_page: OpenPage) -> Page:
    """The home page without JavaScript."""
    return open_page(java_script_enabled=False)


@pytest.fixture
def axe() -> Callable[..., list[Violation]]:
    """`axe(page)`: the rules that the page breaks; `axe(page, "color-contrast")` leaves rules out, `only` runs one."""

    def run(page: Page, *without: str, only: str | None = None) -> list[Violation]:
        # evaluate, not a script element: a content security policy would refuse that one.
        page.evaluate(AXE)
        rules = {"runOnly": [only]} if only else {"rules": {rule: {"enabled": False} for rule in without}}
        options = {**rules, "resultTypes": ["violations"]}
        found = page.evaluate("options => axe.run(document, options)", options)
        return [
            Violation(
                rule=violation["id"],
                impact=violation["impact"],
                says=violation["help"],
                where=tuple(" ".join(map(str, node["target"])) for node in violation["nodes"]),
            )
            for violation in found["violations"]
        ]

    return run
