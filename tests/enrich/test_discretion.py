from __future__ import annotations

import base64

from gyotaku.enrich.discretion import private
from gyotaku.model.evidence import Evidence, Observation
from gyotaku.model.facts import Address, Token


def words(*facts: Address | Token) -> set[str]:
    """Return the private words of a mail with these facts."""
    return set(private(Evidence(observations=tuple(Observation(id="", fact=fact) for fact in facts))))


def address(whole: str, role: str = "to") -> Address:
    """Return an address."""
    local, _, domain = whole.partition("@")
    return Address(role=role, address=whole, local=local, domain=domain)


def test_a_recipients_address_is_private_in_every_coding_that_fits_a_question() -> None:
    """Plain, as bounce addresses write it, percent-coded, in hexadecimal and in base64 at each alignment."""
    found = words(address("Taro.Test@rcpt.example"))
    assert {"taro.test@rcpt.example", "taro.test=rcpt.example", "taro.test%40rcpt.example", "taro.test"} <= found
    assert b"taro.test@rcpt.example".hex() in found
    for before in (b"", b"x", b"xy", b"id="):
        coded = base64.b64encode(before + b"taro.test@rcpt.example&more").decode()
        assert any(word in coded for word in found), before


def test_a_local_part_that_is_a_word_forbids_no_host_name() -> None:
    """`security` as a recipient must not keep gyotaku from asking about security-update.example."""
    assert "security" not in words(address("security@rcpt.example"))


def test_tokens_are_private_and_senders_are_not() -> None:
    """What a URL carries about the recipient does not leave; whom the mail says it is from is what we ask about."""
    found = words(Token(value="abc123DEF", basis="high-entropy"), Token(value="42", basis="numbered-parameter"))
    assert found == {"abc123DEF"}
    assert words(address("evil.sender@evil.example", role="from")) == set()
