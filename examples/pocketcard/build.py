"""Rebuild examples/pocketcard/mail.eml from the facts that the seed report states.

Facts (subject, sender, time, Received line, notice number, button label, deadline, link, © line, logo from outside, no
telephone number) are the seed's. The running text is written anew in the manner of such mail; the receiving host, the
recipient's domain and the Message-ID are fictional. Run: python examples/pocketcard/build.py
"""

from __future__ import annotations

import base64
import quopri
from pathlib import Path

SUBJECT = "【ご対応依頼】ご利用制限解除のための認証について"
LINK = "https://caudshowcy.xy399566.cn/netsgvice/logyino/"
LOGO = "https://caudshowcy.xy399566.cn/netsgvice/images/logo.png"

PLAIN = f"""Pocketcard セキュリティセンターより

通知番号:sobu2ntdf-A

アカウントの再認証のお願い

平素より Pocketcard をご利用いただき、誠にありがとうございます。

定期的な安全確認を行いましたところ、お客様のアカウントは再認証の対象と判定されました。

▼ お手続きの流れ
・下のボタンからログインページをお開きください。
・画面の案内に沿って、必要事項をご入力ください。

※ 本通知の送信から48時間以内にお手続きが確認できない場合、サービスの一部がご利用いただけなくなることがあります。

今すぐ認証する
{LINK}

※このメールは、ご本人様のご利用を前提に自動でお送りしています。
お心当たりがない場合は、ログイン後に「お客様情報の確認・変更」からお手続きください。

このメールは送信専用です。ご返信いただいてもお答えできません。

ご不明な点は Pocketcard カスタマーセンターへお問い合わせください。

© 2026 Pocketcard Inc. All Rights Reserved.
"""

HTML = f"""<!DOCTYPE html>
<html lang="ja">
<head>
<meta http-equiv="Content-Type" content="text/html; charset=UTF-8">
<title>Pocketcard</title>
<style>
.box {{ max-width: 600px; margin: 0 auto; border: 1px solid #d9d9d9; color: #333333;
  font-family: "Hiragino Kaku Gothic ProN", Meiryo, sans-serif; }}
.head {{ background: #0b4ea2; color: #ffffff; padding: 14px 20px; }}
.btn {{ display: inline-block; background: #d7000f; color: #ffffff; padding: 14px 40px; border-radius: 4px;
  text-decoration: none; }}
.note {{ font-size: 12px; color: #666666; }}
</style>
</head>
<body style="background-color:#f4f4f4">
<div class="box" style="background-color:#ffffff">
<p style="padding:16px 20px"><img src="{LOGO}" alt="Pocketcard" width="160" height="40"></p>
<div class="head">Pocketcard セキュリティセンターより</div>
<div style="padding:20px">
<p>通知番号:sobu2ntdf-A</p>
<h2>アカウントの再認証のお願い</h2>
<p>平素より Pocketcard をご利用いただき、誠にありがとうございます。</p>
<p>定期的な安全確認を行いましたところ、お客様のアカウントは再認証の対象と判定されました。</p>
<p>▼ お手続きの流れ</p>
<ul>
<li>下のボタンからログインページをお開きください。</li>
<li>画面の案内に沿って、必要事項をご入力ください。</li>
</ul>
<p>※ 本通知の送信から48時間以内にお手続きが確認できない場合、サービスの一部がご利用いただけなくなることがあります。</p>
<p style="text-align:center"><a class="btn" href="{LINK}">今すぐ認証する</a></p>
<div class="note">
<p>※このメールは、ご本人様のご利用を前提に自動でお送りしています。<br>
お心当たりがない場合は、ログイン後に「お客様情報の確認・変更」からお手続きください。</p>
<p>このメールは送信専用です。ご返信いただいてもお答えできません。</p>
<p>ご不明な点は Pocketcard カスタマーセンターへお問い合わせください。</p>
<p>© 2026 Pocketcard Inc. All Rights Reserved.</p>
</div>
</div>
</div>
</body>
</html>
"""


def subject() -> str:
    """Encode the subject as two encoded words of at most 75 characters (RFC 2047 section 2)."""
    middle = len(SUBJECT) // 2
    words = (base64.b64encode(half.encode()).decode() for half in (SUBJECT[:middle], SUBJECT[middle:]))
    return "\r\n ".join(f"=?UTF-8?B?{word}?=" for word in words)


def part(media_type: str, text: str) -> str:
    """Write one quoted-printable part."""
    body = quopri.encodestring(text.encode()).decode().replace("\r\n", "\n").replace("\n", "\r\n")
    return f"Content-Type: {media_type}; charset=UTF-8\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n{body}\r\n"


def mail() -> bytes:
    """Put the mail together, CRLF line ends throughout."""
    head = [
        "Return-Path: <user.isztcg@gghxw.cn>",
        "Delivered-To: user@mail.fictional.example",
        "Received: (qmail 23119 invoked from network); 15 Mar 2026 17:29:04 +0900",
        "Received: from unknown (HELO gghxw.cn) (101.47.78.1)\r\n  by mx.fictional.example with SMTP; 15 Mar 2026 17:29:02 +0900",
        "Date: Sun, 15 Mar 2026 17:29:00 +0900",
        "From: user.isztcg@gghxw.cn",
        "To: user@mail.fictional.example",
        f"Subject: {subject()}",
        "Message-ID: <20260315172900.81C4F2A7@gghxw.cn>",
        "MIME-Version: 1.0",
        'Content-Type: multipart/alternative; boundary="=_pocket_7f31"',
    ]
    body = "".join(f"--=_pocket_7f31\r\n{one}" for one in (part("text/plain", PLAIN), part("text/html", HTML)))
    return ("\r\n".join(head) + "\r\n\r\n" + body + "--=_pocket_7f31--\r\n").encode("ascii")


if __name__ == "__main__":
    Path(__file__).with_name("mail.eml").write_bytes(mail())
