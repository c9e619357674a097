"""The fingerprint of how a mail was built."""

from __future__ import annotations

from tests.observing import message_of, observed

from gyotaku.model.facts import Kit
from gyotaku.observe.kit import fingerprint

ONE = (
    "From: カード <a@a.example>\nTo: <b@b.example>\nSubject: x\nDate: Sun, 15 Mar 2026 17:29:00 +0800\n"
    "Message-ID: <20260315172900.9A8B7C6D@a.example>\nX-Mailer: Foxmail 6, 13, 102, 15 [cn]\nMIME-Version: 1.0\n"
    'Content-Type: text/html; charset="gb2312"\nContent-Transfer-Encoding: base64\n\n'
)


def test_same_kit_same_key() -> None:
    """Another mail of one template, with its own names, ids and times, as another receiver keeps it, has the same key."""
    other = (
        ONE.replace("カード", "銀行").replace("a.example", "c.example").replace("17:29:00", "03:00:59").replace("15 Mar", "1 Apr")
    )
    other = other.replace("20260315172900.9A8B7C6D", "20260401030059.12345678").replace("Subject: x", "Subject: お知らせ")
    received = (
        "Return-Path: <a@c.example>\nReceived: from c.example by mx.home.example; Wed, 1 Apr 2026 03:01:00 +0900\nX-Spam: 1\n"
    )
    one, two = fingerprint(message_of(ONE)), fingerprint(message_of(received + other))
    assert one == two
    assert len(one.key) == 16


def test_other_programs_have_other_keys() -> None:
    """Another mailer, another order of fields, another spelling, another zone: another key."""
    keys = {
        fingerprint(message_of(text)).key
        for text in (
            ONE,
            ONE.replace("Foxmail 6, 13, 102, 15 [cn]", "Foxmail 7.2"),
            ONE.replace("Message-ID", "Message-Id"),
            ONE.replace("+0800", "+0900"),
            ONE.replace("base64", "quoted-printable"),
            ONE.replace("gb2312", "iso-2022-jp"),
            "Subject: x\n" + ONE.replace("Subject: x\n", ""),
            "X-PHP-Originating-Script: 1:a.php\n" + ONE,
        )
    }
    assert len(keys) == 8


def test_random_names_do_not_split_a_kit() -> None:
    """A kit that draws its program's name by chance keeps one key."""
    assert fingerprint(message_of(ONE.replace("Foxmail 6, 13, 102, 15 [cn]", "Zpzcpwnp Nxxfdnx 03.33"))) == fingerprint(
        message_of(ONE.replace("Foxmail 6, 13, 102, 15 [cn]", "Xqrtvw Bnhjgj 7.1"))
    )


def test_traits_explain_the_key() -> None:
    """The traits that went into the key stand beside it, in a fixed order."""
    found = observed(ONE, "kit").first(Kit)
    assert found is not None
    assert [trait.partition("=")[0] for trait in found[0].traits] == [
        "mailer",
        "message-id",
        "order",
        "date",
        "from",
        "to",
        "parts",
        "boundary",
        "script",
    ]
    assert "date=+0800" in found[0].traits


def test_no_headers_no_kit() -> None:
    """A text without header block has no fingerprint."""
    assert observed("\n\nhello", "kit").all(Kit) == []
