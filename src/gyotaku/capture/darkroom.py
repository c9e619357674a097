"""The darkroom: the process that turns one page into a picture or a PDF. Run by `picture`, speaks MessagePack on its pipes."""

from __future__ import annotations

import sys

import msgspec
from playwright.sync_api import Browser, Page, sync_playwright

from gyotaku.capture.chromium import find_chromium, switches
from gyotaku.capture.picture import Job, Paper, Photograph

WIDTH = 680
"""Width of the window in CSS pixels: a mail program on a desktop."""
WIDEST = 1000
TALLEST = 4200
"""Most CSS pixels of a page's height in a picture."""
SCALE = 1.5
SETTLE_MS = 15_000
_SHOWN = frozenset({"StaticText", "image", "ListMarker", "button", "textbox", "heading"})
"""Roles of the accessibility tree that hold words of their own."""


def develop(job: Job) -> Photograph | Paper:
    """Do the job."""
    with sync_playwright() as driver:
        browser = driver.chromium.launch(
            executable_path=find_chromium(), args=[*switches(), "--proxy-server=127.0.0.1:9"], timeout=SETTLE_MS
        )
        try:
            context = browser.new_context(
                java_script_enabled=False,
                offline=True,
                service_workers="block",
                accept_downloads=False,
                locale="ja-JP",
                timezone_id="Asia/Tokyo",
                reduced_motion="reduce",
                viewport={"width": WIDTH, "height": 600},
                device_scale_factor=SCALE,
            )
            context.set_default_timeout(SETTLE_MS)
            context.route("**/*", lambda route: route.abort())
            page = context.new_page()
            page.set_content(job.page, wait_until="load")
            return _paper(page) if job.want == "paper" else _photograph(browser, page)
        finally:
            browser.close()


def _photograph(browser: Browser, page: Page) -> Photograph:
    session = page.context.new_cdp_session(page)
    width, _ = _size(session.send("Page.getLayoutMetrics"))
    if width > WIDTH:
        page.set_viewport_size({"width": min(width, WIDEST), "height": 600})
    width, height = _size(session.send("Page.getLayoutMetrics"))
    nodes = session.send("Accessibility.getFullAXTree")["nodes"]
    said = tuple(
        str(node.get("name", {}).get("value", ""))
        for node in nodes
        if node.get("role", {}).get("value") in _SHOWN and not node.get("ignored")
    )
    png = page.screenshot(
        full_page=True,
        animations="disabled",
        caret="hide",
        clip={"x": 0, "y": 0, "width": min(width, WIDEST), "height": min(height, TALLEST)},
    )
    return Photograph(
        png=png, words=tuple(one for one in said if one), cut=height > TALLEST, engine=f"Chromium {browser.version}"
    )


def _size(metrics: dict[str, dict[str, float]]) -> tuple[int, int]:
    content = metrics["cssContentSize"]
    return max(int(content["width"]), 1), max(int(content["height"]), 1)


def _paper(page: Page) -> Paper:
    return Paper(pdf=page.pdf(prefer_css_page_size=True, tagged=True, outline=True, print_background=True))


if __name__ == "__main__":
    asked = msgspec.msgpack.decode(sys.stdin.buffer.read(), type=Job)
    sys.stdout.buffer.write(msgspec.msgpack.encode(develop(asked)))
