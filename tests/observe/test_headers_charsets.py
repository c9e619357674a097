"""How text was decoded where the label did not do."""

from __future__ import annotations

import base64

from tests.observing import observed

from gyotaku.model.facts import Charset


def charsets(raw: bytes) -> list[tuple[str, str | None, str]]:
    """List (place, declared, used) of a mail."""
    return [(fact.place, fact.declared, fact.used) for fact, _ in observed(raw, "headers").of(Charset)]


def test_plain_labels_give_nothing() -> None:
    """ASCII, a right label and its usual alias are nothing to report."""
    word = base64.b64encode("ご利用制限①".encode("cp932"))
    assert charsets(b"Subject: =?shift_jis?B?" + word + b"?=\nFrom: a@a.example\n") == []


def test_raw_bytes_without_label() -> None:
    """Raw 8-bit text in a field has no label: what it was read as is stated."""
    assert charsets("Subject: ご利用制限のお知らせ\n".encode()) == [("subject", None, "utf-8")]
    assert charsets("Subject: ご利用制限のお知らせ\n".encode("cp932")) == [("subject", None, "cp932")]


def test_wrong_label() -> None:
    """A label that the bytes contradict is stated with what was used instead."""
    word = base64.b64encode("お支払い方法の確認をお願いいたします".encode())
    assert charsets(b"From: =?iso-2022-jp?B?" + word + b"?= <a@a.example>\n") == [("from", "iso-2022-jp", "utf-8")]


def test_body_label_wrong() -> None:
    """The body's decision stands at its part."""
    head = b"MIME-Version: 1.0\nContent-Type: text/plain; charset=gb2312\nContent-Transfer-Encoding: 8bit\n\n"
    seen = observed(head + "お支払い方法の確認をお願いいたします。".encode(), "headers").first(Charset)
    assert seen is not None
    assert (seen[0].place, seen[0].declared, seen[0].used) == ("body", "gb2312", "utf-8")
    assert seen[1].where is not None
    assert seen[1].where.place.startswith("part:")
