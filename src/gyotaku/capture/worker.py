"""The worker: makes the visits of one order in a process of its own and writes each down as soon as it is finished.

Run by the keeper: `python -m gyotaku.capture.worker FOLDER`. What is in the folder when the time is up, counts.
"""

from __future__ import annotations

import asyncio
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from gyotaku.capture.chromium import switches
from gyotaku.capture.guard import Guard, RefusedError, Resolve, system_resolver
from gyotaku.capture.order import BROWSER, ORDER, Order, visit_file
from gyotaku.capture.program import fetch
from gyotaku.capture.store import Store
from gyotaku.capture.visit import Visitor
from gyotaku.data.profiles import Profile
from gyotaku.transport.addresses import networks

if TYPE_CHECKING:
    from playwright.async_api import Browser


class Worker:
    """Makes the visits of one order."""

    def __init__(self, folder: Path, order: Order) -> None:
        self._folder = folder
        self._order = order
        self._allowed = networks(order.networks)
        self._store = Store(folder)

    async def run(self) -> None:
        """Visit as the first profile alone, then as the others, and last those that come a second time."""
        numbered = list(enumerate(self._order.profiles))
        if not self._order.chromium:
            await self._visits(None, numbered)
            return
        # The driver is heavy and only here needed.
        from playwright.async_api import async_playwright  # noqa: PLC0415 - see above

        async with async_playwright() as driver:
            browser = await driver.chromium.launch(
                executable_path=self._order.chromium,
                args=switches(),
                # A context without a proxy of its own would find nobody here.
                proxy={"server": "http://127.0.0.1:9", "bypass": "<-loopback>"},
                downloads_path=str(self._folder),
                handle_sigint=False,
                handle_sigterm=False,
                handle_sighup=False,
            )
            (self._folder / BROWSER).write_text(f"Chromium {browser.version}")
            await self._visits(browser, numbered)
            await browser.close()

    async def _visits(self, browser: Browser | None, numbered: list[tuple[int, Profile]]) -> None:
        again = [pair for pair in numbered if pair[1].turn > 1]
        first, *others = [pair for pair in numbered if pair[1].turn == 1] or [again.pop(0)]
        await self._visit(browser, *first)
        room = asyncio.Semaphore(max(1, self._order.together))

        async def one(number: int, profile: Profile) -> None:
            async with room:
                await self._visit(browser, number, profile)

        await asyncio.gather(*(one(number, profile) for number, profile in others))
        for number, profile in again:
            await self._visit(browser, number, profile)

    async def _visit(self, browser: Browser | None, number: int, profile: Profile) -> None:
        guard = Guard(self._allowed, spend=self._order.visit_bytes, resolve=self._resolver(), upstream=profile.proxy)
        if profile.device == "none" or browser is None:
            visit = await fetch(self._order, profile, guard, self._store)
        else:
            visit = await Visitor(self._order, profile, guard, self._store).visit(browser, self._folder)
        path = self._folder / visit_file(number)
        fresh = path.with_suffix(".part")
        fresh.write_bytes(msgspec.json.encode(visit))
        fresh.rename(path)

    def _resolver(self) -> Resolve:
        names = self._order.names

        async def resolve(host: str, port: int) -> list[str]:
            if host.lower() in names:
                return list(names[host.lower()])
            if names:
                # A capture with addresses of its own is a test or a replay: it never asks anybody else.
                raise RefusedError("no-such-name")
            return await system_resolver(host, port)

        return resolve


def main(words: list[str]) -> int:
    """Make the visits that the order in a folder names."""
    folder = Path(words[0])
    order = msgspec.json.decode((folder / ORDER).read_bytes(), type=Order)
    asyncio.run(Worker(folder, order).run())
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
