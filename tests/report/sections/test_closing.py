from __future__ import annotations

from tests.reported import bare, page, pocketcard, texts, with_facts

from gyotaku.model.case import Label, Verdict
from gyotaku.model.report import Bullets, Paragraph
from gyotaku.report.sections.closing import closing


def test_the_seed_is_closed_in_three_lines() -> None:
    """Both ages, sender and link; then the official site, the ending .cn, earlier cases and the brand's page."""
    pieces = closing(page(pocketcard()))
    said = texts(pieces)
    first = pieces[0]
    assert isinstance(first, Bullets)
    assert len(first.items) == 3
    assert "gghxw[.]cn は受信の5日前、行き先のドメイン xy399566[.]cn は3日前" in first.items[0].text
    assert "公式サイトは pocketcard.co.jp です" in said
    assert "末尾が「.cn」である点" in said
    assert "過去の事例の記録があります" in said
    last = pieces[-1]
    assert isinstance(last, Paragraph)
    assert last.sentences[-1].link == "https://www.pocketcard.co.jp/caution.html"


def test_a_mail_not_accused_is_not_called_fake() -> None:
    """Only the official site is named."""
    said = texts(closing(page(with_facts(pocketcard(), verdict=Verdict(label=Label.LIKELY_GENUINE, score=1)))))
    assert "公式サイトは pocketcard.co.jp です" in said
    assert "偽物" not in said
    assert ".cn" not in said
    assert closing(page(bare())) == []
