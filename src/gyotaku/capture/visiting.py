"""The stage that visits: what a mail leads to is captured, and what the capture states becomes evidence."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import msgspec

from gyotaku.capture.bundle import write
from gyotaku.capture.targets import Target, targets
from gyotaku.errors import CaptureError
from gyotaku.model.capture import Capture, Visit
from gyotaku.model.evidence import Absence, Evidence, Observation, Reason, Source
from gyotaku.model.facts import Address, Fact, Form, PageBrand, PageView
from gyotaku.settings import Visits

PROVIDER = "page"
"""Under this name recordings and visits state what pages showed."""
ABSENT = ("PageView", "Cloaking", "Form")
"""Kinds that are missing where a page was not seen."""


class Visiting:
    """Visits what a mail leads to; every capture is kept as a bundle below `folder`."""

    def __init__(self, settings: Visits, folder: Path) -> None:
        self._settings = settings
        self._folder = folder
        self._seen: dict[str, tuple[Capture, str] | str] = {}

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
        capture, digest = found
        source = Source(name=f"gyotaku, {capture.browser or 'HTTP'}", query=about, url=capture.url, answer_sha256=digest)
        return evidence.plus(
            tuple(
                Observation(id="", fact=fact, source=source, at=capture.started, observer=PROVIDER, excerpt=_words(fact)[:400])
                for fact in capture.facts
            ),
            tuple(_unstated(capture, about)),
        )

    def _taken(self, target: Target, recipients: tuple[str, ...]) -> tuple[Capture, str] | str:
        """Visit an address once in a run; return the capture with the hash of its manifest, or the code of what failed."""
        if target.url not in self._seen:
            # What opens sockets and starts browsers is loaded only where a visit is wanted.
            from gyotaku.capture.taking import capture  # noqa: PLC0415 - see above

            try:
                with capture(target.url, self._settings, asked=target.asked, altered=target.altered) as (taken, files):
                    made = _marked(taken, files, recipients)
                    manifest = write(made, files, self._folder / name_of(made))
                    self._seen[target.url] = made, hashlib.sha256(manifest).hexdigest()
            except CaptureError as error:
                self._seen[target.url] = error.why
        return self._seen[target.url]


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


def _unstated(capture: Capture, about: str) -> Iterator[Absence]:
    """Yield what the pages were searched for in vain; where one did not let itself be read, nobody knows."""
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
