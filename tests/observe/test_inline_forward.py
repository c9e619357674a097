from __future__ import annotations

import pytest
from tests.written import facts, written

from gyotaku.model.facts import InlineForward
from gyotaku.observe.inline_forward import inline_forward

OUTLOOK = """念のため共有します。

-----Original Message-----
From: Shop <a@shop.example>
Sent: Sunday, March 15, 2026 5:29 PM
To: b@mail.example
Subject: 重要"""
GMAIL = """---------- Forwarded message ---------
From: Shop <a@shop.example>
Date: 2026年3月15日
Subject: 重要
To: <b@mail.example>"""
THUNDERBIRD = "-------- Forwarded Message --------\nSubject: x\nDate: Sun, 15 Mar 2026\nFrom: a@shop.example\nTo: b@mail.example"
APPLE = "転送されたメッセージ:\n\n差出人: Shop <a@shop.example>\n件名: 重要\n日付: 2026年3月15日\n宛先: b@mail.example"
YAHOO = "----- 転送メッセージ -----\n差出人: a@shop.example\n宛先: b@mail.example\n日時: 2026/3/15\n件名: 重要"
MOBILE = "差出人: Shop <a@shop.example>\n送信日時: 2026年3月15日\n宛先: b@mail.example\n件名: 重要\n\n本文"


@pytest.mark.parametrize("text", [OUTLOOK, GMAIL, THUNDERBIRD, APPLE, YAHOO, MOBILE])
def test_programs(text: str) -> None:
    """What the usual programs write is recognised, with the header lines they copied."""
    [found] = facts(inline_forward, InlineForward, written(text))
    assert len(found.fields) >= 3
    assert any("a@shop.example" in field for field in found.fields)


def test_marker_is_quoted() -> None:
    """The line that shows the forward is kept as it stands."""
    [found] = facts(inline_forward, InlineForward, written(GMAIL))
    assert found.marker == "---------- Forwarded message ---------"


def test_value_on_the_next_line() -> None:
    """A field whose value stands on its own line, as pages print it, is joined."""
    [found] = facts(inline_forward, InlineForward, written("Begin forwarded message:\nFrom:\na@shop.example\nSubject:\nHi"))
    assert found.fields == ("From: a@shop.example", "Subject: Hi")


@pytest.mark.parametrize(
    "text",
    [
        "On Sun, 15 Mar 2026, Taro wrote:\n> From here it goes on",
        "本日は転送の設定についてご案内します。\n件名の付け方も説明します。",
        "From: the bottom of my heart, thank you.",
        "x" * 400 + "\n-----Original Message-----\nFrom: a@shop.example\nTo: b@mail.example\nSubject: y",
        "Delivery failed\n----- Original message -----\nFrom: a@x.example\nTo: b@mail.example\nReceived: from a by b\nSubject: y",
    ],
)
def test_no_forward(text: str) -> None:
    """Quoted replies, bounces and sentences that use the words are no forwards."""
    assert facts(inline_forward, InlineForward, written(text)) == []
