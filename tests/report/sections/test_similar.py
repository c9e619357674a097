from __future__ import annotations

from datetime import date

from tests.reported import page, pocketcard, seen, texts, with_facts

from gyotaku.model.facts import Sighting
from gyotaku.report.sections.similar import similar


def test_earlier_cases_are_listed_with_what_they_share() -> None:
    """Case, day and what is in common, and that it proves no common author."""
    more = seen(Sighting(case="c1", seen=date(2026, 2, 1), shares=("sender-domain", "body"), subject="別の件名"), source="book")
    said = texts(similar(page(with_facts(pocketcard(), more))))
    assert "2件あります" in said
    assert "別の件名 | 2026-02-01 | 差出人のドメイン、本文" in said
    assert "過去のポケットカード偽装事案 | 記載なし | 騙られたブランド" in said
    assert "証明にはなりません" in said


def test_no_comparison_is_said() -> None:
    """Without a case book the section says that nothing was compared."""
    assert texts(similar(page(with_facts(pocketcard(), without=(Sighting,))))) == "過去の事例との比較：確認できず。"


def _other(day: int, **more: object) -> Sighting:
    return Sighting(case=f"c{day}", seen=date(2026, 3, day), shares=("body", "sender-pattern"), **more)  # type: ignore[arg-type]


def test_a_campaign_with_what_changed_and_how_fast() -> None:
    """How many, since when, which subjects and domains, how young the domains were; similar cases stand apart."""
    one = with_facts(
        pocketcard(),
        seen(_other(1, campaign="c", subject="件名A", sender_domain="aaaaa.cn", site="x1.example", domain_age=2), source="book"),
        seen(_other(9, campaign="c", subject="件名B", sender_domain="bbbbb.cn", site="x1.example", domain_age=7), source="book"),
        seen(_other(5, subject="件名C", sender_domain="ccccc.cn"), source="book"),
        without=(Sighting,),
    )
    said = texts(similar(page(one)))
    assert "ほかに2件記録されています" in said
    assert "2026-03-01 から 2026-03-09 まで" in said
    assert "共通点のある事例が1件あります" in said
    assert "件名は2種類あります：「件名A」、「件名B」。" in said
    assert "差出人のドメインは2種類あります：aaaaa[.]cn、bbbbb[.]cn。" in said
    assert "リンク先のドメインは1種類あります：x1[.]example。" in said
    assert "記録のある2件で、最短2日、最長7日です。" in said
    assert "件名C | 2026-03-05 | 類似 | 本文、差出人アドレスの作り方 | ccccc[.]cn | 記載なし" in said


def test_one_subject_throughout_is_said_so() -> None:
    """Nothing is listed where nothing changed."""
    same = _other(1, campaign="c", subject="【ご対応依頼】ご利用制限解除のための認証について")
    said = texts(similar(page(with_facts(pocketcard(), seen(same, source="book"), without=(Sighting,)))))
    assert "件名は、どれもこのメールと同じです。" in said
