"""A handbook as it was in a revision of its repository: a few calls of git, whatever the number of files."""

from __future__ import annotations

import os
import shutil
import weakref
from pathlib import Path, PurePosixPath
from tempfile import TemporaryDirectory, mkdtemp

from opsbook.checked import data_folder, nearest_config, open_handbook
from opsbook.diagnostic import OpsbookError, UsageError
from opsbook.graph import git
from opsbook.graph.former_folder import former_folder
from opsbook.graph.handbook import Handbook


def handbook_at(revision: str, today: Handbook, config: Path | None) -> Handbook:
    """The records and hand-written pages of a revision, judged by today's settings and day, wherever they lay then.

    ``today`` is the handbook of the working tree, which says where its files lie. UsageError when there is no
    repository or no such revision.
    """
    top = top_of(today.folders[0].resolve())
    commit = commit_of(top, revision)
    config = config or nearest_config(today.folders[0])
    inside = [folder.resolve().relative_to(top) for folder in today.folders if folder.resolve().is_relative_to(top)]
    copy = Path(mkdtemp(prefix="opsbook-")).resolve()
    going = weakref.finalize(today, shutil.rmtree, copy, ignore_errors=True)
    for folder in _outermost(inside):
        then = former_folder(top, commit, PurePosixPath(folder.as_posix()))
        if then is None and folder == inside[0]:
            then = _configured(top, commit, config)
        if then is not None:
            _take(top, commit, then, copy / folder)
    (copy / inside[0]).mkdir(parents=True, exist_ok=True)
    settings = None
    if config:
        shown = os.path.relpath(config.resolve(), top)
        settings = copy / (config.name if shown.startswith("..") else shown)
        settings.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(config, settings)
    found = open_handbook(copy / inside[0], settings, today.today.isoformat(), cache=today.cache.for_reading())
    going.detach()
    weakref.finalize(found.library, shutil.rmtree, copy, ignore_errors=True)  # texts are fetched as long as it lives
    return found


def merge_base(today: Handbook, one: str, other: str) -> str:
    """The revision at which the histories of two parted. UsageError when they have nothing in common."""
    top = top_of(today.folders[0].resolve())
    found = git.ask(top, "merge-base", commit_of(top, one), commit_of(top, other))
    if not found:
        raise UsageError(
            f"the histories of {one} and {other} have nothing in common here (a clone that was cut short?)"
        )
    return found.decode().strip()


def top_of(folder: Path) -> Path:
    """The folder of the repository that a folder lies in."""
    top = git.ask(folder, "rev-parse", "--show-toplevel")
    if top is None:
        raise UsageError(f"comparing revisions needs a git repository; {folder} is in none")
    return Path(os.fsdecode(top).rstrip("\n")).resolve()


def commit_of(top: Path, revision: str) -> str:
    """The full name of the commit that a revision stands for."""
    found = git.ask(top, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{revision}^{{commit}}")
    if found is None:
        raise UsageError(f"git knows no revision {revision}; a clone that was cut short may lack it (git fetch)")
    return found.decode().strip()


def _outermost(folders: list[Path]) -> list[Path]:
    """These folders without those that lie in another one."""
    return [one for one in dict.fromkeys(folders) if not any(other in one.parents for other in folders)]


def _configured(top: Path, commit: str, config: Path | None) -> PurePosixPath | None:
    """The folder of records that a configuration named in a commit; None where it cannot be told."""
    if config is None or not config.resolve().is_relative_to(top):
        return None
    place = config.resolve().relative_to(top)
    content = git.Objects(top).read(f"{commit}:{place.as_posix()}")
    if content is None:
        return None
    with TemporaryDirectory(prefix="opsbook-") as other:
        file = Path(other).resolve() / place
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content)
        try:
            found = data_folder(None, file).resolve().relative_to(Path(other).resolve())
        except (UsageError, ValueError):
            return None
    return PurePosixPath(found.as_posix())


def _take(top: Path, commit: str, folder: PurePosixPath, target: Path) -> None:
    """Write the files of a folder as they were in a commit. Links and submodules are left out."""
    paths = [] if folder == PurePosixPath() else [folder.as_posix()]
    listed = git.ask(top, "ls-tree", "-r", "-z", "--full-tree", commit, "--", *paths)
    if listed is None:
        raise OpsbookError(f"git cannot list the files of {commit}")
    objects = git.Objects(top)
    for entry in listed.split(b"\0"):
        head, _, name = entry.partition(b"\t")
        mode, _, rest = head.partition(b" ")
        if mode not in (b"100644", b"100755"):
            continue
        content = objects.read(rest.rpartition(b" ")[2].decode())
        if content is None:
            raise OpsbookError(f"git cannot read {os.fsdecode(name)} of {commit}")
        file = target / PurePosixPath(os.fsdecode(name)).relative_to(folder)
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content)
