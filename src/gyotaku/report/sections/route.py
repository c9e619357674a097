"""The source: which hop is believed and why, the address it recorded, whose it is, and how old the sender's domain is."""

from __future__ import annotations

from collections.abc import Iterator

from gyotaku.data.receivers import receiver_named
from gyotaku.model.evidence import Observation
from gyotaku.model.facts import Boundary, DnsAnswer, Hop, Listing
from gyotaku.model.report import Basis, Bullets, Cell, Figure, Paragraph, Piece, Sentence, Table
from gyotaku.report import reading
from gyotaku.report.drawings.route import Station, draw_route
from gyotaku.report.page import Ours, Page
from gyotaku.report.sections.ownership import disagreements, failures, listed, network_rows, registration_rows
from gyotaku.rules.landings import reverse_name

Row = tuple[Cell, ...]
_TELLING = (
    "route.no-reverse-name-found",
    "route.reverse-name-unconfirmed",
    "route.source-private-line",
    "route.source-rented-server",
)
"""Rules about the source whose sentences are told here."""
_HOPS = 10


def route(page: Page) -> list[Piece]:
    """Write the source."""
    hops = list(page.evidence.of(Hop))
    pieces: list[Piece] = []
    if hops:
        pieces.append(_drawing(page, hops))
    pieces.append(Table(caption=page.words("route.table"), rows=tuple(_rows(page))))
    told = (reading.finding_sentence(page, finding) for finding in reading.findings(page, _TELLING))
    sentences = [*_why(page), *_helo(page), *told, *_age(page)]
    if sentences:
        pieces.append(Bullets(items=tuple(sentences), title=page.words("route.reading")))
    if len(hops) > 1:
        pieces.append(_hop_table(page, hops))
    pieces.append(Paragraph(sentences=(page.note("route.explained"), page.note("route.country-note")), tone="quiet"))
    return pieces


def _rows(page: Page) -> Iterator[Row]:
    found = reading.boundary(page)
    if found is None:
        yield page.label("route.received"), page.missing(Boundary)
    else:
        fact, seen = found
        header = page.cell(fact.header, seen, code=True) if fact.header else page.missing(Hop)
        yield page.label("route.received"), header
        ip = page.cell(fact.source_ip, seen, code=True) if fact.source_ip else _unknown(page, seen)
        yield page.label("route.ip"), ip
        if fact.source_ip:
            yield from network_rows(page, fact.source_ip)
            yield from disagreements(page, fact.source_ip)
            yield from _listings(page, fact.source_ip)
        yield page.label("route.helo"), page.cell(fact.helo, seen, code=True) if fact.helo else _unknown(page, seen)
        yield page.label("route.rdns"), page.cell(fact.rdns, seen, code=True) if fact.rdns else _no_name(page, seen)
        yield from _asked_name(page, fact.source_ip or "")
    sender = reading.sender(page)
    if sender and sender[0].domain:
        yield from registration_rows(page, "route.domain-registered", sender[0].registrable, sender[0].domain)
        yield from _mail_records(page, sender[0].registrable)


def _unknown(page: Page, seen: Observation) -> Cell:
    return Cell(text=page.words("missing.unknown"), cites=(seen.id,), basis=Basis.MAIL, missing=True)


def _no_name(page: Page, seen: Observation) -> Cell:
    return Cell(text=page.words("route.no-rdns"), cites=(seen.id,), basis=Basis.MAIL, missing=True)


def _asked_name(page: Page, ip: str) -> Iterator[Row]:
    """Write the reverse name that the DNS gave when it was asked, which may have changed since the mail."""
    for fact, seen in page.evidence.all(DnsAnswer, name=reverse_name(ip), rrtype="PTR"):
        shown = ", ".join(fact.values) or page.word("dns-outcome", fact.outcome)
        yield page.label("route.rdns-asked"), page.cell(shown, seen, code=bool(fact.values))


def _listings(page: Page, ip: str) -> Iterator[Row]:
    found = page.evidence.all(Listing, about=f"ip:{ip}")
    for fact, seen in found:
        yield page.label("route.listing"), page.cell(listed(page, fact), seen)
    vain = list(failures(page, "route.listing", Listing, f"ip:{ip}"))
    yield from vain
    if not found and not vain and page.evidence.absent(Listing, f"ip:{ip}"):
        yield page.label("route.listing"), page.missing(Listing, f"ip:{ip}")


def _mail_records(page: Page, domain: str) -> Iterator[Row]:
    for fact, seen in page.evidence.of(DnsAnswer):
        if domain and fact.name.endswith(domain) and fact.rrtype in {"MX", "TXT"}:
            shown = ", ".join(fact.values) or page.word("dns-outcome", fact.outcome)
            yield page.label("route.dns"), page.cell(f"{fact.name} {fact.rrtype}: {shown}", seen, code=True)


def _why(page: Page) -> Iterator[Sentence]:
    found = reading.boundary(page)
    if found is None:
        return
    fact, seen = found
    text = page.texts.find("boundary", fact.why)
    values = {
        "by": fact.by or page.words("words.unnamed"),
        "ip": fact.source_ip or page.words("missing.unknown"),
        "receiver": _receiver(page, fact),
        "hop": fact.hop if fact.hop is not None else "-",
        "helo": fact.helo or "-",
    }
    yield page.say(f"boundary.{fact.why}" if text else "boundary.other", seen, **values)
    if not fact.sure:
        yield page.say("route.not-sure", seen)
    below = [one for hop, one in page.evidence.of(Hop) if hop.trust == "claim"]
    if below:
        yield page.say("route.claims", *below[:4], count=len(below))


def _receiver(page: Page, fact: Boundary) -> Ours:
    known = receiver_named(fact.receiver)
    if known:
        # A name that is a host as well (Outlook.com) would read as a live one.
        return Ours(" / ".join(part for part in known.name.split(" / ") if "." not in part))
    found = page.texts.find("receiver", fact.receiver) if fact.receiver else None
    return Ours(found) if found else page.words("words.receiver")


def _helo(page: Page) -> Iterator[Sentence]:
    found = reading.boundary(page)
    if found is None or not found[0].helo:
        return
    fact, seen = found
    if not fact.rdns:
        yield page.say("route.helo-only", seen, helo=fact.helo)
    elif fact.rdns.lower() == fact.helo.lower():
        yield page.state("route.helo-same", seen, helo=fact.helo)
    else:
        yield page.state("route.helo-differs", seen, helo=fact.helo, rdns=fact.rdns)


def _age(page: Page) -> Iterator[Sentence]:
    sender = reading.sender(page)
    if sender is None:
        return
    for fact, seen in reading.registrations(page, sender[0].registrable, sender[0].domain)[:2]:
        days, at, on = reading.age(page, fact), reading.received(page), reading.registered_on(fact)
        if days is None or at is None or on is None:
            continue
        if days < 0:
            yield page.say("route.age-negative", seen, at[1], domain=fact.domain, date=page.day(on))
        else:
            disputed = reading.disputed(page, sender[0].registrable, sender[0].domain)
            key = "route.age-fresh" if days <= reading.FRESH and not disputed else "route.age"
            yield page.say(key, seen, at[1], domain=fact.domain, days=days, date=page.day(on))


def _hop_table(page: Page, hops: list[tuple[Hop, Observation]]) -> Table:
    head = tuple(page.words(f"route.head.{name}") for name in ("number", "trust", "from", "by", "at"))
    rows: list[Row] = []
    for fact, seen in hops[:_HOPS]:
        came = " ".join(word for word in (fact.helo, f"({fact.ip})" if fact.ip else "") if word) or page.words(
            "missing.not-present"
        )
        at = page.moment(fact.at) if fact.at else page.words("missing.not-present")
        rows.append(
            (
                page.cell(str(fact.number + 1), seen),
                page.cell(page.word("trust", fact.trust), seen, basis=Basis.CONCLUSION),
                page.cell(came, seen, code=True),
                page.cell(fact.by or page.words("missing.not-present"), seen, code=True),
                page.cell(at, seen),
            )
        )
    return Table(caption=page.words("route.hops"), head=head, rows=tuple(rows))


def _drawing(page: Page, hops: list[tuple[Hop, Observation]]) -> Figure:
    stations: list[Station] = []
    for fact, _ in reversed(hops[:_HOPS]):
        # A hand-over inside one machine names nobody and is left out.
        if came := fact.helo or fact.rdns or fact.ip:
            detail = fact.ip or "" if came != fact.ip else ""
            stations.append(Station(name=page.safe(came), detail=page.safe(detail), trust=fact.trust))
    last = next((fact.by for fact, _ in hops if fact.by), "") or page.words("words.receiver")
    stations.append(Station(name=page.safe(last), detail="", trust="receiver"))
    words = (page.words("drawing.boundary"), page.words("drawing.claims"), page.words("drawing.believed"))
    return Figure(
        alt=page.words("drawing.route-alt", count=len(hops)),
        caption=page.words("drawing.route-caption"),
        svg=draw_route(tuple(stations), words),
        cites=page.ids(seen for _, seen in hops[:_HOPS]),
    )
