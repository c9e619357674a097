"""Make a group in a messenger and let me in: how a fraud in a superior's name leaves the mail that a firm watches.

Source: warnings of IPA and of the Japanese police, from December 2025 on (presidents' names, LINE groups, QR codes by return).
"""

from __future__ import annotations

from collections.abc import Iterator

from gyotaku.model.evidence import Evidence
from gyotaku.model.facts import Address, HeaderTrait, MailingList, TextTrait
from gyotaku.model.finding import Citation, Severity
from gyotaku.rules.examples import mailbox, sender, trait
from gyotaku.rules.family import rule
from gyotaku.rules.outsiders import outsider
from gyotaku.rules.reading import cite

READER = mailbox("to", "me@workplace.example")
ASKED = trait("messenger-group", "LINEグループを作成し、QRコードを返信してください")


@rule(
    id="text.messenger-group-asked",
    severity=Severity.HIGH,
    text="It asks the reader to create a group in a messenger and let the writer in ({excerpt}), from {domain}, which is outside "
    "the reader's organisation: frauds in a superior's name do so to leave the mail that others see.",
    proves_not="A friend or customer who uses a private address may ask so, too.",
    attack="T1656",
    needs=(TextTrait, Address, MailingList, HeaderTrait),
    hits=[(sender("president@mail.example"), READER, ASKED), (sender("ceo.office@gmail.com"), READER, ASKED)],
    misses=[
        (sender("president@workplace.example"), READER, ASKED),
        (sender("president@mail.example"), READER, ASKED, HeaderTrait(trait="reply")),
        (sender("president@mail.example"), READER, ASKED, MailingList(list_id="<talk.example>")),
        (sender("president@mail.example"), READER, trait("secrecy", "他言無用")),
    ],
)
def messenger_group_asked(evidence: Evidence) -> Iterator[Citation]:
    writer, asked = outsider(evidence), evidence.first(TextTrait, trait="messenger-group")
    if writer and asked:
        yield cite(asked[1], writer[1], excerpt=asked[0].excerpt, domain=writer[0].domain)
