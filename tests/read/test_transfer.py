"""Content-Transfer-Encoding undone."""

from __future__ import annotations

import base64
import binascii
import quopri

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gyotaku.read.transfer import encoding_name, transfer_decoded, undeclared

BYTES = bytes(range(256)) * 3


@pytest.mark.parametrize(
    ("written", "name", "known"),
    [
        ("Base64", "base64", True),
        (' "base64" ;', "base64", True),
        ("QUOTED-PRINTABLE", "quoted-printable", True),
        ("x-uue", "uuencode", True),
        ("8Bit", "8bit", True),
        ("", "7bit", False),
        ("utf-8", "utf-8", False),
    ],
)
def test_names(written: str, name: str, known: bool) -> None:
    """The encoding is known whatever its case, quotes and kin; an unknown one is said to be so."""
    assert encoding_name(written) == (name, known)


@given(st.binary(max_size=400))
def test_base64_round_trip(raw: bytes) -> None:
    """Clean base64 comes back without a remark."""
    assert transfer_decoded(base64.encodebytes(raw), "base64") == (raw, ())


def lines(raw: bytes) -> list[bytes]:
    """Split base64 into its lines."""
    return base64.encodebytes(raw).splitlines(keepends=True)


@pytest.mark.parametrize(
    ("body", "decoded", "code"),
    [
        (b"SGVs!bG8=", b"Hello", "base64-foreign-bytes"),
        (b"SGVsbG8", b"Hello", "base64-no-padding"),
        (b"SGVsbG8gd29ybGQhQ", b"Hello world!", "base64-truncated"),
        (b"SGVsbG8=\nSGVsbG8=", b"HelloHello", "base64-after-padding"),
        (b"SGVsbG8= and more words", b"Hello", "base64-foreign-bytes"),
        (b"This is no base64 at all, is it?", b"This is no base64 at all, is it?", "base64-is-plain"),
    ],
)
def test_dirty_base64(body: bytes, decoded: bytes, code: str) -> None:
    """What is base64 in it is decoded, and what was wrong is said."""
    content, codes = transfer_decoded(body, "base64")
    assert content == decoded
    assert code in codes


def test_list_footer_is_no_base64() -> None:
    """A footer in prose behind the encoded body, as list servers append it, is left out."""
    footer = b"\n_____________________\nExample-list mailing list\nlist@lists.example\nhttp://lists.example/info\n"
    content, codes = transfer_decoded(base64.encodebytes(BYTES[:100]) + footer, "base64")
    assert content == BYTES[:100]
    assert codes == ("base64-foreign-bytes",)


def test_damaged_line_harms_itself_alone() -> None:
    """A line with bytes lost is cut to whole groups, so that all lines behind it are right."""
    parts = lines(BYTES)
    content, _ = transfer_decoded(parts[0] + b"@" + parts[1][:-3] + b"\n" + b"".join(parts[2:]), "base64")
    assert content.startswith(BYTES[:57])
    assert content.endswith(BYTES[114:])


@given(st.binary(max_size=300))
def test_quoted_printable_round_trip(raw: bytes) -> None:
    """Quoted-printable comes back, line ends by CRLF or LF aside."""
    raw = raw.replace(b"\r", b"")
    assert transfer_decoded(quopri.encodestring(raw, quotetabs=True), "quoted-printable") == (raw, ())


@pytest.mark.parametrize("broken", [b"=E3=81= \n=82", b"=E3=81=\t\r\n=82", b"=E3=81=\r=82"])
def test_broken_soft_breaks(broken: bytes) -> None:
    """Space behind the equals sign, or a bare CR, still joins the lines."""
    content, codes = transfer_decoded(broken, "quoted-printable")
    assert content == "あ".encode()
    assert codes == ("broken-soft-break",)


def test_stray_equals_signs() -> None:
    """An equals sign that starts no escape stays."""
    assert transfer_decoded(b"a=b =zz =4", "quoted-printable")[0] == b"a=b =zz =4"


def test_uuencode() -> None:
    """Uuencoded content is read from its begin line, broken lines as far as they promise."""
    body = b"text\nbegin 644 x.bin\n" + b"".join(binascii.b2a_uu(BYTES[at : at + 45]) for at in range(0, 90, 45)) + b"`\nend\n"
    assert transfer_decoded(body, "uuencode") == (BYTES[:90], ())
    broken = b"begin 644 x\n" + binascii.b2a_uu(b"Hello").rstrip(b"\n") + b"junk\nend\n"
    assert transfer_decoded(broken, "uuencode") == (b"Hello", ("uuencode-broken",))
    assert transfer_decoded(b"no begin", "uuencode") == (b"no begin", ("uuencode-not-begun",))


def test_other_encodings_are_identity() -> None:
    """7bit, 8bit, binary and unknown encodings leave the bytes."""
    for name in ("7bit", "8bit", "binary", "x-unknown"):
        assert transfer_decoded(BYTES, name) == (BYTES, ())


def test_undeclared() -> None:
    """Text encoded throughout without saying so is noticed; HTML with attributes and ordinary prose are not."""
    page = ("<html><body>" + "お客様へ、ご確認ください。" * 20).encode()
    assert undeclared(base64.encodebytes(page)) == "base64"
    assert undeclared(quopri.encodestring(page)) == "quoted-printable"
    assert undeclared(b'<a href="x">=3D</a>\n' * 20) is None
    assert undeclared(b"Ordinary prose with some words in it.\n" * 10) is None
    assert undeclared(b"A" * 400) is None
    assert undeclared(base64.encodebytes(BYTES)) is None


@given(st.binary(max_size=300), st.sampled_from(["base64", "quoted-printable", "uuencode"]))
def test_never_fails(raw: bytes, name: str) -> None:
    """Any bytes in any encoding give bytes."""
    assert isinstance(transfer_decoded(raw, name)[0], bytes)
    assert isinstance(transfer_decoded(b"begin 644 x\n" + raw, "uuencode")[0], bytes)
    undeclared(raw * 10)
