from __future__ import annotations

from tests.reported import page, pocketcard, texts

from gyotaku.report.sections.evidence import evidence


def test_every_cited_number_has_a_row_and_no_other() -> None:
    """Observations and absences that the text cites, in order; the rest is counted."""
    pieces = evidence(page(pocketcard()), ["E10", "E1", "A4", "E22"])
    rows = texts(pieces[1:]).split("\n")
    assert [row.split(" | ")[0] for row in rows] == ["E1", "E10", "E22", "A4"]
    assert "28件あります" in texts(pieces[:1])


def test_a_row_says_what_who_when_where_and_the_raw_words() -> None:
    """Places count from one; excerpts are masked and inert; a recording is told as one."""
    rows = texts(evidence(page(pocketcard()), ["E1", "E22", "A5"])).split("\n")
    assert rows[2].startswith("E1 | アドレス | メール | 受信したメールのまま | ヘッダー From（上から4番目）、10〜90 バイト | ")
    assert rows[2].endswith("From: ●●●.isztcg[@]gghxw[.]cn")
    assert "手書きレポート（記録の再生：公開済みの手書きレポート） | 日時の記載なし | メールの外" in rows[3]
    assert rows[4].endswith("照会した対象：caudshowcy[.]xy399566[.]cn | 未照会（再生した記録に含まれていないため）")
