"""The sketch of a page's source."""

from __future__ import annotations

from gyotaku.capture.sketch import sketch


def test_sketch() -> None:
    """Title, text without scripts, forms with what they ask for, and a refresh are read from the source alone."""
    found = sketch(
        "<title> A  B </title><meta http-equiv=Refresh content='3;url=/x'><body><p>本文</p><script>hidden</script>"
        "<form action=/p method=POST><input name=cardNo placeholder='カード番号'><input type=password name=pw></form>"
    )
    assert (found.title, found.text, found.refresh) == ("A B", "本文", "3;url=/x")
    assert (found.forms[0].action, found.forms[0].method, found.forms[0].asks) == ("/p", "post", ("card", "password"))
    assert found.shape["body>p"] == 1


def test_whatever_comes() -> None:
    """Broken, empty and binary source gives a sketch and no error."""
    for source in ("", "\x00\x00<", "<form><input", "\ufffd" * 100, "<" * 5000):
        assert sketch(source).forms == () or source == "<form><input"
