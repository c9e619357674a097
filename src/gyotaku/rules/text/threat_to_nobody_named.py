"""A loss and a short time, addressed to nobody by name: a template sent to a list of addresses, on whatever domain it lives."""

from __future__ import annotations

from collections.abc import Iterator

from gyotaku.model.evidence import Evidence
from gyotaku.model.facts import AuthRecorded, BrandClaim, Deadline, Link, Lure, MailingList, Salutation, SenderClass
from gyotaku.model.finding import Citation, Severity
from gyotaku.rules.examples import OWN, STRANGE_LINK, auth, claim, linked, lure, relation, sender
from gyotaku.rules.family import rule
from gyotaku.rules.reading import cite, read
from gyotaku.rules.vocabulary import PRESSING

WEEK = 24 * 7.0
BRIEF = 1.5
"""Fewer hours are the life of a link or a code that the reader asked for just now."""
SOON = Deadline(text="48時間以内", hours=48.0)
CUSTOMER = Salutation(style="generic", text="お客様")


@rule(
    id="text.threat-to-nobody-named",
    severity=Severity.MEDIUM,
    text="A loss is threatened ({phrase}) and little time given ({deadline}), but the reader is called by no name.",
    proves_not="Genuine circulars call nobody by name, either.",
    needs=(Lure, Deadline, Salutation, Link, MailingList, AuthRecorded, BrandClaim, SenderClass),
    hits=[(sender(), lure("restrict"), SOON, CUSTOMER, STRANGE_LINK), (sender(), lure("unpaid"), SOON, STRANGE_LINK)],
    misses=[
        (sender(), lure("restrict"), SOON, Salutation(style="name", text="鈴木花子 様"), STRANGE_LINK),
        (sender(), lure("commercial"), SOON, CUSTOMER, STRANGE_LINK),
        (sender(), lure("restrict"), CUSTOMER, STRANGE_LINK),
        (sender(), lure("mfa", "パスワードの再設定"), Deadline(text="有効期限は60分", hours=1.0), CUSTOMER, STRANGE_LINK),
        (sender(OWN), claim(), relation("official", "mail.bank.example"), lure("restrict"), SOON, CUSTOMER, STRANGE_LINK),
        (
            sender(OWN),
            claim(),
            auth("dkim", "pass", "mail.bank.example", aligned=True),
            lure("restrict"),
            SOON,
            linked("https://x.test/"),
        ),
        (sender(), lure("restrict"), SOON, CUSTOMER, STRANGE_LINK, MailingList(list_id="<talk.example>")),
    ],
)
def threat_to_nobody_named(evidence: Evidence) -> Iterator[Citation]:
    reading = read(evidence)
    if reading.leavable or reading.answers or reading.vouched_by_brand() or reading.related("official", "group-company"):
        return
    told = next((pair for pair in reading.lures if pair[0].pretext in PRESSING), None)
    if told is None or not reading.calls or any(evidence.all(Salutation, style="name")):
        return
    for limit, seen in evidence.of(Deadline):
        if limit.hours is not None and BRIEF <= limit.hours <= WEEK:
            yield cite(told[1], seen, phrase=told[0].phrase, deadline=limit.text)
            return
