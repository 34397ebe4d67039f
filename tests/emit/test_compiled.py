"""What was compiled is kept for the next run, and nothing depends on it."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

RUN = """
import sys
from pathlib import Path
from opsbook.cache import Cache
from opsbook.emit import settled
from opsbook.emit.template_engine import TemplateEngine

class Counting(TemplateEngine):
    compiled = 0
    def _compile(self, source, filename):
        Counting.compiled += 1
        return super()._compile(source, filename)

cache = Cache(Path(sys.argv[1]))
settled.recall(cache)
badge = Counting().module("components/badges.html.jinja").badge("x")
settled.keep(cache)
print(Counting.compiled, badge)
"""


def run(cache: Path) -> tuple[int, str]:
    """How many templates a process compiled for a badge, and the badge."""
    done = subprocess.run([sys.executable, "-c", RUN, str(cache)], check=True, capture_output=True, text=True)
    count, _, badge = done.stdout.strip().partition(" ")
    return int(count), badge


def test_a_template_is_compiled_in_the_first_run_only(tmp_path: Path) -> None:
    first, again = run(tmp_path), run(tmp_path)
    assert first == (1, again[1])
    assert again == (0, '<span class="ob-badge ob-badge--neutral">x</span>')


def test_a_broken_cache_is_passed_over(tmp_path: Path) -> None:
    expected = run(tmp_path)
    kept = tmp_path / "settled"
    kept.write_bytes(kept.read_bytes()[:-1] + b"!")
    assert run(tmp_path) == expected
