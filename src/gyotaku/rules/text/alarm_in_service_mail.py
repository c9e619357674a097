"""A stranger's alarm inside the genuine mail of a service that sends bills or files for anybody."""

from __future__ import annotations

from collections.abc import Iterator

from gyotaku.model.evidence import Evidence
from gyotaku.model.facts import Address, Contact, Lure, Request
from gyotaku.model.finding import Citation, Severity
from gyotaku.rules.examples import lure, sender
from gyotaku.rules.family import rule
from gyotaku.rules.reading import cite
from gyotaku.rules.relayed import relayed_alarm

BILL = sender("service@paypal.com")
ALARM = lure("fraud_alert", "did not authorize")
NUMBER = Contact(channel="telephone", value="+1 888 555 0100")
RING = Request(asks="call", phrase="call us at +1", place="body")


@rule(
    id="text.alarm-in-service-mail",
    severity=Severity.HIGH,
    text="{domain} sends what its customers write; this one raises an alarm ({phrase}) and has the reader ring up {number}.",
    proves_not="A shop may name its telephone number in a bill.",
    hard="text",
    attack="T1566.004",
    needs=(Address, Lure, Contact, Request),
    hits=[(BILL, ALARM, NUMBER, RING)],
    misses=[
        (BILL, ALARM, NUMBER),
        (BILL, ALARM, RING),
        (BILL, NUMBER, RING, lure("statement", "your invoice")),
        (sender("billing@shop.example"), ALARM, NUMBER, RING),
    ],
)
def alarm_in_service_mail(evidence: Evidence) -> Iterator[Citation]:
    if alarm := relayed_alarm(evidence):
        told, number = alarm.told, alarm.number
        yield cite(
            alarm.sender[1], told[1], number[1], domain=alarm.sender[0].domain, phrase=told[0].phrase, number=number[0].value
        )
