"""A specimen read into a message."""

from __future__ import annotations

import base64
import email
import time
from email.message import Message as Peer

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.corpora import members

from gyotaku.errors import InputError
from gyotaku.model.message import Message
from gyotaku.read.message import read
from gyotaku.read.sources import specimen
from gyotaku.settings import Limits, Settings

SUBJECT = "重要なお知らせ"


def message(raw: bytes, settings: Settings | None = None) -> Message:
    """Read some bytes."""
    return read(specimen(raw, name="x"), settings or Settings())


def test_headers_keep_raw_beside_decoded() -> None:
    """Each header has its place, its raw bytes and its decoded value."""
    raw = b"Received: a\r\n\tb\r\nSubject: =?utf-8?B?" + base64.b64encode(SUBJECT.encode()) + b"?=\r\n\r\nx"
    read_headers = message(raw).headers
    assert [(header.index, header.name, header.value) for header in read_headers] == [
        (0, "Received", "a b"),
        (1, "Subject", SUBJECT),
    ]
    assert read_headers[0].raw == b" a\r\n\tb"
    span = read_headers[0].span
    assert raw[span.start : span.end].startswith(b"Received: a\r\n\tb")


@pytest.mark.parametrize("codec", ["cp932", "euc_jp", "utf-8", "iso2022_jp"])
def test_raw_bytes_in_headers(codec: str) -> None:
    """Raw bytes in any header are decoded and the decision is logged."""
    header = message(b"Subject: " + SUBJECT.encode(codec) + b"\n\nx").headers[0]
    assert header.value == SUBJECT
    assert len(header.decodings) == 1
    assert header.decodings[0].declared is None


def test_body_charset_is_the_hint_for_headers() -> None:
    """Raw bytes too few to tell are read in the charset the body declares."""
    raw = b"Subject: " + "通知".encode("gb18030") + b"\nContent-Type: text/plain; charset=gb2312\n\n"
    assert message(raw).headers[0].value == "通知"


NAME, VENDOR = "株式会社さくら銀行からのお知らせ", "①㈱髙橋ﾄﾞｺﾓからのお知らせ"
VENDOR_JIS = b"\x1b$B-!-j|b66\x1b(I\x44\x5e\x3a\x53\x1b$B$+$i$N$*CN$i$;\x1b(B"


def word(raw: bytes, charset: bytes) -> bytes:
    """Write an encoded word."""
    return b"=?" + charset + b"?B?" + base64.b64encode(raw) + b"?="


HARD = {
    "clean iso-2022-jp": (word(NAME.encode("iso2022_jp"), b"ISO-2022-JP"), NAME),
    "clean shift_jis": (word(NAME.encode("cp932"), b"Shift_JIS"), NAME),
    "clean euc-jp": (word(NAME.encode("euc_jp"), b"EUC-JP"), NAME),
    "clean utf-8": (word(NAME.encode(), b"UTF-8"), NAME),
    "shift_jis called iso-2022-jp": (word(NAME.encode("cp932"), b"iso-2022-jp"), NAME),
    "raw shift_jis": (NAME.encode("cp932"), NAME),
    "raw euc-jp": (NAME.encode("euc_jp"), NAME),
    "raw utf-8": (NAME.encode(), NAME),
    "vendor characters and half-width kana": (word(VENDOR_JIS, b"iso-2022-jp"), VENDOR),
    "split inside a character": (word(NAME.encode()[:10], b"utf-8") + b"\r\n " + word(NAME.encode()[10:], b"utf-8"), NAME),
    "split inside an escape": (
        word(NAME.encode("iso2022_jp")[:9], b"iso-2022-jp") + b" " + word(NAME.encode("iso2022_jp")[9:], b"iso-2022-jp"),
        NAME,
    ),
    "utf-8 called gb2312": (word(NAME.encode(), b"gb2312"), NAME),
    "gb2312": (word("您的银行账户已被冻结，请立即验证".encode("gb2312"), b"gb2312"), "您的银行账户已被冻结，请立即验证"),
    "big5": (word("您的帳戶已被暫停，請立即更新".encode("big5"), b"big5"), "您的帳戶已被暫停，請立即更新"),
    "euc-kr": (word("고객님의 계정을 확인하세요".encode("euc-kr"), b"ks_c_5601-1987"), "고객님의 계정을 확인하세요"),
}


@pytest.mark.parametrize("name", HARD)
def test_the_hard_mails(name: str) -> None:
    """What other parsers lose of East Asian mail is read: in the subject, in a display name, in the body and in a file name."""
    written, text = HARD[name]
    seen = message(b"Subject: " + written + b"\r\nFrom: " + written + b" <a@b.example>\r\n\r\n")
    assert seen.headers[0].value == text
    assert seen.headers[1].value == f"{text} <a@b.example>"
    disposition = b'Content-Disposition: attachment; filename="' + written + b'"\r\n'
    assert message(b"From: a\r\n" + disposition + b"\r\nx").parts[0].filename == text


@pytest.mark.parametrize(
    ("raw", "label", "text"),
    [
        (NAME.encode("cp932"), "iso-2022-jp", NAME),
        (NAME.encode("euc_jp"), "shift_jis", NAME),
        (NAME.encode(), "gb2312", NAME),
        (NAME.encode(), "iso-2022-jp", NAME),
        (NAME.encode("iso2022_jp"), "utf-8", NAME),
        (VENDOR_JIS, "iso-2022-jp", VENDOR),
        (NAME.encode("cp932"), "", NAME),
    ],
)
def test_the_hard_bodies(raw: bytes, label: str, text: str) -> None:
    """The same in bodies, whatever the label says."""
    kind = f"text/plain; charset={label}" if label else "text/plain"
    assert message(b"From: a\nContent-Type: " + kind.encode() + b"\n\n" + raw + b"\n").parts[0].text == f"{text}\n"


def test_address_headers_guard_names() -> None:
    """A decoded display name cannot smuggle an address into From; in Subject nothing is added."""
    word = b"=?utf-8?B?" + base64.b64encode(b"Bank <a@bank.example>") + b"?="
    headers = message(b"From: " + word + b" <x@evil.example>\nSubject: " + word + b" x@y\n\n").headers
    assert headers[0].value == '"Bank <a@bank.example>" <x@evil.example>'
    assert headers[1].value == "Bank <a@bank.example> x@y"


def test_own_fields_of_the_outermost_part() -> None:
    """The fields that describe the body are the outermost part's own; parts inside have theirs."""
    raw = b"From: a@b.example\nContent-Type: multipart/mixed; boundary=b\n\n--b\nContent-Type: text/plain\nX-A: b\n\nx\n--b--\n"
    assert [[header.name for header in part.headers] for part in message(raw).parts] == [
        ["Content-Type"],
        ["Content-Type", "X-A"],
    ]


def test_defects_of_the_whole() -> None:
    """Doubled fields, zero bytes and bare CR line ends are said; defects of parts are repeated with their path."""
    codes = {(d.code, d.detail) for d in message(b"From: a\nFrom: b\nContent-Transfer-Encoding: foo\n\n\0").defects}
    assert codes == {("duplicate-header", "from"), ("nul-bytes", ""), ("unknown-transfer-encoding", "foo")}
    assert [d.code for d in message(b"From: a\r\rx").defects] == ["bare-cr-line-ends"]


def test_attached_mail_stays_closed() -> None:
    """A mail attached is one part whose content is its bytes."""
    inner = b"Subject: inner\nContent-Type: multipart/mixed; boundary=q\n\n--q\n\nx\n--q--"
    raw = b"From: a\nContent-Type: multipart/mixed; boundary=b\n\n--b\nContent-Type: message/rfc822\n\n" + inner + b"\n--b--\n"
    parts = message(raw).parts
    assert [(part.path, part.media_type) for part in parts] == [("0", "multipart/mixed"), ("1", "message/rfc822")]
    assert parts[1].content == inner


def test_long_header_is_cut() -> None:
    """A header beyond the limit is decoded in part only; its raw bytes stay."""
    cut = message(b"From: a\nX: " + b"y" * 500 + b"\n\n", Settings(limits=Limits(header_bytes=100)))
    assert (len(cut.headers[1].value), len(cut.headers[1].raw)) == (99, 501)
    assert cut.cuts == ("header_bytes",)


BOMBS = {
    "headers": b"X: y\n" * 200_000 + b"\n",
    "words": b"Subject: " + b"=?utf-8?B?44GC?= " * 50_000 + b"\n\n",
    "levels": b"".join(b"Content-Type: multipart/mixed; boundary=b%d\n\n--b%d\n" % (level, level) for level in range(2000)),
    "part headers": b"Content-Type: multipart/mixed; boundary=b\n\n"
    + (b"--b\n" + "X: =?shift_jis?Q?=82=A0?= あ\n".encode() * 500) * 500,
    "parameters": b"Content-Type: multipart/mixed; boundary=b\n\n"
    + (b'--b\nContent-Type: text/plain; a="' + b'\x1b$B"a' * 3000) * 400,
    "charsets": b"Content-Type: multipart/mixed; boundary=b\n\n"
    + b"--b\nContent-Type: text/plain; charset=shift_jis\n\n\xa4\xa2\xff\n" * 3000,
}


@pytest.mark.parametrize("name", BOMBS)
def test_bombs(name: str) -> None:
    """Crafted mails are read inside the limits in well below two seconds."""
    start = time.process_time()
    message(b"From: a@b.example\n" + BOMBS[name])
    assert time.process_time() - start < 2


@given(st.binary(max_size=400))
def test_never_fails(raw: bytes) -> None:
    """Any bytes behind a header line give a message whose texts can be stored, the same one twice."""
    raw = b"From: a@b.example\nContent-Type: multipart/mixed; boundary=b\nSubject: " + raw + b"\n--b\n" + raw
    first = message(raw)
    assert first == message(raw)
    for header in first.headers:
        header.value.encode()
    for part in first.parts:
        (part.text or "").encode()
        (part.filename or "").encode()


def leaves(peer: Peer) -> list[tuple[str, bytes | None]]:
    """List the leaves as the standard library sees them; mails and reports inside are left closed."""
    out: list[tuple[str, bytes | None]] = []
    waiting = [peer]
    while waiting:
        part = waiting.pop()
        if part.get_content_maintype() == "message":
            out.append((part.get_content_type(), None))
        elif part.is_multipart():
            waiting += reversed(part.get_payload())  # type: ignore[arg-type]
        else:
            out.append((part.get_content_type(), part.get_payload(decode=True)))  # type: ignore[arg-type]
    return out


def test_agrees_with_the_standard_library() -> None:
    """On real mail the headers are the same in the same order, and so is the content of the leaves.

    Known deviations, all where the standard library shows less: `base64` with a space behind it is not decoded by it,
    multiparts without parts are nothing to it, list footers behind base64 are decoded as base64, the last line end of a
    multipart that is never closed is dropped, soft line breaks with trailing space stay.
    """
    seen = other = 0
    for name, raw in members("dev.tar.xz"):
        if not name.endswith(".eml"):
            continue
        seen += 1
        ours, peer = message(raw), email.message_from_bytes(raw)
        assert [header.name for header in ours.headers] == [key for key, _ in peer.raw_items()], name
        # What a part wraps has its place; the standard library does not look inside.
        unwrapped = {part.span: part for part in reversed([*ours.leaves()])}.values()
        mine = [
            part.content.replace(b"\r\n", b"\n") for part in reversed(unwrapped) if not part.media_type.startswith("message/")
        ]
        theirs = [(content or b"").replace(b"\r\n", b"\n") for kind, content in leaves(peer) if not kind.startswith("message/")]
        assert len(mine) == len(theirs), name
        other += mine != theirs
    assert seen > 1000
    assert other <= 20


def test_malformed_mails() -> None:
    """No mail of other parsers' torture suites fails or takes two seconds, and each gives the same twice."""
    seen = 0
    for name, raw in members("malformed.tar.xz"):
        start = time.process_time()
        try:
            first = message(raw)
        except InputError:
            continue
        seen += 1
        assert time.process_time() - start < 2, name
        assert first == message(raw), name
    assert seen > 600
