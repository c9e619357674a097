"""A document is announced, and the link hands out an archive or a program instead."""

from __future__ import annotations

import re
from collections.abc import Iterator

from gyotaku.model.evidence import Evidence
from gyotaku.model.facts import Address, Link, Lure, MailingList
from gyotaku.model.finding import Citation, Severity
from gyotaku.rules.examples import linked, lure, sender
from gyotaku.rules.family import rule
from gyotaku.rules.reading import cite, read
from gyotaku.rules.vocabulary import ACCOUNT

FILE = re.compile(
    r"/[^/?#]{1,120}\.(zip|rar|7z|iso|img|vhdx?|exe|msi|scr|com|bat|cmd|js|jse|vbs|wsf|hta|lnk|jar|apk|xll)(?:[?#]|$)",
    re.IGNORECASE,
)


@rule(
    id="links.leads-to-archive",
    severity=Severity.HIGH,
    text="With a notice ({phrase}) the link hands out a .{ending} file from {host}.",
    proves_not="Firms do hand out archives; what the file holds was not looked at.",
    attack="T1204.002",
    needs=(Address, Link, Lure, MailingList),
    hits=[
        (sender(), lure("document", "Nota Fiscal"), linked("https://stranger.test/down/NFe_1.zip")),
        (sender("a@stranger.test"), lure("document", "Nota Fiscal"), linked("https://stranger.test/down/NFe_1.zip")),
    ],
    misses=[
        (
            sender("a@stranger.test"),
            lure("document"),
            linked("https://stranger.test/down/NFe_1.zip"),
            MailingList(unsubscribe="<https://stranger.test/u>"),
        ),
        (sender(), lure("commercial"), linked("https://stranger.test/down/NFe_1.zip")),
        (sender(), lure("document"), linked("https://stranger.test/")),
    ],
)
def leads_to_archive(evidence: Evidence) -> Iterator[Citation]:
    reading = read(evidence)
    told = reading.lured(*ACCOUNT)
    # A bill or a document comes as itself or in a portal; packed, and from the sender's own host too, it is meant to be run.
    handed = reading.strange() if reading.leavable or reading.vouched_by_brand() else reading.calls
    for link, seen in () if reading.listed or told is None else handed:
        ending = FILE.search(link.final or link.url)
        if ending and told:
            yield cite(seen, told[1], phrase=told[0].phrase, ending=ending[1].lower(), host=link.goes_to)
            return
