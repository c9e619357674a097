from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gyotaku.report.defang import Defanger

DEFANG = Defanger(["evil.notatld"])


@pytest.mark.parametrize(
    ("live", "inert"),
    [
        ("https://a.example/x?u=http%3A%2F%2Fb.com", "hXXps://a[.]example/x?u=hXXp%3A%2F%2Fb[.]com"),
        ("HTTP://EVIL.CN", "HXXP://EVIL[.]CN"),
        ("ftp://files.evil.cn/", "fXp://files[.]evil[.]cn/"),
        ("詳しくはwww.evil.cnへ", "詳しくはwww[.]evil[.]cnへ"),
        ("user@evil.co.jp", "user[@]evil[.]co[.]jp"),
        ("https://bank.co.jp@evil.cn/", "hXXps://bank[.]co[.]jp[@]evil[.]cn/"),
        ("from x (192.0.2.1)", "from x (192[.]0[.]2[.]1)"),
        ("[IPv6:2001:db8::1]", "[IPv6:2001[:]db8[:][:]1]"),
        ("ip:2001:db8::1", "ip:2001[:]db8[:][:]1"),
        ("ht\u200btps://a\u00ad.example", "hXXps://a[.]example"),
        ("evil.notatld", "evil[.]notatld"),
        ("_dmarc.evil.notatld.more", "_dmarc[.]evil[.]notatld[.]more"),
        ("a%2Eevil%2Ecn", "a[.]evil[.]cn"),
        ("ｈｔｔｐｓ：／／ｅｖｉｌ．ｃｎ", "ｈＸＸｐｓ：／／ｅｖｉｌ[.]ｃｎ"),
    ],
)
def test_live_text_becomes_inert(live: str, inert: str) -> None:
    """URLs, hosts, addresses and IPs of every notation can neither be clicked nor copied as they are."""
    assert DEFANG(live) == inert


@pytest.mark.parametrize(
    "text",
    ["17:29:02 +0900", "invoice.zip", "README.md", "smtp.mailfrom=x", "Outlook Express 6.00.2900.5512", "v0.1.0", "1.5em :: x"],
)
def test_ordinary_text_stays(text: str) -> None:
    """Times, file names, versions and method names are not taken for hosts or addresses."""
    assert DEFANG(text) == text


@given(st.text(alphabet="abx.:/@%[]2E1 日http", max_size=60))
def test_defanging_twice_changes_nothing(text: str) -> None:
    """What was made inert once stays as it is, so that a stored case can be rendered again."""
    once = DEFANG(text)
    assert DEFANG(once) == once
