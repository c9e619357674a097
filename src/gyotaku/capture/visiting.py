"""The stage that visits: what a mail leads to is captured, and what the capture states becomes evidence."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple
from urllib.parse import urlsplit

import msgspec

from gyotaku.capture.bundle import STAMP, write
from gyotaku.capture.targets import Target, targets
from gyotaku.errors import CaptureError, StampError
from gyotaku.model.capture import Capture, Stamped, Visit
from gyotaku.model.evidence import Absence, Evidence, Observation, Reason, Source
from gyotaku.model.facts import Address, Fact, Form, PageBrand, PageView, TimeStamp
from gyotaku.settings import Visits

PROVIDER = "page"
"""Under this name recordings and visits state what pages showed."""
ABSENT = ("PageView", "Cloaking", "Form")
"""Kinds that are missing where a page was not seen."""


Stamp = Callable[[Path], Stamped]
"""Has a bundle stamped by an authority; raises `StampError` where there is no usable answer."""


class Taken(NamedTuple):
    """A capture, the sha256 of its bundle's manifest, and what came of asking an authority about that; None: nobody was asked."""

    capture: Capture
    manifest: str
    stamp: Observation | StampError | None


class Visiting:
    """Visits what a mail leads to; every capture is kept as a bundle below `folder`, and stamped where `stamp` is given."""

    def __init__(self, settings: Visits, folder: Path, stamp: Stamp | None = None) -> None:
        self._settings = settings
        self._folder = folder
        self._stamp = stamp
        self._seen: dict[str, Taken | str] = {}

    def __call__(self, evidence: Evidence) -> Evidence:
        """Return the evidence with what the visits showed, or why nothing was seen."""
        for target in targets(evidence, self._settings.targets):
            evidence = self._visited(evidence, target)
        return evidence

    def _visited(self, evidence: Evidence, target: Target) -> Evidence:
        about = f"url:{target.asked}"
        kept = tuple(
            absence
            for absence in evidence.absences
            if not (absence.about == about and absence.kind in ABSENT and _unasked(absence))
        )
        evidence = msgspec.structs.replace(evidence, absences=kept)
        found = self._taken(target, _recipients(evidence)) if target.url else "names-recipient"
        if isinstance(found, str):
            reason = Reason.NOT_ATTEMPTED if found.startswith(("no-", "names-")) else Reason.FAILED
            return evidence.plus((), tuple(Absence(kind=kind, reason=reason, about=about, detail=found) for kind in ABSENT))
        return evidence.plus(tuple(_stated(found, about)), tuple(_unstated(found, about)))

    def _taken(self, target: Target, recipients: tuple[str, ...]) -> Taken | str:
        """Visit an address once in a run; return what was taken, or the code of what failed."""
        if target.url not in self._seen:
            # What opens sockets and starts browsers is loaded only where a visit is wanted.
            from gyotaku.capture.taking import capture  # noqa: PLC0415 - see above

            try:
                with capture(target.url, self._settings, asked=target.asked, altered=target.altered) as (taken, files):
                    made = _marked(taken, files, recipients)
                    bundle = self._folder / name_of(made)
                    manifest = hashlib.sha256(write(made, files, bundle)).hexdigest()
                self._seen[target.url] = Taken(made, manifest, self._stamped(made, bundle))
            except CaptureError as error:
                self._seen[target.url] = error.why
        return self._seen[target.url]

    def _stamped(self, capture: Capture, bundle: Path) -> Observation | StampError | None:
        """Have a bundle stamped. One that an authority did not stamp is evidence all the same, so its refusal stops nothing."""
        if self._stamp is None:
            return None
        try:
            said = self._stamp(bundle)
        except StampError as error:
            return error
        source = Source(
            name="RFC 3161",
            url=self._settings.time_stamp,
            answer_sha256=hashlib.sha256((bundle / STAMP).read_bytes()).hexdigest(),
        )
        fact = TimeStamp(url=capture.url, at=said.at, authority=said.authority)
        return Observation(id="", fact=fact, source=source, at=said.at, observer=PROVIDER)


def _stated(taken: Taken, about: str) -> Iterator[Observation]:
    """Yield what the pages showed, and an authority's stamp on it."""
    capture = taken.capture
    name = f"gyotaku, {capture.browser or 'HTTP'}"
    source = Source(name=name, query=about, url=capture.url, answer_sha256=taken.manifest)
    for fact in capture.facts:
        yield Observation(id="", fact=fact, source=source, at=capture.started, observer=PROVIDER, excerpt=_words(fact)[:400])
    if isinstance(taken.stamp, Observation):
        yield taken.stamp


def _words(fact: Fact) -> str:
    """Return the page's own words that a fact was read from; empty for what rests on no words."""
    match fact:
        case PageView():
            return fact.title or fact.text
        case PageBrand():
            return fact.excerpt
        case Form():
            return " / ".join(dict.fromkeys(field.label or field.name for field in fact.fields if field.label or field.name))
    return ""


def _unstated(taken: Taken, about: str) -> Iterator[Absence]:
    """Yield what the pages were searched for in vain; where one did not let itself be read, nobody knows."""
    capture = taken.capture
    if isinstance(taken.stamp, StampError):
        yield Absence(kind="TimeStamp", reason=Reason.FAILED, about=about, detail="no-stamp")
    stated = {type(fact).__name__ for fact in capture.facts}
    unread = any(visit.state == "unread" for visit in capture.visits)
    for kind in ("Form", "PageBrand"):
        if kind not in stated:
            yield Absence(
                kind=kind,
                reason=Reason.FAILED if unread else Reason.NOT_PRESENT,
                about=about,
                detail="unread" if unread else "",
            )


def _unasked(absence: Absence) -> bool:
    return absence.reason is Reason.NOT_ATTEMPTED


def _recipients(evidence: Evidence) -> tuple[str, ...]:
    addresses = (fact for fact, _ in evidence.of(Address) if fact.role in {"to", "cc", "bcc", "envelope-to"})
    return tuple(dict.fromkeys(fact.address.lower() for fact in addresses if "@" in fact.address))


def _marked(capture: Capture, files: Path, recipients: tuple[str, ...]) -> Capture:
    """Mark the views whose page names the recipient, in its text or in a field: their pictures are not for everybody."""
    personal = {visit.profile for visit in capture.visits if any(name in _source(visit, files) for name in recipients)}
    facts = tuple(
        msgspec.structs.replace(fact, shows_personal=True) if isinstance(fact, PageView) and fact.profile in personal else fact
        for fact in capture.facts
    )
    return msgspec.structs.replace(capture, facts=facts)


def _source(visit: Visit, files: Path) -> str:
    source = (files / visit.page.path).read_text("utf-8", "replace") if visit.page is not None else ""
    return f"{visit.text}\n{source}".lower()


def name_of(capture: Capture) -> str:
    """Return a folder's name for a capture: host, time, and what tells two addresses of one host apart."""
    host = (urlsplit(capture.url).hostname or "page").replace(":", "-")[:80]
    digest = hashlib.sha256(capture.url.encode("utf-8", "replace")).hexdigest()[:6]
    return f"{host}-{capture.started:%Y%m%dT%H%M%S}-{digest}"
