"""Names that never change for things that are told to other programs: tag URIs (RFC 4151) and their authority."""

from __future__ import annotations

from urllib.parse import quote, urlsplit

BEGUN = "2026"
"""The year from which the site's own names count; any year in which its host name was already ours will do."""


def authority(site_url: str | None) -> str:
    """The host under whose name things are told; a reserved one where the site's address is not configured."""
    return (urlsplit(site_url).hostname if site_url else None) or "opsbook.invalid"


def tag_uri(site_url: str | None, *parts: str, since: str = BEGUN) -> str:
    """A name for something of the site, such as ``tag:example.org,2026:handbook/feed``."""
    folder = urlsplit(site_url).path.strip("/") if site_url else ""
    return f"tag:{authority(site_url)},{since}:{'/'.join(quote(part, safe=':') for part in (folder, *parts) if part)}"
