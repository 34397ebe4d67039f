"""Addresses outside the pages: where the site is published, where a file is edited, where a problem is reported."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import quote


def edit_base(repo_url: str | None, edit_uri: str | None, docs_dir: str) -> str | None:
    """The forge's edit page of the repository's root: MkDocs' own for the pages' folder, less that folder."""
    if not repo_url or not edit_uri:
        return None
    edit = edit_uri.rstrip("/").removesuffix(f"/{docs_dir}")
    return f"{repo_url.rstrip('/')}/{edit.strip('/')}/"


@dataclass(frozen=True, slots=True)
class Forge:
    """The published site and the repository behind it; every part may be missing.

    ``edit_base`` is the forge's edit page of the repository's root; ``repo_url`` the repository; ``report_form`` an
    issue form with the placeholders {title}, {url} and {record}.
    """

    site_url: str | None = None
    repo_url: str | None = None
    edit_base: str | None = None
    report_form: str | None = None

    def page_url(self, url: str) -> str | None:
        """The absolute address of a page."""
        return f"{self.site_url.rstrip('/')}/{url}" if self.site_url else None

    def edit_url(self, path: str) -> str | None:
        """The edit page of a file."""
        return f"{self.edit_base}{quote(path)}" if self.edit_base else None

    def new_url(self, folder: str) -> str | None:
        """The forge's page for a new file in a folder."""
        return f"{self.edit_base.replace('/edit/', '/new/', 1)}{quote(folder)}" if self.edit_base else None

    def report_url(self, title: str, url: str, record: str) -> str | None:
        """The issue form for a page, filled in."""
        where = self.page_url(url) or url
        if self.report_form:
            values = {"title": quote(title), "url": quote(where, safe=""), "record": quote(record)}
            form = self.report_form
            for name, value in values.items():
                form = form.replace(f"{{{name}}}", value)
            return form
        if self.repo_url:
            issue = f"title={quote(f'Problem on the page: {title}')}&body={quote(f'{where} ({record})', safe='')}"
            return f"{self.repo_url.rstrip('/')}/issues/new?{issue}"
        return None
