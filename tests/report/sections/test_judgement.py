from __future__ import annotations

import msgspec
from tests.reported import bare, page, pocketcard, texts

from gyotaku.model.finding import Severity
from gyotaku.model.report import Bullets
from gyotaku.report.sections.judgement import judgement


def test_reasons_against_stand_beside_reasons_for() -> None:
    """Heaviest first, decisive ones marked, and what speaks for the mail is not hidden."""
    lists = [piece for piece in judgement(page(pocketcard())) if isinstance(piece, Bullets)]
    assert [piece.title for piece in lists] == ["フィッシング詐欺を示す理由", "正規のメールであることを示す理由"]
    assert lists[0].items[0].text.startswith("【決め手】")
    assert lists[0].items[0].cites == ("E1",)
    assert [len(piece.items) for piece in lists] == [2, 1]


def test_the_lack_of_good_signs_is_said() -> None:
    """Nothing for the mail, or nothing at all, is told."""
    one = msgspec.structs.replace(pocketcard(), findings=pocketcard().findings[:2])
    assert "正規のメールであることを示す手がかりは、見つかりませんでした" in texts(judgement(page(one)))
    assert "当てはまった規則はありません" in texts(judgement(page(bare())))


def test_many_findings_are_counted() -> None:
    """A report tells the twelve heaviest and counts the rest."""
    first = pocketcard().findings[0]
    many = tuple(msgspec.structs.replace(first, rule=f"r.{n}") for n in range(15))
    assert "3件の規則が当てはまりました" in texts(judgement(page(msgspec.structs.replace(pocketcard(), findings=many))))


def test_what_decides_nothing_is_no_reason() -> None:
    """A finding told for information alone stands apart from the reasons for phishing."""
    first = pocketcard().findings[0]
    note = msgspec.structs.replace(first, rule="auth.copy-altered", severity=Severity.INFO, hard="")
    one = msgspec.structs.replace(pocketcard(), findings=(note,))
    titles = [piece.title for piece in judgement(page(one)) if isinstance(piece, Bullets)]
    assert titles == ["判定に影響しない点"]
