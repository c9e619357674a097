"""The structure of an address field."""

from __future__ import annotations

from gyotaku.observe.mailboxes_structure import blanked_of, masked_of, segments_of


def test_masking_keeps_positions() -> None:
    """Encoded words become letters of the same length; nothing else moves."""
    text = "=?utf-8?B?x,<@?= <a@b>"
    masked = masked_of(text, as_bytes=False)
    assert len(masked) == len(text)
    assert masked.endswith(" <a@b>")
    assert "," not in masked


def test_second_bytes_are_masked_only_as_bytes() -> None:
    """`\u0083@` is a Shift_JIS character read as bytes; `é@` of a UTF-8 field is a letter before an at sign."""
    assert "@" not in masked_of("\u0083@", as_bytes=True)
    assert "@" in masked_of("josé@b.example", as_bytes=False)


def test_blanking() -> None:
    """Quoted strings and comments become letters, nested ones whole; comments are listed; unclosed ones give None."""
    blanked = blanked_of('"a,b" <c@d> (x (y), z)')
    assert blanked is not None
    shape, comments = blanked
    assert "," not in shape
    assert [(comment.start, comment.end) for comment in comments] == [(12, 22)]
    assert blanked_of('"never closed') is None
    assert blanked_of("(never closed") is None


def test_segments() -> None:
    """A field is cut at commas and semicolons outside angle brackets; routes and groups are known."""
    assert [(one.start, one.end) for one in segments_of("a@b,c@d", [])] == [(0, 3), (4, 7)]
    assert len(segments_of("<@a,@b:c@d>", [])) == 1
    assert segments_of("Group: a@b;", [])[0].start == 6
