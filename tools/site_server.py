"""A built site, served as a forge does: under its sub-path, a folder by its index, with its own 404 page."""

import re
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

# Our own table: the system's differs from machine to machine.
_TYPES = {
    ".css": "text/css; charset=utf-8",
    ".html": "text/html; charset=utf-8",
    ".ico": "image/x-icon",
    ".ics": "text/calendar; charset=utf-8",
    ".jpg": "image/jpeg",
    ".js": "text/javascript; charset=utf-8",
    ".json": "application/json",
    ".mjs": "text/javascript; charset=utf-8",
    ".pdf": "application/pdf",
    ".png": "image/png",
    ".svg": "image/svg+xml",
    ".txt": "text/plain; charset=utf-8",
    ".wasm": "application/wasm",
    ".webmanifest": "application/manifest+json",
    ".webp": "image/webp",
    ".woff2": "font/woff2",
    ".xml": "application/xml",
}


def published_url(site: Path) -> str:
    """The address that the site was built for: that of its home page, the shortest in its sitemap."""
    addresses = re.findall(r"<loc>\s*(.*?)\s*</loc>", (site / "sitemap.xml").read_text("utf-8"))
    home: str = min(addresses, key=len, default="")
    if not home.startswith("http") or not all(address.startswith(home) for address in addresses):
        raise ValueError(f"{site / 'sitemap.xml'} does not list the home page: is site_url set?")
    return home


@contextmanager
def serving(site: Path, path: str | None = None) -> Iterator[str]:
    """Serve until the block ends; gives the address of the home page.

    The sub-path is the one that the site was built for, unless `path` ("/handbook/") names another.
    """
    published = published_url(site)
    server = _Server(site, path or urlsplit(published).path, published)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield server.home
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


class _Server(ThreadingHTTPServer):
    # A browser asks for a page's fifty files at once; the library's queue holds five.
    request_queue_size = 128
    # Connections that a browser keeps open must not hold up the end.
    daemon_threads = True
    block_on_close = False

    def __init__(self, site: Path, prefix: str, published: str) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.site = site.resolve()
        self.prefix = prefix
        self.home = f"http://127.0.0.1:{self.server_port}{prefix}"
        self.published = published

    def handle_error(self, request: Any, client_address: Any) -> None:
        """Say nothing of a client that left before the end of an answer; of anything else, all."""
        if not isinstance(sys.exception(), ConnectionError):
            super().handle_error(request, client_address)

    def file_for(self, path: str) -> Path | None:
        """The file at a path below the sub-path, or the folder; never one outside of the site."""
        if not path.startswith(self.prefix):
            return None
        file = (self.site / path.removeprefix(self.prefix)).resolve()
        return file if file.is_relative_to(self.site) and file.exists() else None

    def content(self, file: Path) -> bytes:
        """A file's bytes; the sitemap's addresses are made ours, so that a checker stays here."""
        content = file.read_bytes()
        if file == self.site / "sitemap.xml":
            return content.replace(self.published.encode(), self.home.encode())
        return content


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    # An answer is a header and a body, two packets: without this each waits for the other's acknowledgement.
    disable_nagle_algorithm = True
    server: _Server

    def do_GET(self) -> None:
        path = unquote(urlsplit(self.path).path)
        file = self.server.file_for(path)
        if file and file.is_dir():
            if not path.endswith("/"):
                self._redirect(urlsplit(self.path).path + "/")
                return
            file = self.server.file_for(f"{path}index.html")
        elif path.endswith("/"):  # A file is not a directory.
            file = None
        if file:
            self._answer(HTTPStatus.OK, file)
        else:
            self._answer(HTTPStatus.NOT_FOUND, self.server.site / "404.html")

    do_HEAD = do_GET  # noqa: N815 - the library calls it by the name of the request

    def _answer(self, status: HTTPStatus, file: Path) -> None:
        content = self.server.content(file) if file.exists() else b"not found"
        self.send_response(status)
        self.send_header("Content-Type", _TYPES.get(file.suffix.lower(), "application/octet-stream"))
        self.send_header("Content-Length", str(len(content)))
        # LinkChecker waits between its requests unless a server says that it need not.
        self.send_header("LinkChecker", "yes")
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(content)

    def _redirect(self, path: str) -> None:
        self.send_response(HTTPStatus.MOVED_PERMANENTLY)
        self.send_header("Location", path)
        self.send_header("Content-Length", "0")
        self.send_header("LinkChecker", "yes")
        self.end_headers()

    def log_message(self, format: str, *arguments: object) -> None:  # noqa: A002 - the library's name
        """Say nothing: the tests and the link checker report."""
