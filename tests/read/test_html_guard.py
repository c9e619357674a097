"""What would make the parser slow is cut off before it."""

from __future__ import annotations

from gyotaku.read.html_guard import safe_prefix


def test_ordinary_pages_pass_whole() -> None:
    """A large newsletter, with unclosed paragraphs and cells, is not cut."""
    page = "<table>" + "<tr><td><p>x<br><img src=a>" * 20_000 + "</table>"
    assert safe_prefix(page) == (page, "")
    quoted = "<p title='" + "a b c=d " * 20_000 + "'>x</p>"
    assert safe_prefix(quoted) == (quoted, "")


def test_bombs_are_cut_where_they_begin() -> None:
    """What stands before the bomb is still read."""
    prefix, why = safe_prefix("<p>seen</p>" + "<div>" * 50_000)
    assert why == "deep-nesting"
    assert prefix.startswith("<p>seen</p>")
    assert safe_prefix("<p>seen</p><b " + " ".join(f"a{n}" for n in range(40_000)) + ">") == ("<p>seen</p>", "attribute-bomb")
    assert safe_prefix("<p>seen</p><b " + "".join(f'a{n}=">"' for n in range(40_000)) + ">") == ("<p>seen</p>", "attribute-bomb")
