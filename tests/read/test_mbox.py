"""An mbox taken apart."""

from __future__ import annotations

import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gyotaku.read.mbox import is_separator, mails

ENVELOPE = b"From a@b.example Mon Jan  1 00:00:00 2024\n"
MAIL = b"From: a@b.example\nSubject: x\n\nhello\n"


def pieces(raw: bytes, limit: int = 10_000) -> list[bytes | None]:
    """Split some bytes."""
    return [piece.raw for piece in mails(io.BytesIO(raw), limit)]


@pytest.mark.parametrize(
    "line",
    [
        b"From a@b.example Mon Jan  1 00:00:00 2024\n",
        b"From - Tue Apr 21 10:11:12 2026\r\n",
        b"From MAILER-DAEMON Fri, 02 Jan 2026 03:04:05 +0900\n",
        b"From a@b.example  Thu Nov 19 12:34 2020",
        b"From 1234567@xxx Sat Mar 05 22:55:19 +0000 2022\n",
    ],
)
def test_separators(line: bytes) -> None:
    """Envelope lines of the usual programs start a mail."""
    assert is_separator(line)


@pytest.mark.parametrize(
    "line", [b"From here on\n", b"From: a@b.example\n", b">From a Mon Jan 1 00:00:00 2024\n", b"From me to you at 10:00\n"]
)
def test_no_separators(line: bytes) -> None:
    """Sentences, fields and quoted lines do not."""
    assert not is_separator(line)


def test_split() -> None:
    """Mails come without their envelope lines and without the blank line between them."""
    assert pieces(ENVELOPE + MAIL + b"\n" + ENVELOPE + MAIL + b"\n") == [MAIL, MAIL]
    crlf = (ENVELOPE + MAIL + b"\n" + ENVELOPE + MAIL).replace(b"\n", b"\r\n")
    assert pieces(crlf) == [MAIL.replace(b"\n", b"\r\n")] * 2


def test_separator_needs_a_header_behind_it() -> None:
    """An envelope line quoted in a text does not split the mail that quotes it."""
    quoting = MAIL + ENVELOPE + b"as I told you\n"
    assert pieces(ENVELOPE + quoting) == [quoting]


def test_quoted_lines_are_noticed_not_changed() -> None:
    """`>From ` stays as it is and is noted: nobody knows whether the mbox or the sender wrote the bracket."""
    (one,) = mails(io.BytesIO(ENVELOPE + MAIL + b">From x\n"), 10_000)
    assert one.quoted
    assert one.raw is not None
    assert one.raw.endswith(b">From x\n")


def test_truncated_end() -> None:
    """A last mail cut anywhere is given as far as it goes."""
    assert pieces(ENVELOPE + MAIL + ENVELOPE + b"From: a@b.exa") == [MAIL, b"From: a@b.exa"]


def test_too_large_mail() -> None:
    """A mail beyond the limit is passed over without being kept in memory; the others come."""
    found = list(mails(io.BytesIO(ENVELOPE + MAIL + b"x" * 500 + b"\n" + ENVELOPE + MAIL), 100))
    assert [(piece.raw, piece.size) for piece in found] == [(None, len(MAIL) + 501), (MAIL, len(MAIL))]


@given(st.lists(st.sampled_from([ENVELOPE, b"X: y\n", b"\n", b"text\n", b">From a\n", b"From b\n"])))
def test_nothing_but_envelopes_and_blank_lines_is_lost(lines: list[bytes]) -> None:
    """However lines are mixed, the mails hold every other line in order."""
    joined = b"".join(lines)
    kept = b"".join(piece or b"" for piece in pieces(joined))
    assert kept.replace(ENVELOPE, b"").replace(b"\n", b"") == joined.replace(ENVELOPE, b"").replace(b"\n", b"")
