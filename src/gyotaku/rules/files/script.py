"""A script runs at a double click like a program does."""

from __future__ import annotations

from collections.abc import Iterator

from gyotaku.model.evidence import Evidence
from gyotaku.model.facts import Attachment, MailingList
from gyotaku.model.finding import Citation, Severity
from gyotaku.rules.examples import file
from gyotaku.rules.family import rule
from gyotaku.rules.reading import cite, read


@rule(
    id="files.script",
    severity=Severity.HIGH,
    text="A script that runs when opened is attached ({filename}).",
    proves_not="Developers mail scripts to each other for good reasons.",
    attack="T1204.002",
    needs=(Attachment, MailingList),
    hits=[(file("invoice.js", "script"),), (file("invoice.vbs", "text"),)],
    misses=[
        (file("fix.patch", "text"),),
        (file("build.sh", "script"), MailingList(list_id="<dev.example>")),
        (file("build.sh", "script"),),
    ],
)
def script(evidence: Evidence) -> Iterator[Citation]:
    for found, seen in evidence.of(Attachment):
        # Scripts of Windows run at a double click; those of other systems (sh, py, pl) open as text.
        if (
            found.filename.lower().endswith((".js", ".jse", ".vbs", ".vbe", ".wsf", ".hta", ".bat", ".cmd", ".ps1"))
            and not read(evidence).listed
        ):
            yield cite(seen, filename=found.filename)
