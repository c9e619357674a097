from __future__ import annotations

from datetime import timedelta

import msgspec
from tests.reported import AT, HOST, bare, page, pocketcard, seen, texts, with_facts

from gyotaku.model.facts import Certificate, Link, Network
from gyotaku.model.report import Figure, Table
from gyotaku.report.sections.landing import landing


def link(host: str, **more: object) -> Link:
    """Make a link to a host."""
    url = f"https://{host}/"
    return msgspec.convert({"target": url, "url": url, "scheme": "https", "host": host, "registrable": host, **more}, Link)


def test_the_seed_target_is_told() -> None:
    """Button text against target, host, site address, CDN, registration, block lists, and the time line."""
    pieces = landing(page(pocketcard()))
    said = texts(pieces)
    for words in (
        "表示されている文字 | 今すぐ認証する",
        "hXXps://caudshowcy[.]xy399566[.]cn/netsgvice/logyino/",
        "サイトのIPアドレス | 104[.]21[.]75[.]121",
        "Cloudflare, Inc.",
        "本当のサーバーの場所と管理者は、その裏に隠れていて分かりません",
        "行き先ドメインの登録日 | 2026-03-12（xy399566[.]cn、受信の3日前）",
        "登録者 | 非公開（Registration Private）",
        "Trend Micro (ウイルスバスター)：危険として登録あり",
        "Google Safe Browsing：危険として登録あり",
        "公式ドメイン（pocketcard.co.jp）ではありません",
        "受信の3日前です",
    ):
        assert words in said
    assert any(isinstance(piece, Figure) and "攻撃の時系列" in piece.caption for piece in pieces)


def test_shown_against_opened() -> None:
    """A link that shows one site and opens another is told as such."""
    fact = link("x.cn", text="www.bank.co.jp", shown="www.bank.co.jp")
    said = texts(landing(page(with_facts(pocketcard(), seen(fact), without=(Link,)))))
    assert "表示は www[.]bank[.]co[.]jp ですが、開くのは x[.]cn です" in said


def test_what_nobody_asked_is_not_clean() -> None:
    """Site address, registration and block lists of an unknown host read as missing."""
    said = texts(landing(page(with_facts(pocketcard(), seen(link("new.test")), without=(Link,)))))
    assert "サイトのIPアドレス | 確認できず" in said
    assert "ブロックの状況 | 確認できず" in said


def test_many_targets_are_listed_and_counted() -> None:
    """Three hosts get tables, the others one list, the rest a count."""
    pieces = landing(page(with_facts(pocketcard(), *(seen(link(f"h{n}.test")) for n in range(30)), without=(Link,))))
    captions = [piece.caption for piece in pieces if isinstance(piece, Table)]
    assert captions == ["リンクの行き先 1", "リンクの行き先 2", "リンクの行き先 3", "そのほかのリンク"]
    assert "ほか7件" in texts(pieces)


def test_official_links_are_no_target() -> None:
    """A mail that leads only to the brand's own site is told so."""
    one = with_facts(pocketcard(), seen(link("pocketcard.co.jp", official="pocketcard")), without=(Link,))
    assert "公式ドメインのもの" in texts(landing(page(one)))
    assert "リンクはありません" in texts(landing(page(bare())))


def test_a_certificate_is_told_with_its_issuer() -> None:
    """Issuer and first day of validity."""
    fact = seen(Certificate(host=HOST, issuer="CA X", not_before=AT - timedelta(days=1)), source="ct")
    assert "CA X 発行、2026-03-14 17:29 JST から有効" in texts(landing(page(with_facts(pocketcard(), fact))))


def test_a_link_to_a_bare_address_tells_whose_it_is() -> None:
    """The address stands in the mail: it is not asked for, has an owner, and was never registered as a name."""
    ip = "203.0.113.9"
    facts = (seen(link(ip, registrable="")), seen(Network(ip=ip, organisation="Example Hosting", country="NL")))
    said = texts(landing(page(with_facts(pocketcard(), *facts, without=(Link,)))))
    assert "サイトのIPアドレス | 203[.]0[.]113[.]9" in said
    assert "Example Hosting" in said
    assert "行き先ドメインの登録日" not in said
