from __future__ import annotations

import html
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.reported import hostile, pocketcard

from gyotaku.export import export
from gyotaku.export.markdown import code, escaped
from gyotaku.report import build


@pytest.mark.parametrize(
    ("raw", "safe"),
    [
        ("<script>", "&lt;script&gt;"),
        ("**b** _i_ `c`", r"\*\*b\*\* \_i\_ \`c\`"),
        ("a|b", r"a\|b"),
        ("[gallery ids=1]", "&#91;gallery ids=1\\]"),
        ("[.]", r"\[.\]"),
        ("# head", r"\# head"),
        ("- item", r"\- item"),
        ("1. item", r"1\. item"),
        ("2026-03-15", "2026-03-15"),
        ("@octocat", "@\u2060octocat"),
        ("fixes #12", "fixes #\u206012"),
        ("https://e.test www.e.test", "http\u2060s://e.test www.\u2060e.test"),
        ("a\n\n# b", "a # b"),
    ],
)
def test_words_read_as_they_stand(raw: str, safe: str) -> None:
    """Markup, HTML, shortcodes, lists, mentions, issue numbers and bare addresses stay plain text."""
    assert escaped(raw) == safe


def test_code_is_no_raw_html() -> None:
    """A fixed-width value stays safe in an editor that takes the text for HTML."""
    assert code("<b>`x`") == r"<code>&lt;b&gt;\`x\`</code>"
    assert code("  ") == ""


@given(st.text(max_size=80))
def test_no_text_opens_a_tag_or_ends_a_cell(text: str) -> None:
    """Whatever it is, no bracket of HTML, no line break and no bare pipe is left, and the words can be read back."""
    safe = escaped(text)
    assert "<" not in safe
    assert "\n" not in safe
    assert not re.search(r"(?<!\\)(?:\\\\)*\|", safe)
    assert html.unescape(re.sub(r"\\([!-/:-@\[-`{-~])", r"\1", safe)).replace("\u2060", "") == " ".join(text.split()).replace(
        "\u2060", ""
    )


def test_a_report_reads_in_order() -> None:
    """Title, conclusion, legend, sections, evidence; numbers lead to anchors that exist."""
    said = export("md", build(pocketcard(), "ja"), pocketcard()).decode()
    heads = re.findall(r"^## (.*)$", said, re.MULTILINE)
    assert heads[:2] == ["結論", "印の見方"]
    assert heads[-1] == "根拠の一覧"
    anchors = set(re.findall(r'<a id="([ea]\d+)"></a>', said))
    assert set(re.findall(r"\]\(#([ea]\d+)\)", said)) == anchors
    assert "<https://www.pocketcard.co.jp/caution.html>" in said


def test_tables_keep_their_columns() -> None:
    """Every row of a table has as many cells as its head, whatever the mail wrote."""
    said = export("md", build(hostile(), "en"), hostile()).decode()
    block: list[str] = []
    for line in [*said.split("\n"), ""]:
        if line.startswith("|"):
            block.append(line)
            continue
        counts = {len(re.findall(r"(?<!\\)\|", row)) for row in block}
        assert len(counts) <= 1, block
        block = []


def test_the_hostile_mail_has_no_markup() -> None:
    """Only our own tags stand in the text."""
    said = export("md", build(hostile(), "en", published=False), hostile()).decode()
    assert set(re.findall(r"<(/?\w+)", said)) <= {"sup", "/sup", "code", "/code", "a", "/a"}
    assert "](https" not in said
    assert not re.search(r"@(?=\w)", said)


def test_an_internal_report_says_so_on_top() -> None:
    """The warning is the first line."""
    said = export("md", build(pocketcard(), "ja", published=False), pocketcard()).decode()
    assert said.startswith("**内部用・公開禁止**")
