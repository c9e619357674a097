"""Alarms that strangers put into the mails of services."""

from __future__ import annotations

from gyotaku.model.evidence import Evidence, Observation, Where
from gyotaku.model.facts import Contact, Fact, Request
from gyotaku.rules.examples import lure, sender
from gyotaku.rules.relayed import relayed_alarm

NUMBER = Contact(channel="telephone", value="+1 888 555 0100")
RING = Request(asks="call", phrase="call us at +1", place="body")
ALARM = lure("fraud_alert", "did not authorize")


def _evidence(*facts: Fact) -> Evidence:
    return Evidence().plus(tuple(Observation(id="", fact=fact, where=Where(place="mail")) for fact in facts))


def test_a_customers_alarm_is_found_with_its_number() -> None:
    """The number stands in what a customer of the service wrote; the service itself offers a button."""
    alarm = relayed_alarm(_evidence(sender("service@paypal.com"), ALARM, NUMBER, RING))
    assert alarm is not None
    assert alarm.number[0].value == NUMBER.value


def test_a_bill_with_a_number_alone_is_none() -> None:
    """A craftsman's bill names his number without an alarm."""
    assert relayed_alarm(_evidence(sender("quickbooks@notification.intuit.com"), NUMBER, RING)) is None


def test_a_shops_own_mail_is_none() -> None:
    """A shop that writes by itself is no service that carries the words of others."""
    assert relayed_alarm(_evidence(sender("billing@shop.example"), ALARM, NUMBER, RING)) is None
