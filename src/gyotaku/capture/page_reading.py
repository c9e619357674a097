"""Read a page as the browser holds it, in an isolated world that the page's own scripts cannot reach."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

import msgspec

from gyotaku.capture.logos import RawLogo
from gyotaku.capture.personal import Filled
from gyotaku.data.field_asks import asked
from gyotaku.model.capture import CapturedForm
from gyotaku.model.facts.links import Field

if TYPE_CHECKING:
    from playwright.async_api import CDPSession, Page

FRAMES = 12
"""Most frames read of one page."""


class RawForm(msgspec.Struct, frozen=True):
    """A form as page.js reads it."""

    action: str
    method: str
    fields: list[Field]


class RawScript(msgspec.Struct, frozen=True):
    """A script as page.js reads it."""

    url: str
    text: str


class PageReading(msgspec.Struct, frozen=True):
    """What page.js reads of one frame."""

    url: str
    title: str
    text: str
    html: str
    width: int
    height: int
    pictures: int
    refresh: str
    shape: dict[str, int]
    forms: list[RawForm]
    comments: list[str]
    scripts: list[RawScript]
    icons: list[str]
    filled: list[Filled] = []
    logos: list[RawLogo] = []

    def captured_forms(self) -> tuple[CapturedForm, ...]:
        """Return the forms with where they post and what they ask for."""
        return tuple(captured(form, self.url) for form in self.forms)


def captured(form: RawForm, page: str) -> CapturedForm:
    """Return a form with where it posts and what it asks for; one that names no target posts to its page or by a script."""
    return CapturedForm(
        action=form.action,
        method=form.method,
        host=urlsplit(form.action or page).hostname or "",
        fields=tuple(form.fields),
        asks=asked(form.fields, exact=True),
    )


async def read_page(page: Page, session: CDPSession, seconds: float) -> PageReading | None:
    """Read the page and its frames, those of other processes too; None when it does not let itself be read in time.

    The frames have the time that the page itself leaves; those not read by then are left out.
    """
    inner: list[PageReading] = []
    main = None
    try:
        async with asyncio.timeout(seconds):
            tree = await session.send("Page.getFrameTree")
            frames = _frames(tree["frameTree"])
            main = await _read(session, frames[0])
            for frame in frames[1:FRAMES]:
                inner += [found] if (found := await _quietly(session, frame)) is not None else []
            async for found in _apart(page):
                inner.append(found)
    except Exception:  # noqa: BLE001 - the driver's errors are of one class; an unreadable page is one without a reading
        inner = inner if main is not None else []
    return main and (_together(main, inner) if inner else main)


def _together(main: PageReading, inner: list[PageReading]) -> PageReading:
    """Add what the frames show to what the page itself shows. A form that names no target posts to its own frame's address."""
    forms = [
        form if form.action or found.url.startswith("about:") else RawForm(found.url, form.method, form.fields)
        for found in inner
        for form in found.forms
    ]
    return msgspec.structs.replace(
        main,
        text=(main.text + "".join(f"\n{found.text}" for found in inner))[:20_000],
        forms=[*main.forms, *forms][:20],
        pictures=main.pictures + sum(found.pictures for found in inner),
        filled=[*main.filled, *(one for found in inner for one in found.filled)][:80],
    )


async def _apart(page: Page) -> AsyncIterator[PageReading]:
    """Read the frames that another site fills: the browser keeps each of them in a process of its own."""
    for frame in page.frames[1:FRAMES]:
        try:
            session = await page.context.new_cdp_session(frame)
        except Exception:  # noqa: BLE001, S112 - raised for every frame that shares the page's process: it was read with the page
            continue
        try:
            tree = await session.send("Page.getFrameTree")
            if (found := await _quietly(session, str(tree["frameTree"]["frame"]["id"]))) is not None:
                yield found
        finally:
            await session.detach()


async def _quietly(session: CDPSession, frame: str) -> PageReading | None:
    try:
        return await _read(session, frame)
    except Exception:  # noqa: BLE001 - a frame may be gone by now, or be of another process; the page still can be read
        return None


async def _read(session: CDPSession, frame: str) -> PageReading | None:
    world = await session.send("Page.createIsolatedWorld", {"frameId": frame, "worldName": "reading"})
    answer = await session.send(
        "Runtime.evaluate",
        {
            "expression": _script(),
            "contextId": world["executionContextId"],
            "returnByValue": True,
            "timeout": 3000,
        },
    )
    value = answer.get("result", {}).get("value")
    return None if value is None else msgspec.convert(value, PageReading, strict=False)


def _frames(tree: dict[str, Any]) -> list[str]:
    found = [str(tree["frame"]["id"])]
    for child in tree.get("childFrames", [])[:FRAMES]:
        found += _frames(child)
    return found


@cache
def _script() -> str:
    return files(__package__).joinpath("page.js").read_text("utf-8")
