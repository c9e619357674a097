"""Traits that go into a kit's key."""

from __future__ import annotations

import pytest
from tests.observing import message_of

from gyotaku.observe.kit_traits import kit_traits


def trait(name: str, text: str) -> str:
    """Return one trait of a header block."""
    return dict(kit_traits(message_of(text)))[name]


@pytest.mark.parametrize(
    ("value", "sketch"),
    [
        ("<20260315172900.9A8B7C6D@a.example>", "t14.x@own"),
        ("<20260315172900.12345678@mail.a.example>", "t14.x@kin"),
        ("<481958ef-a7bd-a274-b3fb-66c35d77aa67@esp.test>", "x-s-s-s-x@other"),
        ("<abc@WIN-8KQ2>", "s@word"),
        ("nothing", "x@none"),
    ],
)
def test_message_id(value: str, sketch: str) -> None:
    """Ids are sketched so that chance does not show; the domain only by its relation to the sender's."""
    assert trait("message-id", f"From: a@a.example\nMessage-ID: {value}\n") == sketch


def test_kin_domain() -> None:
    """A Message-ID domain under the sender's registrable domain is kin."""
    assert trait("message-id", "From: a@shop.co.jp\nMessage-ID: <abcdefg@mx1.shop.co.jp>\n") == "x@kin"


def test_boundary() -> None:
    """Boundaries are folded to their shape."""
    head = 'From: a@a.example\nMIME-Version: 1.0\nContent-Type: multipart/alternative; boundary="{}"\n\n--{}\n\nx\n'
    one = trait("boundary", head.format("----=_NextPart_000_02F0_017F6C31.10939130", "----=_NextPart_000_02F0_017F6C31.10939130"))
    two = trait("boundary", head.format("----=_NextPart_000_0001_01DA9C55.72F0A1B0", "----=_NextPart_000_0001_01DA9C55.72F0A1B0"))
    assert one == two
    assert one.startswith("----=_NextPart_")


def test_order_and_spelling() -> None:
    """The order and the spelling of a program's own fields count; receivers' fields do not."""
    assert trait("order", "Received: x\nsubject: y\nFrom: a@a.example\nX-Spam-Flag: YES\n") == "subject,From"


def test_empty_mail() -> None:
    """Everything missing is said so, and nothing raises."""
    found = dict(kit_traits(message_of("X: y\n")))
    assert (found["mailer"], found["message-id"], found["date"], found["from"], found["to"]) == (
        "none",
        "none",
        "missing",
        "none",
        "none",
    )
