from __future__ import annotations

from tests.book.keys.evidence import of

from gyotaku.book.keys.contact import contact
from gyotaku.model.facts import Address, Contact, Link


def test_where_answers_and_money_go() -> None:
    """Reply-To, mailto, telephone and wallet; a number by its digits."""
    evidence = of(
        Address(role="from", address="a@evil.example"),
        Address(role="reply-to", address="Other@evil.example"),
        Link(target="x", url="mailto:pay@evil.example?subject=x", scheme="mailto"),
        Contact(channel="telephone", value="050-1234-5678", valid=True),
        Contact(channel="wallet", value="bc1qexample", valid=None),
    )
    found = [key.value for key in contact(evidence)]
    assert found == ["reply-to other@evil.example", "mail pay@evil.example", "telephone 05012345678", "wallet bc1qexample"]


def test_the_senders_and_the_readers_own_addresses_are_none() -> None:
    """An address that only stands in the text is as often the reader's; an impossible number is none."""
    evidence = of(
        Address(role="from", address="a@evil.example"),
        Address(role="reply-to", address="a@evil.example"),
        Address(role="to", address="me@mail.example"),
        Link(target="x", url="mailto:me@mail.example", scheme="mailto"),
        Contact(channel="mail", value="other@mail.example"),
        Contact(channel="telephone", value="000", valid=False),
    )
    assert list(contact(evidence)) == []
