"""Files inside a disk image lose the mark "from the Internet" that makes Windows warn."""

from __future__ import annotations

from collections.abc import Iterator

from gyotaku.model.evidence import Evidence
from gyotaku.model.facts import Attachment
from gyotaku.model.finding import Citation, Severity
from gyotaku.rules.examples import file
from gyotaku.rules.family import rule
from gyotaku.rules.reading import cite


@rule(
    id="files.disk-image",
    severity=Severity.HIGH,
    text="A disk image is attached ({filename}); files in it lose the mark that makes Windows warn.",
    proves_not="Old programs are now and then handed out as images.",
    hard="file",
    attack="T1553.005",
    needs=(Attachment,),
    hits=[(file("invoice.iso", "iso"),)],
    misses=[(file("invoice.zip", "zip"),)],
)
def disk_image(evidence: Evidence) -> Iterator[Citation]:
    for found, seen in evidence.of(Attachment):
        if found.true_type in {"iso", "img", "vhd"}:
            yield cite(seen, filename=found.filename)
