"""What visits to a page tell the rules: whose the page is, which visitors differ, and what these two were shown."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import urlsplit

from gyotaku.data.brands import owner_of_web
from gyotaku.data.field_asks import SECRET
from gyotaku.model.evidence import Evidence
from gyotaku.model.facts import Cloaking, Form, PageView
from gyotaku.model.finding import Citation
from gyotaku.rules.reading import Pair, cite, of_brand, read
from gyotaku.rules.registrations import impersonates


def host_of(page: PageView) -> str:
    """Return the host a visit ended at, or the one it began at where it came no further."""
    return urlsplit(page.final_url or page.url).hostname or ""


def strange(evidence: Evidence, host: str) -> bool:
    """Whether a host is neither of the brand claimed, nor a listed company's, nor the sender's own.

    The sender's own domain excuses nothing where the sender poses as somebody else.
    """
    reading = read(evidence)
    if owner_of_web(host) is not None or (reading.claim is not None and of_brand(host, reading.claim[0])):
        return False
    return not reading.own(host) or impersonates(reading)


def strange_views(evidence: Evidence, *states: str) -> Iterator[Pair[PageView]]:
    """Yield the views in one of these states (all without any) that ended at a stranger's host."""
    for page, seen in evidence.of(PageView):
        if (not states or page.state in states) and strange(evidence, host_of(page)):
            yield page, seen


def paired(found: Cloaking) -> bool:
    """Whether a comparison names the gate and the two visitors that show it, with what each was shown."""
    return bool(found.gate) and len(found.pair) == 2 == len(found.states)


def gated(evidence: Evidence, gate: str) -> Iterator[Citation]:
    """Cite every comparison that found a gate, with the two visitors that show it. A company's own site may do as it likes."""
    for found, seen in evidence.all(Cloaking, gate=gate, outcome="different"):
        views = [pair for pair in evidence.all(PageView, url=found.url) if pair[0].profile in found.pair]
        hosts = {host_of(page) for page, _ in views} or {urlsplit(found.url).hostname or ""}
        if paired(found) and any(strange(evidence, host) for host in hosts):
            first, second = found.pair
            yield cite(
                seen,
                *(one for _, one in views),
                visitor=first,
                state_seen=found.states[0],
                visitor_other=second,
                state_other=found.states[1],
            )


def asks_secrets(evidence: Evidence, host: str) -> Pair[Form] | None:
    """Return the first form on a page of this host that asks for what only an issuer may ask."""
    return next((pair for pair in evidence.all(Form, place="page", host=host) if SECRET & set(pair[0].asks)), None)


def pushed(page: PageView) -> Iterator[str]:
    """Yield the names of the files a page pushed; a view has them as `NAME (SHA256)`."""
    for file in page.downloads:
        yield file.rpartition(" (")[0] or file


def ending(name: str) -> str:
    """Return the ending of a file's name, in small letters and without its dot."""
    return name.rpartition(".")[2].strip().lower()
