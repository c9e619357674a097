"""It came by a discussion list: the envelope, the list's id and the sender of the list agree."""

from __future__ import annotations

from collections.abc import Iterator

from gyotaku.data.domains import under
from gyotaku.model.evidence import Evidence
from gyotaku.model.facts import Address, MailingList
from gyotaku.model.finding import Citation, Severity, Stance
from gyotaku.rules.examples import mailbox, sender
from gyotaku.rules.family import rule
from gyotaku.rules.reading import cite, read


@rule(
    id="genuine.mailing-list",
    severity=Severity.MEDIUM,
    text="The mail came by a mailing list ({list_id}), and its way agrees with the list's name.",
    proves_not="Anyone can write a List-Id, and lists carry unwanted posts, too.",
    stance=Stance.GENUINE,
    needs=(MailingList, Address),
    hits=[(MailingList(list_id="<talk.lists.example>"), sender("jo@home.example"), mailbox("to", "talk@lists.example"))],
    misses=[
        (MailingList(list_id="<news.shop.example>"), sender("jo@home.example"), mailbox("to", "me@home2.example")),
        (MailingList(unsubscribe="<mailto:u@lists.example>"), sender("jo@home.example"), mailbox("to", "talk@lists.example")),
    ],
)
def mailing_list(evidence: Evidence) -> Iterator[Citation]:
    reading = read(evidence)
    if reading.listed is None:
        return
    host = reading.listed[0].list_id.rpartition("<")[2].strip("<> ").lower()
    for address, seen in evidence.of(Address):
        # A post goes to the list's address, or bounces to it; a newsletter names the reader and its own domain only.
        posted = address.role in {"to", "cc"}
        bounced = address.role in {"return-path", "sender"} and not reading.own(address.domain)
        if (posted or bounced) and address.registrable and under(host, address.registrable):
            yield cite(reading.listed[1], seen, list_id=reading.listed[0].list_id)
            return
