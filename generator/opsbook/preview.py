"""The preview keeps going: a broken file leaves the last good site up, with the error on every page of it.

A layer around the development server's own application (WSGI). It also turns away requests that come for another host
name, so that no page elsewhere can read the preview through a name of its own that leads here (DNS rebinding).
"""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterable
from html import escape
from threading import Lock
from typing import Any

Application = Callable[[dict[str, Any], Callable[..., Any]], Iterable[bytes]]
_LOCAL = frozenset(("localhost", "127.0.0.1", "[::1]"))
_PANEL = (
    '<div role="alert" style="position:fixed;inset:auto 0 0 0;z-index:99;max-height:60vh;overflow:auto;padding:1rem;'
    'background:#7f1d1d;color:#fff;font:14px/1.5 ui-monospace,monospace;white-space:pre-wrap">'
    "<b>The last change cannot be shown. This is the page as it was before.</b>\n\n{}</div>"
)


class Preview:
    """Wraps the server's builder and application. ``report`` gives the words for a failed build, by file."""

    def __init__(
        self,
        build: Callable[..., None],
        serve: Application,
        host: str,
        report: Callable[[], dict[str, str]],
    ) -> None:
        self._build, self._serve, self._report = build, serve, report
        self._hosts = _LOCAL | {host}
        self._any_host = host in ("0.0.0.0", "::", "")  # the person asked for it by an option
        self._faults: dict[str, str] = {}
        self._told: set[str] = set()
        self._building, self._telling = Lock(), Lock()

    def build(self, *arguments: Any) -> None:
        """Build; remember what went wrong in place of raising, so that the server goes on."""
        with self._building:
            self._told.clear()
            try:
                self._build(*arguments)
            except Exception as error:  # noqa: BLE001  # whatever it is, the preview goes on; a signal is no Exception
                found = self._report() or {"": str(error)}
            else:
                found = {}
            with self._telling:  # what was said of a file since is newer
                newer = {path: fault for path, fault in self._faults.items() if path in self._told}
                self._faults = {path: fault for path, fault in found.items() if path not in self._told} | newer
            gc.freeze()  # what stays in memory is not searched for garbage while somebody waits for an edit

    @staticmethod
    def tidy() -> None:
        """Give back what former builds left in memory: nothing else can be done meanwhile, a second at most."""
        gc.unfreeze()
        gc.collect()
        gc.freeze()

    def tell(self, path: str, fault: str) -> None:
        """Show what is wrong with a file since its last edit; nothing, where that is in order."""
        with self._telling:
            self._told.add(path)
            others = {known: told for known, told in self._faults.items() if known != path}
            self._faults = others | ({path: fault} if fault else {})

    def serve(self, environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
        """Answer a request: refused for a foreign host, with the faults on it while there are any."""
        host = environ.get("HTTP_HOST", "").rpartition(":")[0] or environ.get("HTTP_HOST", "")
        if not self._any_host and host not in self._hosts:
            start_response("403 Forbidden", [("Content-Type", "text/plain")])
            return [b"This preview answers under its own local address only.\n"]
        return self._with_fault(environ, start_response) if self._faults else self._serve(environ, start_response)

    def _with_fault(self, environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
        answer: list[Any] = []

        def remember(status: str, headers: list[tuple[str, str]], *_: Any) -> None:
            answer[:] = [status, headers]

        body = b"".join(self._serve(environ, remember))
        status, headers = answer
        if any(name.lower() == "content-type" and "html" in value for name, value in headers):
            panel = _PANEL.format(escape("\n\n".join(self._faults.values()))).encode()
            body = body.replace(b"</body>", panel + b"</body>", 1)
            headers = [(name, value) for name, value in headers if name.lower() != "content-length"]
            headers.append(("Content-Length", str(len(body))))
        start_response(status, headers)
        return [body]
