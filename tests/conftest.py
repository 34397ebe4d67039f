"""What every test may ask for."""

from __future__ import annotations

import os
import signal
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, settings
from hypothesis.database import DirectoryBasedExampleDatabase

from opsbook.checked import Checked
from tests import handbooks
from tests.handbooks import TODAY, Files, WriteHandbook

if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:  # in the background of a script: what we start inherits it
    signal.signal(signal.SIGINT, signal.default_int_handler)

# The same examples on every machine and every run; HYPOTHESIS_PROFILE=explore looks for new ones.
_SLOW_MACHINES = [HealthCheck.too_slow]
settings.register_profile("same", derandomize=True, deadline=None, suppress_health_check=_SLOW_MACHINES)
settings.register_profile(
    "explore",
    max_examples=5000,
    deadline=None,
    suppress_health_check=_SLOW_MACHINES,
    database=DirectoryBasedExampleDatabase(".cache/hypothesis"),
)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "same"))


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--update", action="store_true", help="write the golden files anew")


@pytest.fixture(autouse=True)
def _own_surroundings(monkeypatch: pytest.MonkeyPatch, tmp_path_factory: pytest.TempPathFactory) -> None:
    """What the developer's shell says of the day, of colours and of git is no part of a test, nor is their cache."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path_factory.getbasetemp() / "home"))
    for name in (*filter(lambda name: name.startswith("GIT_"), os.environ), "SOURCE_DATE_EPOCH", "NO_COLOR"):
        monkeypatch.delenv(name, raising=False)


@pytest.fixture
def handbook(tmp_path: Path) -> WriteHandbook:
    """Write a small handbook into the test's own folder and have it read and checked."""

    def make(files: Files, today: date | str = TODAY, settings: Mapping[str, Any] | None = None) -> Checked:
        handbooks.write(tmp_path, files, settings)
        return handbooks.checked(tmp_path, today)

    return make
