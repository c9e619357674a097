"""Make the pictures of the example: the mail's, and those of a page that behaves as the seed report describes.

The real page is gone and was never visited by gyotaku. What is captured here is a fictional page of ours, served on this
machine: a time-out text for computers, a form for telephones. It carries a band that says so, and it is recorded as
`Rebuilt`, a kind of fact that no rule reads. Needs a Chromium. Run: python examples/pocketcard/rebuild.py
"""

from __future__ import annotations

import hashlib
import re
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import msgspec

from gyotaku.capture.taking import capture
from gyotaku.desk import Desk
from gyotaku.model.facts import Cloaking, Fact, Form, MailPicture, PageView, Rebuilt
from gyotaku.report.prints import prepared, small_png
from gyotaku.settings import Visits
from gyotaku.transport import Answer

HERE = Path(__file__).parent
URL = "https://caudshowcy.xy399566.cn/netsgvice/logyino/"
HOST = "saigen.fictional.example"
PROFILES = ("desktop-ja", "iphone-ja", "android-ja", "desktop-en", "bot")
SOURCE = "gyotaku による再現ページ"
AFTER = (
    "手書きレポートの記載「サイトは稼働中ですが『We apologize, but your request has timed out.』というエラーページを表示」"
    "「特定の条件(モバイル端末のみ、または特定の地域のみ)以外を弾く…可能性」。入力欄の項目は、同レポートの【犯人の目的】による"
)
BAND = "見本：gyotaku が再現した架空のページです。実在のサイトではありません。"
STYLE = """*{box-sizing:border-box}body{margin:0;font-family:sans-serif;color:#222;background:#f3f5f8;line-height:1.6}
.band{background:#333;color:#fff;font-size:12px;padding:6px 12px}header{background:#0b4ea2;color:#fff;padding:14px 20px;
font-size:20px}main{max-width:480px;margin:20px auto;background:#fff;border:1px solid #d5dbe3;padding:20px}
h1{font-size:18px;margin:0 0 12px}label{display:block;font-size:14px;margin:12px 0 4px}
input{width:100%;font-size:16px;padding:9px;border:1px solid #9aa5b1;border-radius:4px}
.out{font-size:24px;max-width:900px;padding:48px}.two{display:flex;gap:12px}
.two>div{flex:1}button{width:100%;margin-top:20px;padding:13px;border:0;border-radius:4px;background:#d7000f;color:#fff;
font-size:16px}"""
FORM = f"""<!doctype html><html lang="ja"><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>ログイン（再現した見本）</title><style>{STYLE}</style><div class="band">{BAND}</div>
<header>Pocketcard（見本）</header><main>
<h1>アカウントの再認証</h1><form action="/next" method="post">
<label for="a">ログインID</label><input id="a" name="login_id" autocomplete="off">
<label for="b">パスワード</label><input id="b" name="password" type="password">
<label for="c">カード番号</label><input id="c" name="card_no" inputmode="numeric">
<div class="two"><div><label for="d">有効期限（月／年）</label><input id="d" name="exp"></div>
<div><label for="e">セキュリティコード</label><input id="e" name="cvv"></div></div>
<button>認証する</button></form></main></html>"""
TIMEOUT = f"""<!doctype html><html lang="en"><meta charset="utf-8"><title>Request timed out</title><style>{STYLE}</style>
<div class="band">{BAND}</div><main class="out"><p>We apologize, but your request has timed out.</p></main></html>"""


class Page(BaseHTTPRequestHandler):
    """The fictional page."""

    def do_GET(self) -> None:
        """Show the form to telephones, the time-out text to everybody else."""
        if not self.path.startswith("/netsgvice/"):
            self.send_error(404)
            return
        body = (FORM if "Mobile" in self.headers.get("User-Agent", "") else TIMEOUT).encode()
        self.send_response(200)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_words: object) -> None:
        """Say nothing."""


@contextmanager
def served() -> Iterator[int]:
    """Serve the page on a free port of this machine; yield the port."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), Page)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield server.server_port
    finally:
        server.shutdown()


def keep(png: bytes) -> str:
    """Keep a picture in `files/`; return its sha256."""
    name = hashlib.sha256(png).hexdigest()
    (HERE / "files").mkdir(exist_ok=True)
    (HERE / "files" / f"{name}.png").write_bytes(png)
    return name


def page() -> Answer:
    """Capture the fictional page as several visitors."""
    with served() as port:
        settings = Visits(profiles=PROFILES, allow_networks=("127.0.0.1/32",))
        url = f"http://{HOST}:{port}/netsgvice/logyino/"
        with capture(url, settings, names={HOST: ("127.0.0.1",)}) as (taken, folder):
            pictures = {
                visit.profile: keep(small_png((folder / visit.picture.file.path).read_bytes()))
                for visit in taken.visits
                if visit.picture
            }
    # The port was a passing one of this machine.
    facts = msgspec.json.decode(msgspec.json.encode(taken.facts).replace(f":{port}".encode(), b""), type=tuple[Fact, ...])
    views = tuple(
        PageView(
            url=URL,
            profile=fact.profile,
            state=fact.state,
            status=fact.status,
            final_url=fact.final_url,
            title=fact.title,
            text=fact.text,
            picture_sha256=pictures.get(fact.profile, ""),
            steps=fact.steps,
        )
        for fact in facts
        if isinstance(fact, PageView)
    )
    rebuilt = Rebuilt(
        url=URL,
        after=AFTER,
        views=views,
        forms=tuple(fact for fact in facts if isinstance(fact, Form)),
        compared=tuple(msgspec.structs.replace(fact, url=URL) for fact in facts if isinstance(fact, Cloaking)),
    )
    return Answer(provider="rebuilt", about=f"url:{URL}", at=taken.started, source=SOURCE, facts=(rebuilt,), note=BAND)


def mail() -> Answer:
    """Take the picture of the mail."""
    desk = Desk(pictures=True)
    (specimen,) = desk.open([str(HERE / "mail.eml")])
    assert not isinstance(specimen, Exception)
    (case,) = desk.cases(specimen)
    (fact,) = (fact for fact, _ in case.evidence.of(MailPicture))
    ready = prepared(desk.files(case)[f"files/{fact.picture_sha256}.png"])
    assert ready is not None
    keep(ready.png)
    return Answer(provider="picture", about="mail", source=f"gyotaku（{fact.engine}）", facts=(fact,))


if __name__ == "__main__":
    for old in (HERE / "files").glob("*.png"):
        old.unlink()
    path = HERE / "answers.json"
    # What was written by hand stays as it is; each answer of ours is one line at the end.
    by_hand = re.sub(r',\n    \{"provider":"(?:rebuilt|picture)".*\}', "", path.read_text(encoding="utf-8"))
    made = "".join(f",\n    {msgspec.json.encode(one).decode()}" for one in (page(), mail()))
    path.write_text(by_hand.replace("\n  ]\n}", f"{made}\n  ]\n}}"), encoding="utf-8")
