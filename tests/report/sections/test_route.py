from __future__ import annotations

from datetime import date

from tests.reported import bare, page, pocketcard, seen, texts, with_facts

from gyotaku.model.facts import Boundary, DnsAnswer, Hop, Listing, Registration
from gyotaku.model.report import Figure
from gyotaku.report.sections.route import route


def test_the_seed_source_is_told_with_its_reason() -> None:
    """The Received line, why it is believed, the address, its network and country, HELO and the domain's age."""
    said = texts(route(page(pocketcard())))
    assert "from unknown (HELO gghxw[.]cn) (101[.]47[.]78[.]1) by ●●● with SMTP" in said
    assert "送信元IPアドレス | 101[.]47[.]78[.]1" in said
    assert "を送信元とみなします" in said
    assert "China Mobile" in said
    assert "情報源の不一致" in said
    assert "gghxw[.]cn と名乗りましたが、受信側が記録した逆引きの名前はありません" in said
    assert "登録日は 2026-03-10 で、受信の5日前です" in said


def test_the_route_is_drawn_with_its_boundary() -> None:
    """The picture says what it shows; its words are inert and masked."""
    figure = next(piece for piece in route(page(pocketcard())) if isinstance(piece, Figure))
    assert "信頼の境目" in figure.svg
    assert "gghxw[.]cn" in figure.svg
    assert "fictional" not in figure.svg
    assert "Received ヘッダーから gyotaku が描いた図" in figure.caption


def test_lines_below_the_boundary_are_claims() -> None:
    """What the sender could have written is called a claim, in words and in the table."""
    forged = Hop(number=2, helo="mail.bank.co.jp", ip="198.51.100.7", by="gghxw.cn", trust="claim")
    said = texts(route(page(with_facts(pocketcard(), seen(forged, "Received")))))
    assert "これより下にある1行の Received は、送信者が書き加えられるため" in said
    assert "3 | 申告 | mail[.]bank[.]co[.]jp (198[.]51[.]100[.]7)" in said


def test_an_unsure_boundary_says_so() -> None:
    """A boundary taken by consistency only is not told as certain, and an unknown reason has words too."""
    fact = Boundary(why="brand-new", hop=0, source_ip="192.0.2.1", by="mx.test", rdns="a.test", helo="a.test", sure=False)
    said = texts(route(page(with_facts(pocketcard(), seen(fact, "Received"), without=(Boundary,)))))
    assert "確実ではありません" in said
    assert "受信側のサーバー（mx[.]test）が記録した行と判断しました" in said
    assert "どちらも a[.]test です" in said


def test_a_domain_registered_after_receipt_is_not_negative_days() -> None:
    """A name registered anew after the mail is told as that."""
    later = seen(Registration(domain="gghxw.cn", registered=date(2026, 5, 1)), source="r")
    said = texts(route(page(with_facts(pocketcard(), later, without=(Registration,)))))
    assert "受信より後です" in said
    assert "受信の-" not in said


def test_block_lists_of_the_address_have_their_row() -> None:
    """Listed and not listed are told with the list's name; not listed is not safe."""
    facts = (
        seen(Listing(about="ip:101.47.78.1", listed=True, list="L1"), source="l"),
        seen(Listing(about="ip:101.47.78.1", listed=False, list="L2"), source="l"),
    )
    said = texts(route(page(with_facts(pocketcard(), *facts))))
    assert "L1：危険として登録あり" in said
    assert "安全を示すものではありません" in said


def test_no_route_is_said() -> None:
    """Without Received lines the section says so and draws nothing."""
    pieces = route(page(bare()))
    assert "信頼できる Received 行 | 記載なし" in texts(pieces)
    assert not any(isinstance(piece, Figure) for piece in pieces)


def test_what_the_dns_said_of_the_source_is_told() -> None:
    """The reverse name may have changed since the mail: it stands in a row of its own, and so does that there is none."""
    named = DnsAnswer(name="1.78.47.101.in-addr.arpa", rrtype="PTR", values=("mail.gghxw.cn",))
    said = texts(route(page(with_facts(pocketcard(), seen(named, source="DNS")))))
    assert "DNSに問い合わせた逆引き | mail[.]gghxw[.]cn" in said
    none = DnsAnswer(name="1.78.47.101.in-addr.arpa", rrtype="PTR", outcome="no-such-name")
    said = texts(route(page(with_facts(pocketcard(), seen(none, source="DNS")))))
    assert "DNSに問い合わせた逆引き | 名前が存在しません" in said


def test_a_disputed_day_of_registration_is_not_called_throwaway() -> None:
    """A registry's object number of years ago leaves the age in doubt: the age is told, the reading is not."""
    kept = Registration(domain="gghxw.cn", registered=date(2026, 3, 10), object_date=date(2019, 6, 28))
    said = texts(route(page(with_facts(pocketcard(), seen(kept, source="WHOIS")))))
    assert "使い捨てのドメインとみられます" not in said
    assert "使い捨てのドメインとみられます" in texts(route(page(pocketcard())))
