"""A hand-written page of handbook/."""

from typing import ClassVar, Literal

from opsbook.model.kind import Kind, Phase, Status
from opsbook.model.traits import Owned, Reviewed


class Page(Owned, Reviewed):
    """A hand-written page. Its front matter may say who owns it and when it was reviewed."""

    kind: ClassVar[Kind] = Kind(
        name="page",
        plural="pages",
        label="Page",
        labels="Pages",
        about="Pages written by hand.",
        icon="text-box-outline",
        statuses={
            "draft": Status("Draft", "neutral", Phase.DRAFT),
            "ready": Status("Published", "ok", Phase.LIVE),
            "new": Status("New", "info", Phase.LIVE),
            "deprecated": Status("On its way out", "warn", Phase.LIVE, leaving=True),
            "retired": Status("Retired", "neutral", Phase.RETIRED),
        },
        stands_alone=True,
        asked_by="handbook, wiki, this site, this page",
    )
    status: Literal["draft", "ready", "new", "deprecated", "retired"] | None = None  # type: ignore[assignment]
    """draft, ready or retired; also new or deprecated, which Material for MkDocs marks in its navigation."""
    owner_expected = False
    foreign_fields = frozenset(
        (
            *("template", "hide", "icon", "description", "search", "social", "date", "toc_depth", "edit_url"),
            *("subtitle", "comments", "image", "render_macros", "revision_date"),
            *("authors", "categories", "draft", "slug", "pin", "readtime"),
        )
    )
    """What MkDocs, its theme and plugins that many use read from the front matter of pages."""
    review_expected = False
