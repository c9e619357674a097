"""What happens during a visit: the way to the page, what is loaded, said, pushed and popped up. Every list is bounded."""

from __future__ import annotations

import asyncio
import hashlib
from pathlib import Path
from typing import TYPE_CHECKING, Any

from gyotaku.capture.guard import Guard
from gyotaku.model.capture import Download, Script, Step

if TYPE_CHECKING:
    from playwright.async_api import CDPSession, ConsoleMessage, Dialog, Page, Request, Response
    from playwright.async_api import Download as Pushed

STEPS = 21
"""Most stations on the way; a page that goes on beyond them goes round in circles."""
RESTLESS = 8
"""From this many stations on, a page that still moves at the end of its time goes round in circles too."""
LINES = 40
DIALOGS = 10
DOCUMENT = 2 * 1024 * 1024
"""Bytes of one page after which loading is stopped; more text than that only keeps the browser busy."""
SCRIPTS = 40
SCRIPT_BYTES = 2 * 1024 * 1024

_HOW = {
    "metaTagRefresh": "refresh",
    "httpHeaderRefresh": "refresh",
    "scriptInitiated": "script",
    "formSubmissionGet": "script",
    "formSubmissionPost": "script",
}


class Watch:
    """Listens to one page from before its first request."""

    def __init__(self, page: Page, guard: Guard) -> None:
        self._page = page
        self._guard = guard
        self._reasons: dict[str, str] = {}
        self._busy: set[int] = set()
        self._tasks: set[asyncio.Task[None]] = set()
        self._documents: dict[str, int] = {}
        self._sources: set[asyncio.Task[None]] = set()
        self.cut = False
        """Loading was stopped because the page is too large."""
        self.over = asyncio.Event()
        """Set when there is nothing more to wait for: the page is too large, or only leads on."""
        self.circling = False
        """The page was given up because it only leads on; nothing more is let through."""
        self.moved = 0.0
        """Loop time of the last navigation."""
        self.pressed = False
        self.steps: list[Step] = []
        self.headers: dict[str, list[tuple[str, str]]] = {}
        self.console: list[str] = []
        self.dialogs: list[str] = []
        self.popups: list[str] = []
        self.downloads: list[Download] = []
        self.scripts: dict[str, Script] = {}
        self.served: tuple[int, str, str | None] | None = None
        """Status, URL and source of the first page that came without a redirect."""

    def listen(self, session: CDPSession) -> None:
        """Begin."""
        session.on("Page.frameRequestedNavigation", self._announced)
        session.on("Network.responseReceived", self._began)
        session.on("Network.dataReceived", lambda event: self._received(session, event))
        page = self._page
        page.on("request", self._request)
        page.on("requestfinished", self._finished)
        page.on("requestfailed", self._finished)
        page.on("response", self._response)
        page.on("console", self._said)
        page.on("dialog", lambda dialog: self._later(self._dialog(dialog)))
        page.on("download", lambda pushed: self._later(self._download(pushed)))
        page.context.on("page", lambda popup: self._later(self._popup(popup)))

    def give_up(self) -> None:
        """See, at the end of the time, whether the page still leads on and on."""
        if len(self.steps) >= RESTLESS and not self.at_rest:
            self._stop()

    def _stop(self) -> None:
        self._guard.closed = self._guard.closed or "redirect-loop"
        self.circling = True
        self.over.set()

    @property
    def at_rest(self) -> bool:
        """Whether nothing is loading and nothing moved for the last moment."""
        return not self._busy and asyncio.get_running_loop().time() - self.moved > 0.5

    async def finish(self, seconds: float) -> None:
        """Let what is being read come to its end."""
        if self._tasks:
            await asyncio.wait(self._tasks, timeout=seconds)
        for task in self._tasks:
            task.cancel()

    def _later(self, work: Any) -> asyncio.Task[None]:
        task = asyncio.ensure_future(_quietly(work))
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)
        return task

    def _began(self, event: dict[str, Any]) -> None:
        if event.get("type") == "Document":
            self._documents[str(event.get("requestId", ""))] = 0

    def _received(self, session: CDPSession, event: dict[str, Any]) -> None:
        number = str(event.get("requestId", ""))
        if number in self._documents and not self.cut:
            self._documents[number] += int(event.get("dataLength", 0))
            if self._documents[number] > DOCUMENT:
                self.cut = True
                self.over.set()
                # What is stopped never tells that it ended, and a source that breaks off is never handed out.
                self._busy.clear()
                for task in self._sources:
                    task.cancel()
                self._later(session.send("Page.stopLoading"))

    def _announced(self, event: dict[str, Any]) -> None:
        self._reasons[str(event.get("url", ""))] = str(event.get("reason", ""))

    def _request(self, request: Request) -> None:
        self._busy.add(id(request))
        if not request.is_navigation_request() or request.frame.parent_frame is not None:
            return
        self.moved = asyncio.get_running_loop().time()
        if len(self.steps) >= STEPS:
            self._stop()
            return
        self.steps.append(Step(url=request.url[:4000], how=self._how(request)))

    def _how(self, request: Request) -> str:
        if request.redirected_from is not None:
            return "http"
        if not self.steps:
            return "asked"
        if self.pressed:
            self.pressed = False
            return "continue"
        return _HOW.get(self._reasons.get(request.url, ""), "script")

    def _finished(self, request: Request) -> None:
        self._busy.discard(id(request))

    def _response(self, response: Response) -> None:
        request = response.request
        if request.is_navigation_request() and request.frame.parent_frame is None:
            self._arrived(response)
            if self.served is None and not 300 <= response.status < 400:
                # A body too large to keep is never read: its source stays unknown, which is not the same as empty.
                self.served = (response.status, response.url, None)
                if not self.cut:
                    self._sources.add(self._later(self._source(response)))
        elif request.resource_type == "script" and len(self.scripts) < SCRIPTS:
            self._later(self._script(response))

    async def _source(self, response: Response) -> None:
        self.served = (response.status, response.url, (await response.body())[:1_000_000].decode("utf-8", "replace"))

    async def _script(self, response: Response) -> None:
        body = (await response.body())[:SCRIPT_BYTES]
        self.scripts[response.url] = Script(sha256=hashlib.sha256(body).hexdigest(), size=len(body), url=response.url[:2000])

    def _arrived(self, response: Response) -> None:
        self.moved = asyncio.get_running_loop().time()
        for number in range(len(self.steps) - 1, -1, -1):
            step = self.steps[number]
            if step.url == response.url[:4000] and step.status is None:
                self.steps[number] = Step(url=step.url, how=step.how, status=response.status, reason=response.status_text[:80])
                break
        self.headers[response.url] = [(name[:80], value[:500]) for name, value in list(response.headers.items())[:60]]

    def _said(self, message: ConsoleMessage) -> None:
        if len(self.console) < LINES:
            self.console.append(f"{message.type}: {message.text[:300]}")

    async def _dialog(self, dialog: Dialog) -> None:
        if len(self.dialogs) < DIALOGS:
            self.dialogs.append(f"{dialog.type}: {dialog.message[:300]}")
        await dialog.dismiss()

    async def _popup(self, popup: Page) -> None:
        if popup is self._page:
            return
        if len(self.popups) < LINES:
            self.popups.append(popup.url[:2000])
        await popup.close()

    async def _download(self, pushed: Pushed) -> None:
        if len(self.downloads) >= 3:
            await pushed.cancel()
            return
        number = len(self.downloads)
        name = pushed.suggested_filename[:200]
        self.downloads.append(Download(url=pushed.url[:2000], filename=name, cut=True))
        digest, size = await asyncio.to_thread(_hashed, Path(await pushed.path()))
        await pushed.delete()
        self.downloads[number] = Download(url=pushed.url[:2000], filename=name, size=size, sha256=digest)


def _hashed(path: Path) -> tuple[str, int]:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest(), path.stat().st_size


async def _quietly(work: Any) -> None:
    """Await what may break because the page has gone on; what was read until then counts."""
    try:
        await work
    except Exception:  # noqa: BLE001 - the driver raises its own error for every page that is gone; a visit goes on
        return
