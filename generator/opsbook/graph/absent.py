"""Where a record that is named and is not there would be written."""

from __future__ import annotations

from collections.abc import Mapping

from opsbook.model.reference import ANY


def addition(name: str, kinds: tuple[str, ...], folders: Mapping[str, str]) -> str:
    """How a record of an id is added that may be of some kinds, as the end of a sentence.

    ``folders`` are those of the kinds, by name.
    """
    if kinds == ("page",):
        return f"add it beside the hand-written pages, in a file {name}.md"
    file, known = f"{name}.yml", [f"{folders[kind]}/" for kind in kinds if kind in folders]
    if ANY in kinds:
        example = next(iter(folders.values()), None)
        return f"add it as {file} in the folder of its kind{f', such as {example}/' if example else ''}"
    if len(known) > 1:
        return f"add it as {file} in {', '.join(known[:-1])} or {known[-1]}"
    return f"add it in a file {''.join(known)}{file}"
