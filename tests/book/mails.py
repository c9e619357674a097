"""Mails made for the book: synthetic, alike or not, with example addresses."""

from __future__ import annotations

from gyotaku.analysis import analyse
from gyotaku.model.case import Case
from gyotaku.read.sources import specimen


def mail(number: int = 1, *, subject: str = "【重要】ご利用確認のお願い", domain: str = "mail.example", text: str = "") -> bytes:
    """Write a mail; its number makes it another specimen, not another campaign."""
    body = text or (
        "いつもポケットカードをご利用いただきありがとうございます。第三者による不正なログインを検知したため、"
        "カードのご利用を一部制限させていただきました。下記のリンクより本人確認のお手続きをお願いいたします。\n"
        f"https://login{number}.phish.example/netsgvice/logyino/\n48時間以内にご確認がない場合、ご利用を停止いたします。\n"
    )
    return (
        f"Received: from mx.{domain} (unknown [203.0.113.{number % 250 + 1}]) by mx.receiver.example with ESMTP id q{number};"
        f" Mon, {number % 28 + 1:02d} Jun 2026 10:00:00 +0900\r\n"
        f"From: Pocketcard <user{number}@{domain}>\r\nTo: victim@receiver.example\r\nSubject: {subject}\r\n"
        f"Date: Mon, {number % 28 + 1:02d} Jun 2026 09:59:58 +0900\r\nMessage-ID: <m{number}@{domain}>\r\n"
        f"MIME-Version: 1.0\r\nContent-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: 8bit\r\n\r\n{body}"
    ).encode()


def analysed(raw: bytes, name: str = "mail.eml") -> tuple[Case, bytes]:
    """Analyse a mail; return its case and its bytes."""
    one = specimen(raw, name=name)
    return analyse(raw, name=name), one.raw
