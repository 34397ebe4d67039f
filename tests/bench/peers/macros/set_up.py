"""The pages that people would have committed: a call of the macro for each record and each folder."""

from __future__ import annotations

from pathlib import Path

for file in sorted(Path("data").glob("*/*.yml")):
    page = Path("docs") / file.parent.name / f"{file.stem}.md"
    page.parent.mkdir(parents=True, exist_ok=True)
    page.write_text(f'{{{{ record("{file.stem}") }}}}\n', encoding="utf-8")
    (page.parent / "index.md").write_text(f'{{{{ records("{file.parent.name}") }}}}\n', encoding="utf-8")
