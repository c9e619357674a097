from __future__ import annotations

import pytest
from tests.book.keys.evidence import of

from gyotaku.book.keys.sender import numbered_name, sender, shape
from gyotaku.model.facts import Address, SenderClass


def _address(address: str) -> Address:
    local, _, domain = address.partition("@")
    return Address(role="from", address=address, local=local, domain=domain, registrable=domain)


def test_five_letters_cn_and_a_borrowed_name() -> None:
    """The pattern says how the name is made, not whose it is."""
    relation = SenderClass(relation="unrelated", domain="gghxw.cn", local_part="borrowed", borrowed="user", suffix=".isztcg")
    found = {key.family: key.value for key in sender(of(_address("user.isztcg@gghxw.cn"), relation))}
    assert found == {"sender": "gghxw.cn", "sender-pattern": "borrowed.a6@a5.cn"}


@pytest.mark.parametrize("relation", ["official", "free-mail", "self", "mailing-service"])
def test_a_forged_or_public_domain_is_no_key(relation: str) -> None:
    """It belongs to the victim or to everybody."""
    address = _address("info@bank.example")
    assert list(sender(of(address, SenderClass(relation=relation, domain="bank.example")))) == []


def test_a_numbered_name_keeps_its_words() -> None:
    """NEW_OFFRE_1_7444 and NEW_OFFRE_5_24966 are one; jumbles and bare words are none."""
    assert numbered_name("NEW_OFFRE_1_7444") == numbered_name("New_Offre_5_24966") == "new_offre_9_9"
    assert numbered_name("support") == numbered_name("a1") == numbered_name("x8kq2v9zt4m1") == ""


def test_a_shape_counts_letters() -> None:
    """Runs of letters and digits with their length, signs as they stand."""
    assert shape("Abc-12") == "a3-92"
