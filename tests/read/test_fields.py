"""Header blocks."""

from __future__ import annotations

import time

from hypothesis import given
from hypothesis import strategies as st

from gyotaku.read.fields import Block, header_block, well_known_field


def block(raw: bytes, most: int = 100) -> Block:
    """Read a block at the start of some bytes."""
    return header_block(raw, 0, most=most, delimiters={})


def seen(raw: bytes) -> tuple[list[tuple[str, bytes]], bytes, list[str]]:
    """Return fields, body and codes of defects."""
    found = block(raw)
    return [(field.name, field.raw) for field in found.fields], raw[found.body :], [defect.code for defect in found.defects]


def test_fields_folds_and_body() -> None:
    """Fields keep everything behind the colon, folds included; the blank line is no part of anything."""
    assert seen(b"A: 1\r\nB:2\r\n 3\r\n\r\nbody") == ([("A", b" 1"), ("B", b"2\r\n 3")], b"body", [])


def test_spans() -> None:
    """A field's place covers its name and value, not its line end."""
    raw = b"A: 1\nB: 2\n  3\n\n"
    assert [raw[field.start : field.end] for field in block(raw).fields] == [b"A: 1", b"B: 2\n  3"]


def test_block_without_body() -> None:
    """A block may end with the mail."""
    assert seen(b"A: 1\nB: 2") == ([("A", b" 1"), ("B", b" 2")], b"", [])


def test_space_before_colon() -> None:
    """A name with space behind it is a field all the same."""
    assert seen(b"Subject : x\n\n") == ([("Subject", b" x")], b"", ["space-before-colon"])


def test_envelope_line() -> None:
    """The envelope line of an mbox is passed over, also in the middle."""
    fields, body, codes = seen(b"From a@b.example Mon Jan  1 00:00:00 2024\nA: 1\n>From x\nB: 2\n\nbody")
    assert fields == [("A", b" 1"), ("B", b" 2")]
    assert (body, codes) == (b"body", ["envelope-line", "envelope-line"])


def test_line_without_colon() -> None:
    """A line that is no field is passed over when a well-known field follows, else the body starts with it."""
    assert seen(b"A: 1\njunk\nSubject: x\n\nbody") == ([("A", b" 1"), ("Subject", b" x")], b"body", ["header-without-colon"])
    assert seen(b"A: 1\nDear customer\nNote: x\n\nbody")[1:] == (b"Dear customer\nNote: x\n\nbody", ["no-blank-line-before-body"])


def test_delimiter_like_line_is_body() -> None:
    """A line that starts with two hyphens begins the body, whatever follows, even with a colon in it."""
    assert seen(b"A: 1\n \n--=:x\nContent-Type: text/plain\n\n")[1].startswith(b"--=:x")


def test_known_delimiter_ends_the_block() -> None:
    """A delimiter of an outer multipart ends a block that has no blank line."""
    raw = b"A: 1\n--b:c\nB: 2\n\n"
    found = header_block(raw, 0, most=10, delimiters={b"b:c": (0, False)})
    assert [field.name for field in found.fields] == ["A"]
    assert raw[found.body :].startswith(b"--b:c")


def test_limit_keeps_what_decides() -> None:
    """Beyond the limit fields are not kept, except those that say who sent it and how to read the rest."""
    found = block(b"".join(b"X-%d: y\n" % number for number in range(50)) + b"Content-Type: text/html\nX: y\nfrom: a\n\nbody", 10)
    assert [field.name for field in found.fields[10:]] == ["Content-Type", "from"]
    assert found.cut
    assert [defect.code for defect in found.defects] == ["header-past-the-limit", "header-past-the-limit"]


def test_well_known_field() -> None:
    """A field that mail uses is noticed at the start of any line."""
    assert well_known_field(b"\xef\xbb\xbfsubject: x")
    assert well_known_field(b"Foo: x\nX-Mailer: y\n")
    assert not well_known_field(b"Foo: x\n Subject: y\n")


def test_linear() -> None:
    """Two hundred thousand fields, folds or lines of junk take well below a second."""
    for piece in (b"X: y\n", b" y\n", b"junk\nX-A: b\n", b"\r", b"From x\nA:b\n", b"--\n"):
        start = time.process_time()
        header_block(b"A: b\n" + piece * 200_000, 0, most=2000, delimiters={b"x": (0, False)})
        assert time.process_time() - start < 1


@given(st.binary(max_size=200))
def test_never_fails(raw: bytes) -> None:
    """Any bytes give fields and a body inside them, fields in order and apart."""
    found = block(raw)
    assert 0 <= found.body <= len(raw)
    edges = [edge for field in found.fields for edge in (field.start, field.end)]
    assert edges == sorted(edges)
