"""An SVG is drawn as a picture but may run script like a page."""

from __future__ import annotations

from collections.abc import Iterator

from gyotaku.model.evidence import Evidence
from gyotaku.model.facts import Attachment
from gyotaku.model.finding import Citation, Severity
from gyotaku.rules.examples import file
from gyotaku.rules.family import rule
from gyotaku.rules.reading import cite


@rule(
    id="files.active-svg",
    severity=Severity.HIGH,
    text="The picture {filename} (SVG) holds script or moves on to another page.",
    proves_not="Animated drawings hold script for good reasons.",
    hard="file",
    attack="T1027.017",
    needs=(Attachment,),
    hits=[(file("voice.svg", "svg", "script"),)],
    misses=[(file("logo.svg", "svg"),), (file("app.js", "script", "script"),)],
)
def active_svg(evidence: Evidence) -> Iterator[Citation]:
    for found, seen in evidence.all(Attachment, true_type="svg"):
        if {"script", "auto-redirect", "smuggling", "password-form"} & set(found.traits):
            yield cite(seen, filename=found.filename)
