"""What a capture states for a case: facts of the kinds that rules and reports read."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from urllib.parse import urlsplit

from gyotaku.capture.genuine import Mark
from gyotaku.capture.imitation import imitated
from gyotaku.capture.kit import fingerprint
from gyotaku.model.capture import Capture, Compared, Visit
from gyotaku.model.facts import Certificate, Cloaking, DnsAnswer, Fact, Form, PageBrand, PageKit, PageView

OUTCOMES = {
    "device-gated": "different",
    "region-gated": "different",
    "bot-gated": "different",
    "referrer-gated": "different",
    "one-time": "different",
    "same": "same",
    "challenge": "not-compared",
    "dead": "not-compared",
    "undecided": "not-compared",
}
TEXT = 2_000
_STEPS = 25


def stated(capture: Capture, marks: Sequence[Mark] = ()) -> tuple[Fact, ...]:
    """Return the facts, in a fixed order: views, comparison, forms, brand, kit, certificate, addresses."""
    facts: list[Fact] = [_view(capture, visit) for visit in capture.visits]
    facts.append(cloaking(capture))
    facts += [*_forms(capture), *_brands(capture, marks)]
    for make in (_kits, _certificates, _addresses):
        facts += make(capture)
    return tuple(facts)


def _view(capture: Capture, visit: Visit) -> PageView:
    own = urlsplit(visit.final_url or capture.url).hostname or ""
    return PageView(
        url=capture.asked,
        profile=visit.profile,
        state=visit.state,
        status=visit.status,
        final_url=visit.final_url,
        title=visit.title,
        text=visit.text[:TEXT],
        picture=visit.picture.file.path if visit.picture else "",
        picture_sha256=visit.picture.file.sha256 if visit.picture else "",
        dhash=visit.picture.dhash if visit.picture else "",
        steps=tuple(f"{step.how} {step.status if step.status is not None else '-'} {step.url}" for step in visit.steps[:_STEPS]),
        why=visit.why,
        hosts=tuple(dict.fromkeys(sorted((one.host for one in visit.hosts if not one.refused), key=own.__ne__))),
        refused=tuple(f"{one.host}: {one.refused}" for one in visit.hosts if one.refused),
        icon_sha256=visit.icon.file.sha256 if visit.icon else "",
        dialogs=visit.dialogs,
        downloads=tuple(f"{one.filename} ({one.sha256 or 'cut'})" for one in visit.downloads),
        altered=capture.altered,
        failure=visit.failure,
        shows_personal=bool(visit.personal),
    )


def cloaking(capture: Capture) -> Cloaking:
    """Return the comparison as a fact."""
    compared: Compared = capture.compared
    states = {visit.profile: visit.state for visit in capture.visits}
    return Cloaking(
        url=capture.asked,
        profiles=tuple(visit.profile for visit in capture.visits),
        outcome=OUTCOMES[compared.gate],
        detail=", ".join(f"{name}: {states[name]}" for name in compared.pair),
        gate=compared.gate,
        pair=compared.pair,
        states=tuple(states[name] for name in compared.pair),
    )


def _forms(capture: Capture) -> Iterator[Form]:
    told: set[tuple[str, ...]] = set()
    for visit in capture.visits:
        for form in visit.forms:
            key = (form.host, *form.asks)
            if not form.asks or key in told:
                continue
            told.add(key)
            yield Form(
                action=form.action,
                method=form.method,
                fields=form.fields[:40],
                asks=form.asks,
                place="page",
                host=urlsplit(visit.final_url).hostname or form.host,
                profile=visit.profile,
            )


def _brands(capture: Capture, marks: Sequence[Mark]) -> Iterator[PageBrand]:
    told: set[tuple[str, str]] = set()
    for visit in capture.visits:
        brand = imitated(visit, marks)
        if brand is not None and (brand.brand, brand.host) not in told:
            told.add((brand.brand, brand.host))
            yield brand


def _kits(capture: Capture) -> Iterator[PageKit]:
    told: set[str] = set()
    for visit in capture.visits:
        kit = fingerprint(visit) if visit.forms else None
        if kit is not None and kit.key not in told:
            told.add(kit.key)
            yield kit


def _certificates(capture: Capture) -> Iterator[Certificate]:
    seals = {visit.seal.host: visit.seal for visit in capture.visits if visit.seal is not None}
    for seal in seals.values():
        yield Certificate(
            host=seal.host,
            issuer=seal.issuer,
            not_before=seal.not_before,
            not_after=seal.not_after,
            names=seal.names,
            sha256=seal.sha256,
        )


def _addresses(capture: Capture) -> Iterator[DnsAnswer]:
    own = {urlsplit(url).hostname for visit in capture.visits for url in (capture.url, visit.final_url)}
    told: set[str] = set()
    for visit in capture.visits:
        for one in visit.hosts:
            if one.host not in own or one.host in told or one.addresses in {(), (one.host,)}:
                continue
            told.add(one.host)
            for rrtype, mark in (("A", False), ("AAAA", True)):
                values = tuple(address for address in one.addresses if (":" in address) == mark)
                if values:
                    yield DnsAnswer(name=one.host, rrtype=rrtype, values=values)
