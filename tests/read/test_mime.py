"""The structure of a mail."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gyotaku.read.allowance import Allowance
from gyotaku.read.mime import Outline, line_view, outline
from gyotaku.settings import Limits

HEAD = b"From: a@b.example\n"
MIXED = HEAD + b'Content-Type: multipart/mixed; boundary="b"\n\n'


def found(raw: bytes, limits: Limits | None = None) -> Outline:
    """Outline some bytes."""
    return outline(line_view(raw), limits or Limits(), Allowance(65536))


def tree(raw: bytes) -> list[tuple[str, str, bytes]]:
    """List (path, type, body) of all parts."""
    return [(draft.path, draft.type, raw[draft.start : draft.end]) for draft in found(raw).drafts]


def codes(raw: bytes) -> list[str]:
    """List the defects of the whole and of all parts."""
    seen = found(raw)
    return [defect.code for defect in seen.defects] + [defect.code for draft in seen.drafts for defect in draft.defects]


def test_single_part() -> None:
    """A mail without parts is one part: its body."""
    assert tree(HEAD + b"\nbody\n") == [("0", "text/plain", b"body\n")]


def test_nested_parts() -> None:
    """Parts are numbered as IMAP does, containers before what they hold; the line end before a delimiter is not content."""
    raw = MIXED + (
        b"preamble\r\n--b\r\nContent-Type: multipart/alternative; boundary=c\r\n\r\n--c\r\n\r\none\r\n--c\r\n"
        b"Content-Type: text/html\r\n\r\ntwo\r\n\r\n--c--\r\n\r\n--b\r\nContent-Type: image/png\r\n\r\n\x89\n--b--\r\nepilogue"
    )
    shape = [(path, kind) for path, kind, _ in tree(raw)]
    assert shape == [
        ("0", "multipart/mixed"),
        ("1", "multipart/alternative"),
        ("1.1", "text/plain"),
        ("1.2", "text/html"),
        ("2", "image/png"),
    ]
    assert [body for _, _, body in tree(raw)[2:]] == [b"one", b"two\r\n", b"\x89"]
    assert codes(raw) == []


def test_prefix_boundary() -> None:
    """A boundary that another one starts with does not end its parts."""
    raw = MIXED + b"--b\nContent-Type: multipart/mixed; boundary=bb\n\n--bb\n\none\n--bb--\n--b\n\ntwo\n--b--\n"
    assert [(path, body) for path, _, body in tree(raw)][2:] == [("1.1", b"one"), ("2", b"two")]


def test_never_closed() -> None:
    """A multipart that is never closed ends with the mail or with the multipart around it."""
    raw = MIXED + b"--b\nContent-Type: multipart/mixed; boundary=c\n\n--c\n\none\n--b\n\ntwo"
    assert [(path, body) for path, _, body in tree(raw)][2:] == [("1.1", b"one"), ("2", b"two")]
    assert codes(raw) == ["boundary-not-closed", "boundary-not-closed"]


def test_outer_boundary_wins() -> None:
    """Where an inner multipart has the outer one's boundary, its lines belong to the outer one."""
    raw = MIXED + b"--b\nContent-Type: multipart/mixed; boundary=b\n\n--b\n\none\n--b--\n"
    assert [(path, body) for path, _, body in tree(raw)][1:] == [("1", b""), ("2", b"one")]
    assert codes(raw) == ["nested-same-boundary"]


def test_part_after_the_end() -> None:
    """A part behind the closing delimiter, which some programs show, is read."""
    raw = MIXED + b"--b\n\none\n--b--\n--b\n\ntwo\n--b--\n"
    assert [body for _, _, body in tree(raw)][1:] == [b"one", b"two"]
    assert codes(raw) == ["part-after-close"]


@pytest.mark.parametrize(
    ("field", "code"),
    [(b"multipart/mixed", "boundary-missing"), (b"multipart/mixed; boundary=other", "boundary-mismatch")],
)
def test_boundary_is_guessed(field: bytes, code: str) -> None:
    """A missing or wrong boundary is taken from the delimiter lines that are there."""
    raw = HEAD + b"Content-Type: " + field + b"\n\n--real\nContent-Type: text/plain\n\none\n--real--\n"
    assert tree(raw)[1] == ("1", "text/plain", b"one")
    assert codes(raw) == [code]


def test_lost_multipart_header() -> None:
    """A body that starts with a delimiter and a part's header, under no type, is read as the multipart it was."""
    raw = HEAD + b"\n\nThis is a multi-part message in MIME format.\n\n--x1y2\nContent-Type: text/html\n\n<p>one\n--x1y2--\n"
    assert tree(raw)[1] == ("1", "text/html", b"<p>one")
    assert codes(raw) == ["undeclared-multipart"]


@pytest.mark.parametrize(
    ("field", "body", "kind"),
    [
        (b"", b"<!DOCTYPE html><p>x", "text/html"),
        (b"", b"plain", "text/plain"),
        (b"Content-Type: html\n", b"x", "text/html"),
        (b"Content-Type: text\n", b"x", "text/plain"),
        (b"Content-Type: ;\n", b"<html><p>x", "text/html"),
        (b"Content-Type: text/plain\n", b"<html><p>x", "text/plain"),
        (b"Content-Type: TEXT/HTML; charset=x\n", b"x", "text/html"),
    ],
)
def test_type_acted_on(field: bytes, body: bytes, kind: str) -> None:
    """A missing or senseless type falls back to plain text, or to HTML where the body is a page; a stated one is kept."""
    assert tree(HEAD + field + b"\n" + body)[0][1] == kind


def test_digest() -> None:
    """In a digest the default type is a mail (RFC 2046 section 5.1.5); a mail inside is not entered."""
    mail = b"Subject: x\nContent-Type: multipart/mixed; boundary=q\n\n--q\n\n"
    raw = HEAD + b"Content-Type: multipart/digest; boundary=b\n\n--b\n\n" + mail + b"--b--\n"
    assert [(path, kind) for path, kind, _ in tree(raw)] == [("0", "multipart/digest"), ("1", "message/rfc822")]


def test_line_ends() -> None:
    """CRLF, LF and bare CR give the same parts."""
    raw = MIXED + b"--b\n\none\n--b--\n"
    for end in (b"\n", b"\r\n", b"\r"):
        assert [(path, body) for path, _, body in tree(raw.replace(b"\n", end))][1:] == [("1", b"one")]


def test_blank_lines_and_mark_on_top() -> None:
    """Blank lines and a byte order mark before the header do not turn it into a body."""
    for top, code in ((b"\r\n\n", "leading-blank-lines"), (b"\xef\xbb\xbf", "leading-byte-order-mark")):
        assert tree(top + HEAD + b"\nx")[0][2] == b"x"
        assert codes(top + HEAD + b"\nx") == [code]


def test_limits_cut_and_say_so() -> None:
    """Depth, parts and headers are cut at their limits, and the limit is named."""
    deep = b"".join(b"Content-Type: multipart/mixed; boundary=b%d\n\n--b%d\n" % (level, level) for level in range(50))
    assert list(found(HEAD + deep, Limits(depth=5)).cuts) == ["depth"]
    many = found(MIXED + b"--b\n\nx\n" * 50, Limits(parts=10))
    assert (len(many.drafts), list(many.cuts)) == (10, ["parts"])
    assert list(found(b"X: y\n" * 50, Limits(headers=20)).cuts) == ["headers"]


@pytest.mark.parametrize(
    "raw",
    [
        HEAD + b"".join(b"Content-Type: multipart/mixed; boundary=b%d\n\n--b%d\n" % (n, n) for n in range(2000)),
        MIXED + b"--b\n\nx\n" * 3000,
        MIXED + b"--b2\n" * 500_000,
        MIXED + b"--b\n\n" + b"--\n" * 500_000,
        b"X: y\n" * 200_000,
        MIXED + (b"--b\n" + b"X: =?x?q?y?=\n" * 1000) * 500,
        MIXED + b"--b\nContent-Type: multipart/mixed; boundary=zz\n\n" * 3000 + b"x" * 5_000_000,
        b"\n" * 5_000_000,
    ],
    ids=["levels", "parts", "prefixes", "hyphens", "headers", "part headers", "guesses", "blank"],
)
def test_bombs(raw: bytes) -> None:
    """Crafted structure takes time in proportion to its length."""
    start = time.process_time()
    found(raw)
    assert time.process_time() - start < 2


@given(
    st.lists(
        st.sampled_from([b"--b", b"--b--", b"--c", b"\n", b"\r\n", b"X: y\n", b"Content-Type: multipart/x; boundary=c\n", b"z"])
    )
)
def test_parts_lie_inside_their_container(pieces: list[bytes]) -> None:
    """However delimiters are mixed, every part lies inside the mail and has a path of its own."""
    raw = MIXED + b"".join(pieces)
    drafts = found(raw).drafts
    assert len({draft.path for draft in drafts}) == len(drafts)
    assert all(0 <= draft.start <= draft.end <= len(raw) for draft in drafts)
