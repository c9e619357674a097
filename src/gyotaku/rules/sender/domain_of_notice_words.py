"""A sender's domain put together from the words of account notices: bought for the purpose, whoever it then poses as."""

from __future__ import annotations

from collections.abc import Iterator

from gyotaku.model.evidence import Evidence
from gyotaku.model.facts import Address, Lure, MailingList, SenderClass
from gyotaku.model.finding import Citation, Severity
from gyotaku.rules.examples import claim, lure, relation, sender
from gyotaku.rules.family import rule
from gyotaku.rules.names import notice_name
from gyotaku.rules.reading import cite, read
from gyotaku.rules.vocabulary import ACCOUNT


@rule(
    id="sender.domain-of-notice-words",
    severity=Severity.MEDIUM,
    text="The sender's domain {domain} is put together from words of account notices, and the mail is one ({phrase}).",
    proves_not="Some honest services are named in this way.",
    attack="T1583.001",
    needs=(Address, Lure, MailingList, SenderClass),
    hits=[(sender("a@secure-login-portal.com"), lure("restrict")), (sender("a@bank-verify.com"), lure("verify"))],
    misses=[
        (sender("a@secure-login-portal.com"), lure("commercial")),
        (sender("a@verify.com"), lure("restrict")),
        (sender("a@maruyama-kensetsu.jp"), lure("restrict")),
        (sender("a@bank-verify.com"), lure("verify"), claim(), relation("official", "bank-verify.com")),
    ],
)
def domain_of_notice_words(evidence: Evidence) -> Iterator[Citation]:
    reading = read(evidence)
    if reading.sender is None or reading.listed or reading.related("official", "group-company", "mailing-service"):
        return
    writer, seen = reading.sender
    told = next(((found, lure_seen) for found, lure_seen in reading.lures if found.pretext in ACCOUNT), None)
    if told and notice_name(writer.registrable.partition(".")[0]):
        yield cite(seen, told[1], domain=writer.registrable, phrase=told[0].phrase)
