"""From raw bytes to published files: a mail that carries its recipient in every place and coding it can."""

from __future__ import annotations

import base64
import html
import quopri
import re
from urllib.parse import quote, unquote

import pytest

from gyotaku import analyse
from gyotaku.export import export
from gyotaku.export.gate import check
from gyotaku.model.case import Case
from gyotaku.report import build
from gyotaku.report.masking import mask

LOCAL, DOMAIN, NAME = "hanako.suzuki", "mail.suzuki-shoten.example", "鈴木 花子"
ADDRESS = f"{LOCAL}@{DOMAIN}"
TRACES = ("hanako", "suzuki", "鈴木", "花子", "zk3qa81m", "c0ffee1234ab")


def b64(text: str, charset: str = "utf-8") -> str:
    """Code a text in base64."""
    return base64.b64encode(text.encode(charset)).decode()


PAGE = f"""<html><body>
<p>{NAME} 様</p>
<p>ポケットカード をご利用の {LOCAL} さん、{ADDRESS.upper()} 宛のお知らせです。本日中にご確認ください。</p>
<p>別の表記: {html.escape(ADDRESS).replace("@", "&#64;")} / {ADDRESS.replace("@", "＠")} / {ADDRESS[:6]}&#8203;{ADDRESS[6:]}</p>
<p><a href="https://login.pokect-card.example/{b64(ADDRESS)}/?e={quote(ADDRESS, safe="")}&amp;u={LOCAL}">今すぐ認証する</a></p>
<p><a href="https://login.pokect-card.example/h/{ADDRESS.encode().hex()}?x={b64("id=" + ADDRESS + ";9")}">解除</a></p>
<img src="https://img.pokect-card.example/o.gif?r={LOCAL}%2540{DOMAIN}" width="1" height="1" alt="">
<div style="display:none">{ADDRESS} {NAME.replace(" ", "")}</div>
</body></html>"""

MAIL = "\r\n".join(
    [
        f"Return-Path: <bounce+{LOCAL}={DOMAIN}@esp.pokect-card.example>",
        f"Delivered-To: {ADDRESS}",
        f"X-Original-To: {ADDRESS}",
        "Received: from esp.pokect-card.example (esp.pokect-card.example [192.0.2.7])",
        f"\tby mx1.suzuki-shoten.example (Postfix) with ESMTP id C0FFEE1234AB for <{ADDRESS}>;",
        "\tSun, 15 Mar 2026 17:29:02 +0900",
        f"Received: from localhost by esp.pokect-card.example for <{ADDRESS.upper()}>; Sun, 15 Mar 2026 17:29:00 +0900",
        f"Authentication-Results: mx1.suzuki-shoten.example; spf=fail smtp.mailfrom=bounce+{LOCAL}={DOMAIN}@esp.example",
        f"From: {LOCAL}.qzx8@pokect-card.example",
        f"To: =?ISO-2022-JP?B?{b64(NAME, 'iso2022_jp')}?= <{ADDRESS}>,",
        f" =?utf-8?B?{b64('鈴木商店')}?= <info@suzuki-shoten.example>",
        f"Reply-To: {LOCAL}@pokect-card.example",
        f"Subject: =?utf-8?B?{b64('【重要】' + NAME + '様 ポケットカードのご利用制限 ' + ADDRESS)}?=",
        "Date: Sun, 15 Mar 2026 17:29:00 +0900",
        f"Message-ID: <zk3qa81m.{LOCAL}@pokect-card.example>",
        f"List-Unsubscribe: <mailto:u+{LOCAL}={DOMAIN}@esp.pokect-card.example>",
        "MIME-Version: 1.0",
        'Content-Type: multipart/mixed; boundary="b"',
        "",
        "--b",
        "Content-Type: text/html; charset=utf-8",
        "Content-Transfer-Encoding: quoted-printable",
        "",
        quopri.encodestring(PAGE.encode()).decode(),
        "--b",
        f'Content-Type: application/pdf; name="{ADDRESS}.pdf"',
        f'Content-Disposition: attachment; filename="{ADDRESS}.pdf"',
        "Content-Transfer-Encoding: base64",
        "",
        b64("%PDF-1.4 nothing"),
        "--b--",
        "",
    ]
).encode()


@pytest.fixture(scope="module")
def case() -> Case:
    """The mail, analysed."""
    return analyse(MAIL, name="/home/hanako/suzuki.eml")


def readings(raw: bytes) -> str:
    """Read a file in all the ways a curious reader could: unescaped, unquoted, base64 and hex decoded."""
    text = raw.decode()
    text += re.sub(r"\\u([0-9a-f]{4})", lambda found: chr(int(found[1], 16)), text)
    text += html.unescape(text)
    text += re.sub(r"[\u200b-\u200f\u2060\ufeff\u00ad\\]", "", text)
    text += unquote(unquote(text))
    text += quopri.decodestring(text.encode()).decode("utf-8", "replace")
    for run in set(re.findall(r"[A-Za-z0-9+/_\-]{6,}", text)):
        for cut in range(4):
            piece = run[cut:].replace("-", "+").replace("_", "/")
            piece = piece[: len(piece) - len(piece) % 4]
            text += "\n" + base64.b64decode(piece).decode("utf-8", "replace")
            text += "\n" + base64.b64decode(piece).decode("iso2022_jp", "replace")
    for run in set(re.findall(r"(?:[0-9a-f]{2}){6,}", text)):
        text += "\n" + bytes.fromhex(run).decode("utf-8", "replace")
    return text.lower()


@pytest.mark.parametrize("language", ["ja", "en"])
@pytest.mark.parametrize("name", ["html", "md", "json"])
def test_nothing_of_the_recipient_is_published(case: Case, name: str, language: str) -> None:
    """Neither address, local part, domain, name, id nor token is left in any file, in any coding."""
    masked = mask(case)
    raw = export(name, build(masked, language), masked)
    check(raw, case)
    seen = readings(raw)
    assert {trace for trace in TRACES if trace in seen} == set()


@pytest.mark.parametrize("name", ["html", "md", "json"])
def test_the_attacker_is_still_named(case: Case, name: str) -> None:
    """Masking takes the recipient, not the evidence: hosts, address and the random suffix stay, inert."""
    masked = mask(case)
    said = export(name, build(masked, "ja"), masked).decode().replace("\\[", "[").replace("\\]", "]")
    for kept in ("login[.]pokect-card[.]example", ".qzx8[@]pokect-card[.]example", "192[.]0[.]2[.]7", "今すぐ認証する"):
        assert kept in said


def test_an_internal_file_keeps_everything_and_does_not_pass(case: Case) -> None:
    """The internal report holds the address, and the gate would refuse to publish it."""
    raw = export("html", build(case, "ja", published=False), case)
    assert ADDRESS in raw.decode()
    with pytest.raises(Exception, match="recipient"):
        check(raw, case)
