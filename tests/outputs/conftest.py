"""What every test of the outputs may ask for."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

import pytest

from opsbook import build
from opsbook.emit.forge import Forge
from tests.handbooks import TODAY, Files, WriteHandbook
from tests.outputs.emitted import FORGE, Emit, Emitted, emitted


@pytest.fixture
def emit(handbook: WriteHandbook) -> Emit:
    """The site of a small handbook."""

    def make(
        files: Files, today: date | str = TODAY, settings: Mapping[str, Any] | None = None, forge: Forge = FORGE
    ) -> Emitted:
        return emitted(build.site_of(handbook(files, today, settings), "Handbook", "What we do.", forge))

    return make
