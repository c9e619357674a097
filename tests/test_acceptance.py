"""The seed report's own facts: every one of them stands in the finished example, with its evidence (spec: acceptance list)."""

from __future__ import annotations

import html
import re

import pytest
from tests.corpora import ROOT

FOLDER = ROOT / "examples" / "pocketcard" / "report"

JAPANESE = {
    "subject": ["【ご対応依頼】ご利用制限解除のための認証について"],
    "sender": ["●●●.isztcg[@]gghxw[.]cn", "表示名はありません", "2026-03-15 17:29 JST"],
    "sender note": ["受信者自身のメールアドレスの @ より前の部分と同じ", "isztcg", "無関係なドメイン"],
    "body": ["今すぐ認証する", "sobu2ntdf-A", "© 2026 Pocketcard Inc."],
    "aim": ["ログイン用のIDとパスワード、カード番号、有効期限、セキュリティコード", "入力画面を確認したものではなく"],
    "reading": ["「お客様」", "48時間以内", "電話番号の記載がありません", "外部のサーバー caudshowcy[.]xy399566[.]cn から読み込"],
    "route": ["from unknown (HELO gghxw[.]cn) (101[.]47[.]78[.]1)", "2026-03-10", "5日前", "China Mobile", "Byteplus", "不一致"],
    "link": ["hXXps://caudshowcy[.]xy399566[.]cn/netsgvice/logyino/", "104[.]21[.]75[.]121", "Cloudflare, Inc.", "2026-03-12"],
    "link owners": ["配信網（CDN", "Registration Private", "Trend Micro", "Google Safe Browsing"],
    "page": ["稼働中", "We apologize, but your request has timed out.", "クローキングの有無は判断しません"],
    "closing": ["pocketcard.co.jp", "「.cn」", "過去の事例", "注意喚起のページ"],
    "trend": ["フィッシング対策協議会", "2026年1月"],
}


def _text(name: str) -> str:
    page = (FOLDER / name).read_text(encoding="utf-8")
    return re.sub(r"\s+", " ", html.unescape(re.sub(r"<[^>]+>", "", page.replace("<br>", " "))))


@pytest.mark.parametrize("part", JAPANESE)
def test_every_fact_of_the_seed_is_in_the_japanese_report(part: str) -> None:
    """The report to automate said all this by hand; ours says it from evidence."""
    text = _text("report.ja.html")
    assert [fact for fact in JAPANESE[part] if fact not in text] == []


def test_the_english_report_has_the_same_facts() -> None:
    """Both languages come from the same case: addresses, dates and sources are the same."""
    text = _text("report.en.html")
    facts = [
        fact for part in ("subject", "body", "link", "link owners") for fact in JAPANESE[part] if fact.isascii() or "【" in fact
    ]
    assert [fact for fact in [*facts, "101[.]47[.]78[.]1", "2026-03-10", "China Mobile", "Byteplus"] if fact not in text] == []


def test_the_caution_page_is_spoken_of_twice() -> None:
    """Once where the aim is read, once at the close; without a checked address it says so instead of guessing one."""
    assert _text("report.ja.html").count("注意喚起のページは、確認済みのアドレスが一覧にないため") == 2


def test_every_number_leads_to_the_evidence_list() -> None:
    """Each citation on the page has a row at its end."""
    page = (FOLDER / "report.ja.html").read_text(encoding="utf-8")
    cited = set(re.findall(r'href="#([EA]\d+)"', page))
    there = set(re.findall(r'id="([EA]\d+)"', page))
    assert len(cited) > 20
    assert cited <= there
