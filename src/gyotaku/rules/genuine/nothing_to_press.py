"""No link, no file, no number to ring, nothing asked: there is no way to be caught."""

from __future__ import annotations

from collections.abc import Iterator

from gyotaku.model.evidence import Evidence, Reason
from gyotaku.model.facts import Attachment, Body, BrandClaim, Link, Lure, QrCode, Request
from gyotaku.model.finding import Citation, Severity, Stance
from gyotaku.rules.examples import STRANGE_LINK, lure
from gyotaku.rules.family import rule
from gyotaku.rules.reading import read


@rule(
    id="genuine.nothing-to-press",
    severity=Severity.MEDIUM,
    text="There is no link or file to open, and nothing is asked for.",
    proves_not="Fraud that waits for an answer asks for nothing in its first mail.",
    stance=Stance.GENUINE,
    needs=(Link, Attachment, Request, Lure, QrCode, Body, BrandClaim),
    hits=[(Body(blocks=(), part="1", media_type="text/plain", characters=300),)],
    misses=[
        (Body(blocks=(), part="1", media_type="text/plain", characters=300), STRANGE_LINK),
        (Body(blocks=(), part="1", media_type="text/plain", characters=300), lure("bec")),
        (Body(blocks=(), part="1", media_type="text/plain", characters=300), Request(asks="transfer", phrase="振り込んで")),
        (Body(blocks=(), part="1", media_type="text/plain", characters=12),),
    ],
)
def nothing_to_press(evidence: Evidence) -> Iterator[Citation]:
    reading = read(evidence)
    body = evidence.first(Body)
    asked = any(True for _ in evidence.of(Request)) or reading.lures or reading.claim
    opened = reading.links or any(True for _ in evidence.of(Attachment)) or any(True for _ in evidence.of(QrCode))
    missing = [evidence.absent(kind) for kind in (Link, Attachment)]
    if body and body[0].characters >= 40 and not asked and not opened:
        gone = tuple(one for one in missing if one is not None and one.reason is Reason.NOT_PRESENT)
        yield Citation(cites=(body[1],), absences=gone)
