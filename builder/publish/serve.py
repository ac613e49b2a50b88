"""The site on localhost: rebuilt when something changes, reloaded in the browser, faults shown there.

The page that is served gets one script more than the page that is published: it waits for news from here. Not so the
form for editors, which would lose what is typed into it.
"""

from __future__ import annotations

import asyncio
import contextlib
import html
import mimetypes
import socket
import threading
from collections.abc import AsyncIterator, Callable, Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath

import uvicorn
import watchfiles
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response, StreamingResponse
from starlette.routing import Route

from builder.errors import OutputError, Problem

from .admin import FOLDER as FORM

NEWS = "/__news"
SCRIPT = "/__reload.js"
RELOAD = f"""const news = new EventSource("{NEWS}");
let seen = null;
news.onmessage = (message) => {{
  if (seen !== null && seen !== message.data) location.reload();
  seen = message.data;
}};
"""
WAIT_MS = 40
"""How long changes are gathered before a rebuild, milliseconds."""


@dataclass(slots=True)
class Served:
    """What the server shows, and how often it changed."""

    output: Path
    faults: Sequence[Problem] = ()
    """Errors of the last build; shown instead of every page until they are mended."""
    version: int = 0
    """Counts the rebuilds."""
    waiting: set[asyncio.Event] = field(default_factory=set)
    """One a browser that waits for news."""

    def renew(self, faults: Sequence[Problem]) -> None:
        """Show the outcome of a new build to everyone."""
        self.faults = faults
        self.version += 1
        for event in self.waiting:
            event.set()


def application(served: Served) -> Starlette:
    """The web application: pages of the output folder, the reload script and its news."""

    async def page(request: Request) -> Response:
        if served.faults:
            return Response(fault_page(served.faults), 500, media_type="text/html")
        return answer(served.output, request.url.path)

    async def script(request: Request) -> Response:
        return Response(RELOAD, media_type="text/javascript")

    async def news(request: Request) -> Response:
        return StreamingResponse(_news(served), media_type="text/event-stream")

    return Starlette(routes=[Route(NEWS, news), Route(SCRIPT, script), Route("/{path:path}", page)])


async def _news(served: Served) -> AsyncIterator[str]:
    event = asyncio.Event()
    served.waiting.add(event)
    try:
        while True:
            yield f"data: {served.version}\n\n"
            await event.wait()
            event.clear()
    finally:
        served.waiting.discard(event)


def answer(output: Path, address: str) -> Response:
    """The file of an address below `output`; its 404 page where there is none."""
    parts = [part for part in PurePosixPath(address).parts if part not in ("/", "..")]
    path = output.joinpath(*parts)
    if path.is_dir():
        if not address.endswith("/"):
            return RedirectResponse(address + "/")
        path /= "index.html"
    status = 200
    if not path.is_file():
        path, status = output / "404.html", 404
    if not path.is_file():
        return Response("Nothing here.", 404, media_type="text/plain")
    content = path.read_bytes()
    if path.suffix == ".html" and parts[:1] != [FORM]:
        content = with_reload(content)
    kind = mimetypes.guess_type(path.name)[0] or "application/octet-stream"
    return Response(content, status, media_type=kind, headers={"Cache-Control": "no-store"})


def with_reload(page: bytes) -> bytes:
    """The page with the script that reloads it."""
    tag = f'<script src="{SCRIPT}" defer></script>'.encode()
    head, found, rest = page.rpartition(b"</body>")
    return head + tag + found + rest if found else page + tag


def fault_page(faults: Iterable[Problem]) -> str:
    """A page that says what is wrong and reloads when it is mended."""
    rows = "".join(f"<li><code>{html.escape(str(fault))}</code></li>" for fault in faults)
    return (
        '<!doctype html><html lang="en"><meta charset="utf-8"><title>A fault in the chronicle</title>'
        '<meta name="viewport" content="width=device-width">'
        f"<h1>A fault in the chronicle</h1><p>This page comes back when it is mended.</p><ul>{rows}</ul>"
        f'<script src="{SCRIPT}" defer></script></body></html>'
    )


def serve(
    output: Path,
    watched: Sequence[Path],
    rebuild: Callable[[], Sequence[Problem]],
    host: str = "127.0.0.1",
    port: int = 8000,
    ready: Callable[[str], None] = lambda address: None,
) -> None:
    """Build, serve and rebuild until interrupted.

    `rebuild` makes the site and returns the errors; `ready` is called with the address once it can be opened.
    Raises OutputError where the port is taken.
    """
    served = Served(output, rebuild())

    @contextlib.asynccontextmanager
    async def watching(app: Starlette) -> AsyncIterator[None]:
        stop = threading.Event()
        task = asyncio.create_task(_watch(served, watched, rebuild, stop))
        yield
        stop.set()
        task.cancel()

    app = application(served)
    app.router.lifespan_context = watching
    server = uvicorn.Server(
        uvicorn.Config(app, host=host, port=port, log_level="critical", timeout_graceful_shutdown=1)
    )
    listener = _bind(host, port)
    ready(f"http://{'localhost' if host == '127.0.0.1' else host}:{listener.getsockname()[1]}/")
    with contextlib.suppress(KeyboardInterrupt):
        server.run(sockets=[listener])


async def _watch(
    served: Served, watched: Sequence[Path], rebuild: Callable[[], Sequence[Problem]], stop: threading.Event
) -> None:
    paths = [path for path in watched if path.exists()]
    async for _ in watchfiles.awatch(*paths, debounce=WAIT_MS, step=10, stop_event=stop):
        served.renew(await asyncio.to_thread(rebuild))


def _bind(host: str, port: int) -> socket.socket:
    listener = socket.socket(socket.AF_INET6 if ":" in host else socket.AF_INET)
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listener.bind((host, port))
        listener.listen()
    except OSError as fault:
        listener.close()
        reason = (fault.strerror or str(fault)).lower()
        raise OutputError(
            Problem("", 0, f"port {port} cannot be used: {reason}", hint="give another with --port")
        ) from fault
    return listener
