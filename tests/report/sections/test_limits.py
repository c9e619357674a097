from __future__ import annotations

import msgspec
from tests.reported import bare, page, pocketcard, texts

from gyotaku.model.evidence import Absence, Evidence, Reason
from gyotaku.model.finding import NotEvaluated
from gyotaku.model.message import Defect
from gyotaku.report.sections.limits import limits


def test_what_was_not_looked_up_is_listed_with_its_subject() -> None:
    """Each kind nobody asked about, about whom, and why; what was looked for and absent is no limit."""
    said = texts(limits(page(pocketcard())))
    assert "サーバー証明書（caudshowcy[.]xy399566[.]cn）：未照会（再生した記録に含まれていないため）" in said
    assert "訪問者による表示の違い" in said
    assert "連絡先" not in said


def test_many_subjects_of_one_kind_are_one_line() -> None:
    """Ten unasked domains are one line with a count."""
    absences = tuple(
        Absence(kind="Registration", reason=Reason.NOT_ATTEMPTED, about=f"domain:d{n}.test", detail="offline") for n in range(10)
    )
    one = msgspec.structs.replace(bare(), evidence=Evidence(absences=absences))
    said = texts(limits(page(one)))
    assert "ドメインの登録（d0[.]test、d1[.]test、d2[.]test、d3[.]testほか6件）" in said


def test_undecided_rules_cuts_and_defects_are_counted() -> None:
    """An undecided rule is not a rule that did not apply; what a limit cut is named."""
    one = msgspec.structs.replace(
        pocketcard(),
        not_evaluated=(NotEvaluated(rule="a.b", lacks=("Cloaking",), why="not-attempted"),),
        cuts=("links",),
        defects=(Defect(code="odd-thing"), Defect(code="odd-thing")),
    )
    said = texts(limits(page(one)))
    assert "1件の規則は、必要な情報がないため判定していません（足りない情報：訪問者による表示の違い）" in said
    assert "上限に達したため、途中までしか読んでいません：リンクの数" in said
    assert "乱れがありました（1種類）：odd-thing" in said


def test_masking_is_admitted() -> None:
    """A published report says what was masked; an internal one that it must not be published."""
    assert "伏せています" in texts(limits(page(pocketcard())))
    assert "内部用" in texts(limits(page(pocketcard(), published=False)))
