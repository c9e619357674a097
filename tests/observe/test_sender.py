"""Observer: sender."""

from __future__ import annotations

from gyotaku import analyse
from gyotaku.model.facts import SenderClass


def _class(sender: str, brand: str, recipient: str = "taro@home.example") -> SenderClass:
    raw = f"From: {brand} <{sender}>\r\nTo: {recipient}\r\nSubject: {brand}\r\n\r\n{brand}\r\n"
    found = analyse(raw.encode()).evidence.first(SenderClass)
    assert found is not None
    return found[0]


def test_the_seeds_sender(example: bytes) -> None:
    """Unrelated to the brand, with the recipient's local part and a random suffix."""
    found = analyse(example).evidence.first(SenderClass)
    assert found is not None
    assert (found[0].relation, found[0].borrowed, found[0].suffix) == ("unrelated", "user", ".isztcg")


def test_classes() -> None:
    """The brand's own domain, another brand's, free mail, and a stranger."""
    assert _class("info@mail.rakuten-card.co.jp", "Rakuten Card").relation == "official"
    assert _class("info@kuronekoyamato.co.jp", "Rakuten Card").relation == "other-brand"
    assert _class("rakuten.card@gmail.com", "Rakuten Card").relation == "free-mail"
    assert _class("info@strange-host.example", "Rakuten Card").relation == "unrelated"
