"""URLs in running text."""

from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gyotaku.observe.url_text import find_urls

ENDS = [
    ("詳しくは https://example.com/a へ", ["https://example.com/a"]),
    ("https://example.com/aへアクセス", ["https://example.com/a"]),
    ("https://example.comにアクセス", ["https://example.com"]),
    ("https://example.com/x。次", ["https://example.com/x"]),
    ("https://example.com。次", ["https://example.com"]),
    ("https://example.com/x、https://example.org/y", ["https://example.com/x", "https://example.org/y"]),
    ("URL：https://example.com/login）をご確認", ["https://example.com/login"]),
    ("「https://example.com/a?b=c」", ["https://example.com/a?b=c"]),
    ("https://example.com】", ["https://example.com"]),
    ("https://example.com/?a=1&b=2　次", ["https://example.com/?a=1&b=2"]),
    ("http://www.example.co.jp（公式）", ["http://www.example.co.jp"]),
    ("https://example.com!今すぐ", ["https://example.com"]),
    ("https://example.com/a……", ["https://example.com/a"]),
    ("https://example.com/１２３", ["https://example.com/"]),
    ("https://example.com/からログイン", ["https://example.com/"]),
    ("https://example.com/ログインはこちら", ["https://example.com/"]),
    ("https://ja.example.org/wiki/魚拓 を参照", ["https://ja.example.org/wiki/魚拓"]),
    ("https://example.com/a?q=東京&x=1", ["https://example.com/a?q=東京&x=1"]),
    ("https://日本語.jp/パス", ["https://日本語.jp/パス"]),
    ("https://日本語.jpにアクセス", ["https://日本語.jp"]),
    ("https://аmazon.co.jp/x", ["https://аmazon.co.jp/x"]),
    ("https://www。example。com/ を", ["https://www。example。com/"]),
    ("ｈｔｔｐｓ：／／ｅｘａｍｐｌｅ．ｃｏｍ／ａへ", ["ｈｔｔｐｓ：／／ｅｘａｍｐｌｅ．ｃｏｍ／ａ"]),
    ("https://ex\u200bample.com/a\u200bb", ["https://ex\u200bample.com/a\u200bb"]),
    ("https://a.com/\u200b詳細を", ["https://a.com/"]),
    ("see https://example.com/a, and https://b.example.org.", ["https://example.com/a", "https://b.example.org"]),
    ("(https://example.com/a_(b))です", ["https://example.com/a_(b)"]),
    ("(https://example.com/a)Click", ["https://example.com/a"]),
    ("[link](https://a.com/x)", ["https://a.com/x"]),
    ("**https://a.com/x**", ["https://a.com/x"]),
    ('"https://a.com/x"', ["https://a.com/x"]),
    ("http://example.com/x&gt;", ["http://example.com/x"]),
    ("https://a.com/?u=https://b.com/c", ["https://a.com/?u=https://b.com/c"]),
    ("https://a.com/x,https://b.com/y", ["https://a.com/x", "https://b.com/y"]),
    ("https://bank.jp%2Fa@evil.top/x", ["https://bank.jp%2Fa@evil.top/x"]),
    ("https://a.top/?k=*", ["https://a.top/?k=*"]),
    ("http://[2001:db8::1]/a", ["http://[2001:db8::1]/a"]),
    ("http://0x7f000001/", ["http://0x7f000001/"]),
    ("https:\\\\evil.top\\a", ["https:\\\\evil.top\\a"]),
    ("HTTPS://EXAMPLE.COM:8443/A", ["HTTPS://EXAMPLE.COM:8443/A"]),
]


@pytest.mark.parametrize(("text", "targets"), ENDS)
def test_where_a_url_ends(text: str, targets: list[str]) -> None:
    """A URL ends where a Japanese or English reader would end it, and stands as in the mail."""
    assert [found.target for found in find_urls(text)] == targets


@pytest.mark.parametrize(
    ("text", "targets"),
    [
        ("www.example.co.jpへ", ["www.example.co.jp"]),
        ("example.com/path です", ["example.com/path"]),
        ("▼ vpass-login.top\n次の行", ["vpass-login.top"]),
        ("URL: vpass-login.top", ["vpass-login.top"]),
        ("mail taro@www.example.com", []),
        ("and/or 1.2.3/4 Co.Ltd/abc Amazon.co.jp です", []),
        ("http://から始まるURL", []),
    ],
)
def test_without_scheme(text: str, targets: list[str]) -> None:
    """A host without scheme is a link with www., with a path, or alone on its line; words that look alike are none."""
    assert [found.target for found in find_urls(text)] == targets


@pytest.mark.parametrize(
    "text",
    [
        "hxxps://evil.com/a",
        "hXXps://www.evil.com/x",
        "https://evil[.]com/a",
        "https://evil(.)com",
        "h**ps://evil.com/x",
        "evil[.]com/a",
    ],
)
def test_defanged_text_is_no_link(text: str) -> None:
    """What was made harmless on purpose stays text."""
    assert find_urls(text) == []


def test_folds() -> None:
    """Line ends inside angle brackets, of format=flowed with DelSp, and of programs that break long lines are taken out."""
    assert find_urls("<https://example.com/aaa\n bbb>")[0].target == "https://example.com/aaabbb"
    assert find_urls("<URL:https://example.com/x>")[0].target == "https://example.com/x"
    assert find_urls("https://example.com/aaa \nbbb", delsp=True)[0].target == "https://example.com/aaabbb"
    assert find_urls("https://example.com/aaa \nbbb")[0].target == "https://example.com/aaa"
    long = "https://example.com/" + "a" * 56
    assert find_urls(f"{long}\nbbb?x=1&y=2\n")[0].target == f"{long}bbb?x=1&y=2"
    assert find_urls(f"{long}\nbbb\n")[0].target == long


def test_places() -> None:
    """Start and end are characters of the text, and the piece between them is the target."""
    text = "ここ https://example.com/a です。www.example.org へ"
    found = find_urls(text)
    assert [text[one.start : one.end] for one in found] == ["https://example.com/a", "www.example.org"]


def test_count_is_bounded() -> None:
    """No more than `most` URLs are listed."""
    assert len(find_urls("https://a.example/ " * 100, most=7)) == 7


@pytest.mark.parametrize(
    "text",
    [
        "https://" * 20_000,
        "a." * 100_000,
        "https://a.com/" + "(" * 100_000,
        "<https://" * 20_000,
        "h\u200bt" * 50_000,
        "https://" + "あ" * 100_000,
    ],
)
def test_hostile_text_is_read_in_linear_time(text: str) -> None:
    """Text made to be slow is not: two hundred thousand characters take well under a second."""
    begin = time.process_time()
    find_urls(text)
    assert time.process_time() - begin < 2


@pytest.mark.parametrize(
    ("text", "targets"),
    [
        ("<html xmlns=\"http://www.w3.org/1999/xhtml\" xmlns:o='http://names.example/office'>", []),
        ('<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0//EN" "http://www.w3.org/TR/xhtml1.dtd">', []),
        ('<a href="http://www.w3.org/1999/xhtml">', ["http://www.w3.org/1999/xhtml"]),
        ('see "http://www.w3.org/1999/xhtml"', ["http://www.w3.org/1999/xhtml"]),
    ],
)
def test_the_name_of_a_vocabulary_is_no_link(text: str, targets: list[str]) -> None:
    """Markup pasted as text names its vocabularies by URLs that nobody follows; the same URL elsewhere is a link."""
    assert [found.target for found in find_urls(text)] == targets


_PATH = st.text(alphabet="abcXYZ019-_/", min_size=0, max_size=20).map(lambda path: f"/{path.strip('_/-')}")
_URL = st.builds("https://{}.example.com{}".format, st.from_regex(r"[a-z][a-z0-9]{0,8}", fullmatch=True), _PATH)
_AROUND = st.sampled_from(["", "こちら：", "「", "（", "▼\n", "次の"])
_BEHIND = st.sampled_from(["", "へ", "。", "」", "）を", "、", "\n次", "　へ", "にアクセス"])


@given(_URL, _AROUND, _BEHIND)
def test_round_trip_in_japanese(url: str, before: str, behind: str) -> None:
    """A URL put into Japanese text is found again as it was."""
    assert [found.target for found in find_urls(before + url + behind)] == [url]


@settings(max_examples=300)
@given(st.text(alphabet="htps:/.www aexmplco。．，（）「」へ\n<>[]()@%&?=*_-ｈｔｐ：／\u200b", max_size=120), st.booleans())
def test_any_text(text: str, delsp: bool) -> None:
    """Places rise, never overlap and lie inside the text, whatever the text."""
    end = 0
    for found in find_urls(text, delsp=delsp):
        assert end <= found.start < found.end <= len(text)
        assert found.target
        end = found.end
