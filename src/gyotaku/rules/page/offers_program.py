"""The page hands its visitor something that runs when it is opened."""

from __future__ import annotations

from collections.abc import Iterator

from gyotaku.data.file_types import words
from gyotaku.model.evidence import Evidence
from gyotaku.model.facts import PageView
from gyotaku.model.finding import Citation, Severity
from gyotaku.rules.examples import claim, sender, viewed
from gyotaku.rules.family import rule
from gyotaku.rules.reading import cite
from gyotaku.rules.visited import ending, host_of, pushed, strange_views


@rule(
    id="page.offers-program",
    severity=Severity.HIGH,
    text="The page behind the link ({host}) starts to download a file that runs when it is opened ({filename}).",
    proves_not="Makers of software hand out installers so; what is in the file was not examined.",
    attack="T1204.002",
    needs=(PageView,),
    hits=[(viewed("download", downloads=(f"請求書.pdf.exe ({'0' * 64})",)),), (viewed("alive", downloads=("update.js (cut)",)),)],
    misses=[
        (viewed("download", downloads=("meisai.pdf (cut)",)),),
        (viewed("alive"),),
        (claim(), viewed("download", "https://www.bank.example/a", downloads=("guard.exe (cut)",))),
        (sender("news@shop.example"), viewed("download", "https://dl.shop.example/", downloads=("setup.msi (cut)",))),
    ],
)
def offers_program(evidence: Evidence) -> Iterator[Citation]:
    for page, seen in strange_views(evidence):
        for name in pushed(page):
            if ending(name) in words("runs"):
                yield cite(seen, host=host_of(page), filename=name)
