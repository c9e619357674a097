"""Sites on loopback that behave as landing pages do. Written by us; every name is reserved, every address is this machine."""

from __future__ import annotations

import contextlib
import random
import socket
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

SITE = "127.0.0.2"
"""Allowed in tests; everything else of this machine is not."""
ELSEWHERE = "127.0.0.3"
CANARY = "127.0.0.1"

Answer = tuple[int, dict[str, str], bytes]
Page = Callable[["Asked"], Answer]

TIMED_OUT = "<title>Timeout</title><p>We apologize, but your request has timed out. Please try again."
LOGIN = """<!doctype html><html lang=ja><head><meta charset=utf-8><meta name=viewport content="width=device-width">
<title>ポケットカード会員専用ネットサービス ログイン</title></head><body><h1>Pocketcard ネットサービス</h1>
<p>ご利用制限を解除するため、ご本人さまの確認をお願いいたします。</p>
<form method=post action="/netsgvice/logyino/post.php"><label>ログインID <input name=loginId></label>
<label>パスワード <input name=loginPw type=password></label><label>カード番号 <input name=cardNo autocomplete=cc-number></label>
<label>有効期限 <input name=exp placeholder="MM/YY"></label><label>セキュリティコード <input name=cvv></label>
<input type=submit value="ログイン"></form><!-- tpl 3 pk --><script>var step=1</script>
<footer>© 2026 Pocketcard Co., Ltd.</footer></body></html>"""
NEWS = """<!doctype html><meta charset=utf-8><title>みどり市の天気</title><h1>みどり市の天気</h1><p>今日は晴れ、明日は曇りのち
雨の見込みです。沿岸では夕方から風が強まりますので、洗濯物は早めに取り込んでください。週末は気温が上がり、山では雪崩に注意が必要です。</p>
<ul><li>月曜 晴れ<li>火曜 曇り<li>水曜 雨</ul>"""


class Asked:
    """One request."""

    def __init__(self, handler: BaseHTTPRequestHandler, count: int) -> None:
        self.path = handler.path
        self.agent = handler.headers.get("User-Agent", "")
        self.language = handler.headers.get("Accept-Language", "")
        self.referrer = handler.headers.get("Referer", "")
        self.count = count
        """How often this path was asked for before."""


class Site:
    """A running site."""

    def __init__(self, host: str, port: int) -> None:
        self.host = host
        self.port = port
        self.heard: list[str] = []
        """Paths asked for."""

    def url(self, path: str = "/") -> str:
        """Return the address of a path."""
        return f"http://{self.host}:{self.port}{path}"


def html(text: str, status: int = 200, headers: dict[str, str] | None = None) -> Answer:
    """Answer with a page."""
    return status, {"Content-Type": "text/html; charset=utf-8", **(headers or {})}, text.encode()


def to(url: str, status: int = 302) -> Answer:
    """Answer with a redirect."""
    return status, {"Location": url}, b""


CHANCE = random.Random()  # noqa: S311 - nothing secret


@contextmanager
def serving(pages: Callable[[Asked], Answer], host: str = SITE) -> Iterator[Site]:
    """Serve pages on a free port."""
    counts: dict[str, int] = {}
    lock = threading.Lock()

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:
            with lock:
                count = counts.get(self.path, 0)
                counts[self.path] = count + 1
                site.heard.append(self.path)
            if self.path == "/favicon.ico":
                status, headers, body = html("", 404)
            else:
                status, headers, body = pages(Asked(self, count))
            try:
                self.send_response(status)
                for name, value in headers.items():
                    self.send_header(name, value)
                self.send_header("Content-Length", str(len(body)))
                self.end_headers()
                self.wfile.write(body)
            except OSError:
                self.close_connection = True

        do_POST = do_GET  # noqa: N815 - the name the library calls

        def log_message(self, *_arguments: object) -> None:
            """Say nothing."""

    class Server(ThreadingHTTPServer):
        daemon_threads = True
        request_queue_size = 64

        def handle_error(self, *_arguments: object) -> None:
            """A visitor who hangs up is no fault."""

    server = Server((host, 0), Handler)
    site = Site(host, server.server_port)
    threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True).start()
    try:
        yield site
    finally:
        server.shutdown()
        server.server_close()


@contextmanager
def canary() -> Iterator[Site]:
    """Listen on addresses nothing may connect to, TCP and UDP; `heard` says who did."""
    stream = socket.create_server((CANARY, 0))
    stream.settimeout(0.1)
    datagram = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
    datagram.bind((CANARY, stream.getsockname()[1]))
    datagram.settimeout(0.1)
    site = Site(CANARY, stream.getsockname()[1])
    stop = threading.Event()

    def receive() -> str:
        try:
            return repr(datagram.recvfrom(200))
        except OSError:
            heard, _ = stream.accept()
            with heard:
                heard.settimeout(1)
                return repr(heard.recv(200))

    def listen() -> None:
        while not stop.is_set():
            with contextlib.suppress(OSError):
                site.heard.append(receive())

    thread = threading.Thread(target=listen, daemon=True)
    thread.start()
    try:
        yield site
    finally:
        stop.set()
        thread.join(2)
        stream.close()
        datagram.close()


# -- gated sites ------------------------------------------------------------------------------------------------------------


def seed(asked: Asked) -> Answer:
    """Show what the seed's site showed: a time-out to a desktop, the form to an iPhone."""
    return html(LOGIN if "iPhone" in asked.agent else TIMED_OUT)


def by_language(asked: Asked) -> Answer:
    """Show the form only to browsers that prefer Japanese."""
    return html(LOGIN) if asked.language.startswith("ja") else html("<h1>Not Found</h1>", 404)


def by_referrer(asked: Asked) -> Answer:
    """Show the form only to who seems to come from a mailbox on the web."""
    return (
        html(LOGIN)
        if "mail." in asked.referrer
        else to("/lost")
        if asked.path != "/lost"
        else html("<h1>404 Not Found</h1>", 404)
    )


def by_robot(asked: Asked) -> Answer:
    """Keep search engines and programs out."""
    robot = any(word in asked.agent.lower() for word in ("bot", "curl", "python", "spider"))
    return html("<h1>403 Forbidden</h1>", 403) if robot else html(LOGIN)


def one_time(asked: Asked) -> Answer:
    """Show the form to the first who brings the token."""
    return html(LOGIN) if asked.count == 0 else html("<p>このリンクは利用できません。有効期限が切れています。")


def by_lot() -> Page:
    """Deal pages by lot: an iPhone draws the error first and the form then, everybody else the form."""
    drawn: list[str] = []

    def page(asked: Asked) -> Answer:
        phone = "iPhone" in asked.agent and asked.path == "/"
        drawn.extend(["iPhone"] * phone)
        return html("<h1>404 Not Found</h1>", 404) if phone and len(drawn) == 1 else html(LOGIN)

    return page


def challenge(asked: Asked) -> Answer:
    """Ask everybody to prove that a person is there."""
    del asked
    return html("<title>Just a moment...</title><div class=cf-turnstile></div><p>Verify you are human", 403)


# -- other sites ------------------------------------------------------------------------------------------------------------


def chain(asked: Asked) -> Answer:
    """Lead on by a status, a refresh element and a script."""
    return {
        "/": lambda: to("/refresh"),
        "/refresh": lambda: html("<meta http-equiv=refresh content='0;url=/script'>"),
        "/script": lambda: html("<script>location.href='/end'</script>"),
    }.get(asked.path, lambda: html(LOGIN))()


def slow(asked: Asked) -> Answer:
    """Answer later than anybody waits."""
    time.sleep(30 if asked.path == "/" else 0)
    return html(NEWS)


def huge(asked: Asked) -> Answer:
    """Send more than is taken."""
    del asked
    return html(NEWS + "<p>長い話です。" * 1_000_000)


def circles(asked: Asked) -> Answer:
    """Lead on for ever."""
    return to(f"/{CHANCE.randrange(10**9)}" if asked.path else "/")


def script_circles(asked: Asked) -> Answer:
    """Lead on for ever by script."""
    return html(f"<script>location.href='/n{asked.count}-{len(asked.path)}-{CHANCE.randrange(10**6)}'</script>")


def file(asked: Asked) -> Answer:
    """Push a file."""
    del asked
    return (
        200,
        {"Content-Type": "application/octet-stream", "Content-Disposition": 'attachment; filename="meisai.exe"'},
        b"MZ" + b"x" * 5000,
    )


def dialogs(asked: Asked) -> Answer:
    """Pop up dialogs before and after the page."""
    del asked
    more = "confirm('続けますか'); prompt('名前')"
    return html(f"{NEWS}<script>for (let i = 0; i < 20; i++) alert('ウイルスに感染しています ' + i); {more}</script>")


def popup(asked: Asked) -> Answer:
    """Open windows."""
    if asked.path != "/":
        return html("<p>広告")
    return html(NEWS + "<script>for (let i = 0; i < 5; i++) window.open('/ad' + i)</script>")


def reaching(target: Site) -> Page:
    """Try to reach another server of this machine in every way a page has."""
    http, socket_url = target.url("/canary"), f"ws://{target.host}:{target.port}/ws"

    def pages(asked: Asked) -> Answer:
        if asked.path == "/redirect":
            return to(http)
        return html(
            f"""{NEWS}<img src="{http}.png"><iframe src="/redirect"></iframe><iframe src="{http}.html"></iframe>
            <link rel=dns-prefetch href="{http}"><link rel=preconnect href="{http}"><link rel=prefetch href="{http}">
            <script>
            fetch("{http}", {{mode: "no-cors"}}).catch(() => 0);
            fetch("http://localhost:{target.port}/name", {{mode: "no-cors"}}).catch(() => 0);
            fetch("http://0x7f000001:{target.port}/number", {{mode: "no-cors"}}).catch(() => 0);
            fetch("http://[::ffff:127.0.0.1]:{target.port}/mapped", {{mode: "no-cors"}}).catch(() => 0);
            navigator.sendBeacon("{http}", "x");
            try {{ new WebSocket("{socket_url}") }} catch {{}}
            try {{ new EventSource("{http}") }} catch {{}}
            try {{ new WebTransport("https://{target.host}:{target.port}/transport") }} catch {{}}
            const rules = document.createElement("script");
            rules.type = "speculationrules";
            rules.textContent = JSON.stringify({{prerender: [{{source: "list", urls: ["{http}/speculated"]}}]}});
            document.head.append(rules);
            const bare = document.createElement("iframe");
            document.documentElement.append(bare);
            for (const place of [window, bare.contentWindow])
            for (const turn of ["stun:{target.host}:{target.port}", "turn:{target.host}:{target.port}?transport=tcp",
                                "turn:{target.host}:{target.port}?transport=udp"]) {{
              try {{
                const peer = new place.RTCPeerConnection({{iceServers: [{{urls: turn, username: "u", credential: "c"}}]}});
                peer.createDataChannel("x");
                peer.createOffer().then((offer) => peer.setLocalDescription(offer));
              }} catch {{}}
            }}
            try {{ navigator.serviceWorker.register("/worker.js") }} catch {{}}
            </script>"""
        )

    return pages


def straight_to(target: Site) -> Page:
    """Lead to another server of this machine by a plain redirect."""
    return lambda _asked: to(target.url("/canary"))


# -- pages that merely vary -------------------------------------------------------------------------------------------------


def varying(number: int) -> Page:
    """Return one of twenty harmless pages that look a little different to everybody."""

    def pages(asked: Asked) -> Answer:
        phone = "Mobile" in asked.agent
        english = asked.language.startswith("en")
        return html(_VARIATIONS[number](CHANCE, phone, english))

    return pages


def _article(extra: str, head: str = "") -> str:
    return (
        f"<!doctype html><meta charset=utf-8>{head}<title>みどり商店街</title><h1>みどり商店街のお知らせ</h1>{extra}"
        "<p>毎月第二土曜日は朝市を開きます。地元の野菜、焼きたてのパン、手作りの雑貨が並びます。駐車場は役場の裏をご利用ください。"
        "雨の日は中止することがありますので、前日の夕方に掲示板でお確かめください。</p>"
    )


def _shuffled(chance: random.Random, items: list[str]) -> str:
    chance.shuffle(items)
    return "".join(f"<li>{item}" for item in items)


_PLACES = ["青果店", "パン屋", "花屋", "文具店", "書店", "薬局", "喫茶店", "靴店"]
_MEMBERS = "<form action=/login><label>会員ID<input name=id></label><label>パスワード<input type=password name=pw></label></form>"
_Vary = Callable[[random.Random, bool, bool], str]
_VARIATIONS: tuple[_Vary, ...] = (
    lambda _c, _p, _e: _article(f"<p>現在の時刻は {time.time()} です。"),
    lambda c, _p, _e: _article(
        f"<div class=ad>広告 {c.choice(_PLACES)}の{c.choice(['大売り出し', '新装開店', '閉店のご案内'])}</div>"
    ),
    lambda c, _p, _e: _article(f"<ul>{_shuffled(c, list(_PLACES))}</ul>"),
    lambda _c, p, _e: _article("<nav>≡</nav>" if p else "<nav><a>店舗</a><a>地図</a><a>お問い合わせ</a></nav>"),
    lambda _c, _p, e: "<title>Midori</title><h1>Midori shopping street</h1><p>Open every second Saturday." if e else _article(""),
    lambda c, _p, _e: _article(f"<p style='color:#{c.randrange(16**6):06x}'>本日のおすすめ"),
    lambda c, _p, _e: _article(f"<form><input type=hidden name=csrf value={c.random()}><input name=q type=search></form>"),
    lambda c, _p, _e: _article(f"<p>あなたは {c.randrange(10**6)} 人目のお客さまです。"),
    lambda c, _p, _e: _article("<aside>メールマガジン<input type=email name=mail></aside>" if c.random() < 0.5 else ""),
    lambda c, _p, _e: _article(f"<div class='v{c.randrange(2)}'><section><p>A/B</p></section></div>"),
    lambda _c, p, _e: (
        _article("", "<meta name=viewport content='width=device-width'>")
        if p
        else _article("<table><tr><td>営業時間<td>9-18</table>")
    ),
    lambda c, _p, _e: _article("".join(f"<p>{c.choice(_PLACES)}から一言：{c.random()}" for _ in range(4))),
    lambda _c, p, _e: _MEMBERS + _article("") if not p else _article("<a href=/login>会員ログイン</a>"),
    lambda _c, _p, e: (
        ("<title>Sign in</title><h1>Members</h1>" if e else "<title>会員ログイン</title><h1>会員の方</h1>") + _MEMBERS
    ),
    lambda c, _p, _e: _article(f"<script>document.body.append('抽選番号 ' + {c.randrange(1000)})</script>"),
    lambda c, _p, _e: _article(
        f"<img alt=写真 width={c.randrange(50, 300)} height=80 src='data:image/gif;base64,R0lGODlhAQABAAAAACw='>"
    ),
    lambda c, _p, _e: _article(
        "<div style='background:#ffd;padding:8px'>クッキーを使います<button>同意</button></div>" if c.random() < 0.5 else ""
    ),
    lambda c, p, _e: _article(f"<p>{'スマートフォン' if p else 'パソコン'}でご覧のお客さまへ {c.randrange(99)}"),
    lambda c, _p, _e: _article(f"<!-- built {c.random()} --><p>お待ちください、という看板が目印です。"),
    lambda c, _p, e: f"<html lang={'en' if e else 'ja'}>" + _article(f"<time>{time.ctime()}</time>{c.choice(_PLACES)}"),
)
VARIATIONS = len(_VARIATIONS)
