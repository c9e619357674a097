"""Name and label say one thing, the bytes another."""

from __future__ import annotations

from collections.abc import Iterator

from gyotaku.model.evidence import Evidence
from gyotaku.model.facts import Attachment
from gyotaku.model.finding import Citation, Severity
from gyotaku.rules.examples import file
from gyotaku.rules.family import rule
from gyotaku.rules.reading import cite


@rule(
    id="files.type-mismatch",
    severity=Severity.MEDIUM,
    text="The attached {filename} is really of another type ({true_type}) than its name and label say.",
    proves_not="Badly configured mail programs label files wrongly.",
    attack="T1036.008",
    needs=(Attachment,),
    hits=[(file("photo.jpg", "html", "type-mismatch"),)],
    misses=[(file("photo.jpg", "jpeg"),), (file("photo.jpg", "png", "type-mismatch"),)],
)
def type_mismatch(evidence: Evidence) -> Iterator[Citation]:
    for found, seen in evidence.of(Attachment):
        # One picture format for another is a slip; a picture that is a page or a program is not.
        if "type-mismatch" in found.traits and found.true_type in ACTIVE:
            yield cite(seen, filename=found.filename, true_type=found.true_type)


ACTIVE = frozenset({"html", "svg", "exe", "script", "lnk", "iso", "zip", "rar", "7z", "ole", "docm", "xlsm", "one"})
