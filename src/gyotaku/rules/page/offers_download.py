"""The page hands its visitor a file. Documents come so everywhere; told for what may be inside."""

from __future__ import annotations

from collections.abc import Iterator

from gyotaku.data.file_types import words
from gyotaku.model.evidence import Evidence
from gyotaku.model.facts import PageView
from gyotaku.model.finding import Citation, Severity
from gyotaku.rules.examples import claim, viewed
from gyotaku.rules.family import rule
from gyotaku.rules.reading import cite
from gyotaku.rules.visited import ending, host_of, pushed, strange_views


@rule(
    id="page.offers-download",
    severity=Severity.LOW,
    text="The page behind the link ({host}) starts to download a file ({filename}).",
    proves_not="Invoices and leaflets are handed out so as well; what is in the file was not examined.",
    attack="T1204.001",
    needs=(PageView,),
    hits=[(viewed("download", downloads=(f"meisai.pdf ({'0' * 64})",)),)],
    misses=[
        (viewed("alive"),),
        (claim(), viewed("download", "https://www.bank.example/a", downloads=("meisai.pdf (cut)",))),
        # A program is told by a rule of its own.
        (viewed("download", downloads=("meisai.exe (cut)",)),),
    ],
)
def offers_download(evidence: Evidence) -> Iterator[Citation]:
    for page, seen in strange_views(evidence):
        for name in pushed(page):
            if ending(name) not in words("runs"):
                yield cite(seen, host=host_of(page), filename=name)
