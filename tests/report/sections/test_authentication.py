from __future__ import annotations

from tests.reported import page, pocketcard, seen, texts, with_facts

from gyotaku.model.facts import AuthRecorded, AuthVerified
from gyotaku.model.report import Table
from gyotaku.report.sections.authentication import authentication


def test_nothing_recorded_and_nothing_verified_are_told_apart() -> None:
    """Not recorded reads 記載なし, not looked up reads 未照会: neither is blank or clean."""
    said = texts(authentication(page(pocketcard())))
    assert "結果 | 記載なし" in said
    assert "結果 | 未照会（再生した記録に含まれていないため）" in said


def test_recorded_stands_apart_from_verified() -> None:
    """Two tables: what the server wrote then, what was computed now."""
    recorded = AuthRecorded(method="spf", outcome="pass", domain="gghxw.cn", authserv_id="mx.test", aligned=True)
    facts = (
        seen(recorded, "Authentication-Results"),
        seen(AuthVerified(method="dkim", outcome="fail", domain="gghxw.cn", why="no-key"), source="gyotaku"),
    )
    pieces = authentication(page(with_facts(pocketcard(), *facts)))
    tables = [piece for piece in pieces if isinstance(piece, Table)]
    assert [table.caption for table in tables] == ["受信時にサーバーが記録した結果", "今回あらためて検証した結果"]
    assert [cell.text for cell in tables[0].rows[0]] == ["SPF", "成功（pass）", "gghxw[.]cn", "一致", "mx[.]test（受信側の記録）"]
    assert [cell.text for cell in tables[1].rows[0]][-1] == "gyotaku（公開鍵が見つからず）"


def test_a_pass_proves_nothing() -> None:
    """SPFやDKIMの成功 is never told as proof of a genuine mail."""
    fact = seen(AuthRecorded(method="spf", outcome="pass", domain="gghxw.cn"), "Authentication-Results")
    said = texts(authentication(page(with_facts(pocketcard(), fact))))
    assert "本物である証明にはなりません" in said


def test_claims_are_not_used() -> None:
    """A result that nobody shows to be the receiver's is called a claim."""
    fact = seen(AuthRecorded(method="spf", outcome="fail", trusted=False), "Authentication-Results")
    said = texts(authentication(page(with_facts(pocketcard(), fact))))
    assert "受信側の記録と確認できず" in said
    assert "判定には使いません" in said
    assert "失敗しています" not in said
