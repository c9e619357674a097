"""One visit without a browser: what a plain HTTP client is given, redirects followed by hand, nothing run."""

from __future__ import annotations

import asyncio
import hashlib
import re
import ssl
import time
from datetime import UTC, datetime
from typing import Any
from urllib.parse import urljoin, urlsplit

import httpx2

from gyotaku.capture.guard import Guard
from gyotaku.capture.guise import about
from gyotaku.capture.order import Order
from gyotaku.capture.sketch import sketch
from gyotaku.capture.store import Store
from gyotaku.data.profiles import Profile
from gyotaku.model.capture import Download, Served, Step, Visit

REDIRECTS = 12
BODY = 2 * 1024 * 1024
_FILENAME = re.compile(r"filename=\"?([^\";]{1,200})", re.IGNORECASE)


async def fetch(order: Order, profile: Profile, guard: Guard, store: Store) -> Visit:
    """Ask for the URL as a program does; whatever goes wrong is the visit's failure."""
    begun, started = time.monotonic(), datetime.now(UTC)
    port = await guard.start()
    fields: dict[str, Any] = {}
    steps: list[Step] = []
    try:
        async with (
            asyncio.timeout(order.visit_seconds),
            httpx2.AsyncClient(proxy=f"http://127.0.0.1:{port}", trust_env=False, timeout=order.visit_seconds) as client,
        ):
            await _follow(client, order.url, profile, steps, fields)
    except TimeoutError:
        fields["failure"] = "timeout"
    except (httpx2.HTTPError, httpx2.InvalidURL, ssl.SSLError, OSError, ValueError) as error:
        fields["failure"] = _code(error)
    finally:
        await guard.stop()
    body = fields.pop("body", None)
    if body is not None:
        fields["page"] = store.keep(body, "text/html")
    return Visit(
        **about(profile),
        started=started,
        seconds=round(time.monotonic() - begun, 2),
        steps=tuple(steps),
        final_url=steps[-1].url if steps else "",
        hosts=guard.hosts(),
        cuts=("bytes",) if fields.pop("cut", False) else (),
        **fields,
    )


async def _follow(client: httpx2.AsyncClient, url: str, profile: Profile, steps: list[Step], fields: dict[str, Any]) -> None:
    sent = {"User-Agent": profile.user_agent, "Accept": "*/*"}
    if profile.accept_language:
        sent["Accept-Language"] = profile.accept_language
    if profile.referrer:
        sent["Referer"] = profile.referrer
    how = "asked"
    for _ in range(REDIRECTS):
        steps.append(Step(url=url[:4000], how=how))
        async with client.stream("GET", url, headers=sent, follow_redirects=False) as answer:
            steps[-1] = Step(url=url[:4000], how=how, status=answer.status_code, reason=answer.reason_phrase[:80])
            location = answer.headers.get("location")
            if 300 <= answer.status_code < 400 and location:
                url, how = urljoin(url, location), "http"
                if urlsplit(url).scheme not in {"http", "https"}:
                    fields["failure"] = "no-answer"
                    return
                continue
            await _body(answer, url, fields)
            return
    fields["failure"] = "redirect-loop"


async def _body(answer: httpx2.Response, url: str, fields: dict[str, Any]) -> None:
    kept = bytearray()
    async for block in answer.aiter_bytes():
        kept += block
        if len(kept) > BODY:
            fields["cut"] = True
            break
    fields["status"] = answer.status_code
    fields["headers"] = tuple((name[:80], value[:500]) for name, value in list(answer.headers.items())[:60])
    kind = answer.headers.get("content-type", "text/html").partition(";")[0].strip().lower()
    if "attachment" in answer.headers.get("content-disposition", "").lower() or not kind.startswith(
        ("text/", "application/xhtml")
    ):
        named = _FILENAME.search(answer.headers.get("content-disposition", ""))
        name = (named[1] if named else urlsplit(url).path.rpartition("/")[2])[:200]
        cut = bool(fields.get("cut"))
        digest = "" if cut else hashlib.sha256(kept).hexdigest()
        fields["downloads"] = (Download(url=url[:2000], filename=name, size=len(kept), sha256=digest, cut=cut),)
        fields["failure"] = "download"
        return
    text = kept.decode("utf-8", "replace")
    seen = sketch(text)
    fields |= {
        "title": seen.title,
        "text": seen.text,
        "forms": seen.forms,
        "shape": seen.shape,
        "refresh": seen.refresh,
        "body": bytes(kept),
        "served": Served(
            status=answer.status_code, url=url[:4000], title=seen.title, text=seen.text, shape=seen.shape, forms=seen.forms
        ),
    }


def _code(error: Exception) -> str:
    text = str(error).lower()
    if isinstance(error, httpx2.TimeoutException):
        return "timeout"
    if "certificate" in text or "ssl" in text:
        return "certificate"
    if isinstance(error, httpx2.ProxyError | httpx2.RemoteProtocolError | httpx2.NetworkError):
        return "no-answer"
    return "broken-answer"
