"""The program inside the archive is what the reader is to start."""

from __future__ import annotations

from collections.abc import Iterator

from gyotaku.model.evidence import Evidence
from gyotaku.model.facts import Archive, MailingList
from gyotaku.model.finding import Citation, Severity
from gyotaku.rules.family import rule
from gyotaku.rules.reading import cite, read


@rule(
    id="files.program-in-archive",
    severity=Severity.HIGH,
    text="The attached {filename} holds a file that runs when opened ({member}).",
    proves_not="Whether its content is harmful is not known: nothing was run.",
    hard="file",
    attack="T1204.002",
    needs=(Archive, MailingList),
    hits=[(Archive(filename="invoice.zip", members=("invoice.pdf.exe",)),), (Archive(filename="a.iso", members=("run.lnk",)),)],
    misses=[
        (Archive(filename="photos.zip", members=("a.jpg", "b.jpg")),),
        (Archive(filename="source.zip", members=("setup.py", "run.sh", "app.js")),),
        (Archive(filename="tool.zip", members=("tool.exe",)), MailingList(list_id="<dev.example>")),
    ],
)
def program_in_archive(evidence: Evidence) -> Iterator[Citation]:
    for found, seen in evidence.of(Archive):
        for member in found.members:
            if member.lower().endswith(RUNS) and not read(evidence).listed:
                yield cite(seen, filename=found.filename, member=member)
                break


RUNS = (".exe", ".scr", ".pif", ".com", ".lnk", ".vbs", ".vbe", ".jse", ".wsf", ".hta", ".bat", ".cmd", ".ps1", ".msi", ".cpl")
