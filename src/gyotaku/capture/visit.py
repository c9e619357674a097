"""One visit with a browser: a fresh context, one page opened once, everything it shows kept. Nothing is typed."""

from __future__ import annotations

import asyncio
import base64
import contextlib
import hashlib
import time
from collections.abc import Coroutine
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast
from urllib.parse import urlsplit

from gyotaku.capture.failing import code_of
from gyotaku.capture.guard import Guard
from gyotaku.capture.guise import about, identity, surroundings
from gyotaku.capture.logos import logos
from gyotaku.capture.order import Order
from gyotaku.capture.page_reading import PageReading, read_page
from gyotaku.capture.personal import personal
from gyotaku.capture.pictures import icon_number, looks
from gyotaku.capture.seal import seal_from_browser, seal_from_der
from gyotaku.capture.sketch import sketch
from gyotaku.capture.store import Store
from gyotaku.capture.watching import Watch
from gyotaku.data.page_signs import pressable, waiting
from gyotaku.data.profiles import Profile
from gyotaku.model.capture import Icon, Pixels, Script, Served, Visit

if TYPE_CHECKING:
    from playwright.async_api import Browser, BrowserContext, CDPSession, Page

PICTURE_SECONDS = 8.0
READ_SECONDS = 5.0
WIDEST = 1_600
"""Widest picture, in pixels of the page."""
ICON_BYTES = 512 * 1024
NO_PEERS = "for (const name of ['RTCPeerConnection', 'webkitRTCPeerConnection']) delete globalThis[name]"
"""WebRTC is the one way past a proxy. A switch closes it, but its form has changed from one Chromium to the next, and one that a
browser does not know is passed over in silence: so pages do not find WebRTC at all."""
HAR_BYTES = 8 * 1024 * 1024


class Visitor:
    """Visits one URL as one profile."""

    def __init__(self, order: Order, profile: Profile, guard: Guard, store: Store) -> None:
        self._order = order
        self._profile = profile
        self._guard = guard
        self._store = store
        self._cuts: list[str] = []
        self._fields: dict[str, Any] = {}
        self._inline: tuple[Script, ...] = ()

    async def visit(self, browser: Browser, folder: Path) -> Visit:
        """Open the page and keep what it shows; whatever goes wrong is the visit's failure."""
        begun, started = time.monotonic(), datetime.now(UTC)
        port = await self._guard.start()
        har = folder / f"har-{port}.json"
        try:
            async with asyncio.timeout(self._order.visit_seconds + READ_SECONDS + PICTURE_SECONDS):
                await self._inside(browser, port, har)
        except Exception as error:  # noqa: BLE001 - a visit never fails as a whole: the reason is part of what was seen
            self._fields.setdefault("failure", code_of(error))
        finally:
            await self._guard.stop()
        if self._guard.cut:
            self._cuts.append("bytes")
        self._keep_har(har)
        return Visit(
            **about(self._profile),
            started=started,
            seconds=round(time.monotonic() - begun, 2),
            hosts=self._guard.hosts(),
            cuts=tuple(dict.fromkeys(self._cuts)),
            **self._fields,
        )

    async def _inside(self, browser: Browser, port: int, har: Path) -> None:
        context = await browser.new_context(**surroundings(self._profile, browser.version, port, har))
        try:
            await context.add_init_script(NO_PEERS)
            page = await context.new_page()
            session = await context.new_cdp_session(page)
            watch = Watch(page, self._guard)
            watch.listen(session)
            await session.send("Page.enable")
            await session.send("Network.enable")
            await session.send("Emulation.setUserAgentOverride", identity(self._profile, browser.version))
            try:
                await self._opened(context, page, session, watch)
            finally:
                self._heard(watch)
        finally:
            with contextlib.suppress(Exception):
                await asyncio.wait_for(context.close(), 5)

    async def _opened(self, context: BrowserContext, page: Page, session: CDPSession, watch: Watch) -> None:
        failure = await self._open(page, watch)
        if not failure and not watch.circling:
            await self._settle(page, watch)
            if self._order.press_continue:
                await self._press(page, session, watch)
        if watch.circling:
            failure = "redirect-loop"
        if failure:
            self._fields["failure"] = failure
            return
        found = await read_page(page, session, READ_SECONDS)
        if found is None:
            self._cuts.append("reading")
        elif found.url.startswith(("http:", "https:")):
            await self._shown(found, page)
            await self._icon(context, found)
            await self._seal(session, found.url)
        elif found.url.startswith("chrome-error:"):
            # The page went on to where nobody answers.
            self._fields["failure"] = "no-answer"
        self._inline = tuple(_inline(found)) if found is not None else ()
        await watch.finish(2.0)

    async def _open(self, page: Page, watch: Watch) -> str:
        """Go to the page; return the code of what failed, or ""."""
        limit = self._order.visit_seconds * 1000
        try:
            await page.goto(self._order.url, wait_until="commit", timeout=limit, referer=self._profile.referrer or None)
            await _first(page.wait_for_load_state("load", timeout=limit), watch.over.wait())
        except Exception as error:  # noqa: BLE001 - the driver's errors are of one class; the code in the text tells them apart
            code = code_of(error)
            if code == "download":
                await asyncio.sleep(0.3)
                await watch.finish(self._order.settle_seconds)
            elif code == "timeout" and watch.served is not None:
                self._cuts.append("loading")
                return ""
            return code
        return ""

    async def _settle(self, page: Page, watch: Watch) -> None:
        loop = asyncio.get_running_loop()
        end = loop.time() + self._order.settle_seconds
        patience = loop.time() + self._order.settle_seconds / 2
        while loop.time() < end and not watch.circling:
            await asyncio.sleep(0.1)
            if not watch.at_rest:
                continue
            # A page that says "please wait" is given more time to go on.
            if loop.time() > patience or not await self._promises(page):
                return
        watch.give_up()

    async def _promises(self, page: Page) -> bool:
        with contextlib.suppress(Exception):
            words = await asyncio.wait_for(
                page.evaluate(
                    "[document.querySelector(\"meta[http-equiv='refresh' i]\")?.content ?? '',"
                    " (document.body?.innerText ?? '').slice(0, 2000)]"
                ),
                1,
            )
            return bool(words[0]) or waiting(str(words[1]))
        return False

    async def _press(self, page: Page, session: CDPSession, watch: Watch) -> None:
        """Press one button that says no more than "continue", on a page that asks for nothing."""
        found = await read_page(page, session, READ_SECONDS)
        if found is None or any(form.asks for form in found.captured_forms()):
            return
        buttons = page.locator("button, a, input[type=submit], input[type=button], [role=button]")
        for number in range(min(await buttons.count(), 40)):
            one = buttons.nth(number)
            words = (await one.inner_text(timeout=500)) or (await one.get_attribute("value", timeout=500)) or ""
            if pressable(words) and await one.is_visible():
                watch.pressed = True
                await one.click(timeout=2000, no_wait_after=True)
                await asyncio.sleep(0.3)
                await self._settle(page, watch)
                return

    def _heard(self, watch: Watch) -> None:
        """Keep what was heard on the way, however the visit ended."""
        fields = self._fields
        if watch.cut:
            self._cuts.append("document")
        fields.setdefault("final_url", watch.steps[-1].url if watch.steps else "")
        fields |= {
            "steps": tuple(watch.steps),
            "status": next((step.status for step in reversed(watch.steps) if step.status is not None), None),
            "headers": tuple(watch.headers.get(str(fields["final_url"]).partition("#")[0], ())),
            "served": _served(watch),
            "scripts": (*watch.scripts.values(), *self._inline),
            "console": tuple(watch.console),
            "dialogs": tuple(watch.dialogs),
            "popups": tuple(watch.popups),
            "downloads": tuple(watch.downloads),
        }

    async def _shown(self, found: PageReading, page: Page) -> None:
        self._fields |= {
            "final_url": found.url,
            "title": found.title,
            "text": found.text,
            "shape": found.shape,
            "pictures": found.pictures,
            "refresh": found.refresh,
            "personal": personal(found.filled, found.text, found.url),
            "forms": found.captured_forms(),
            "comments": tuple(one for one in found.comments if one),
            "page": self._store.keep(found.html.encode("utf-8", "replace"), "text/html"),
        }
        wide = found.width > self._profile.width
        # A page not made for telephones is laid out wider there and shown smaller.
        width = min(max(found.width, self._profile.width), WIDEST)
        height = min(max(found.height, self._profile.height), self._order.picture_pixels)
        try:
            png = await page.screenshot(
                full_page=True,
                timeout=PICTURE_SECONDS * 1000,
                animations="disabled",
                scale="css" if wide else "device",
                clip={"x": 0, "y": 0, "width": width, "height": height},
            )
        except Exception as error:  # noqa: BLE001 - as above: a page that keeps its picture back is still read
            self._cuts.append(f"picture: {code_of(error)}")
            return
        seen = looks(png)
        if seen is not None:
            file = self._store.keep(png, "image/png")
            self._fields["logos"] = logos(png, width, found.logos)
            self._fields["picture"] = Pixels(
                file=file, width=seen[0], height=seen[1], dhash=seen[2], cut=found.height > self._order.picture_pixels
            )

    async def _icon(self, context: BrowserContext, found: PageReading) -> None:
        parts = urlsplit(found.url)
        for url in [*found.icons[:1], f"{parts.scheme}://{parts.netloc}/favicon.ico"]:
            try:
                answer = await context.request.get(url, timeout=3000, max_redirects=3, fail_on_status_code=False)
                body = await answer.body() if answer.ok else b""
                seen = looks(body) if 0 < len(body) <= ICON_BYTES else None
                if seen is not None:
                    file = self._store.keep(body, answer.headers.get("content-type", "").partition(";")[0].strip()[:60])
                    self._fields["icon"] = Icon(url=url[:2000], file=file, mmh3=icon_number(body), dhash=seen[2])
                    return
            except Exception as error:  # noqa: BLE001 - as above
                self._cuts.append(f"icon: {code_of(error)}")

    async def _seal(self, session: CDPSession, url: str) -> None:
        parts = urlsplit(url)
        if parts.scheme != "https":
            return
        try:
            answer = await session.send("Network.getCertificate", {"origin": f"https://{parts.netloc}"})
            der = base64.b64decode(cast("list[str]", answer["tableNames"])[0])
            self._fields["seal"] = seal_from_der(parts.hostname or "", der) or seal_from_browser(parts.hostname or "", {})
        except Exception as error:  # noqa: BLE001 - as above: what is missing is told, the page is still read
            self._cuts.append(f"certificate: {code_of(error)}")

    def _keep_har(self, har: Path) -> None:
        with contextlib.suppress(OSError):
            content = har.read_bytes()
            if len(content) > HAR_BYTES:
                self._cuts.append("har")
            else:
                self._fields["har"] = self._store.keep(content, "application/json")
            har.unlink()


async def _first(*works: Coroutine[Any, Any, object]) -> None:
    """Wait until one of several works is done, and let it speak; the others are dropped."""
    tasks = [asyncio.ensure_future(work) for work in works]
    try:
        done, _ = await asyncio.wait(tasks, return_when=asyncio.FIRST_COMPLETED)
        for task in done:
            task.result()
    finally:
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)


def _served(watch: Watch) -> Served | None:
    if watch.served is None:
        return None
    status, url, source = watch.served
    if source is None:
        return Served(status=status, url=url[:4000])
    seen = sketch(source)
    return Served(status=status, url=url[:4000], title=seen.title, text=seen.text, shape=seen.shape, forms=seen.forms)


def _inline(found: PageReading) -> list[Script]:
    return [
        Script(sha256=hashlib.sha256(script.text.encode("utf-8", "replace")).hexdigest(), size=len(script.text))
        for script in found.scripts
        if script.text.strip()
    ]
