"""The display name is no name but the notice itself ("Account suspended"): it shows where programs hide the subject."""

from __future__ import annotations

from collections.abc import Iterator

from gyotaku.data.habits import notice
from gyotaku.model.evidence import Evidence
from gyotaku.model.facts import Address, MailingList
from gyotaku.model.finding import Citation, Severity
from gyotaku.rules.examples import sender
from gyotaku.rules.family import rule
from gyotaku.rules.reading import cite, read


@rule(
    id="sender.display-is-notice",
    severity=Severity.MEDIUM,
    text="The display name is no name but a notice: {display}.",
    proves_not="A genuine service may have such words in its name.",
    attack="T1036",
    needs=(Address, MailingList),
    hits=[
        (sender("a@home.example", display="Informe: Conta bloqueada"),),
        (sender("a@home.example", display="【重要】ご利用停止のお知らせ"),),
    ],
    misses=[
        (sender("a@home.example", display="Example Bank Alerts"),),
        (sender("a@home.example", display="お知らせメール"),),
        (sender("a@home.example", display="Security Team"),),
    ],
)
def display_is_notice(evidence: Evidence) -> Iterator[Citation]:
    reading = read(evidence)
    if reading.sender is None or reading.listed:
        return
    if notice().search(reading.sender[0].display):
        yield cite(reading.sender[1], display=reading.sender[0].display)
