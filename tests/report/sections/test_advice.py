from __future__ import annotations

import pytest
from tests.reported import bare, page, pocketcard, texts

from gyotaku.model.case import Label
from gyotaku.model.report import Basis, Bullets
from gyotaku.report.builder import stated_in
from gyotaku.report.sections.advice import advice


def test_three_cases_by_what_is_at_stake() -> None:
    """Card holders are told to call the number on the card; every sentence is a note."""
    pieces = advice(page(pocketcard()))
    assert [piece.title for piece in pieces if isinstance(piece, Bullets)] == [
        "リンクを開いていない方",
        "リンクを開いた方",
        "情報を入力した方",
    ]
    assert "カード裏面の番号にいますぐ電話し" in texts(pieces)
    assert {stated.basis for piece in pieces for stated in stated_in(piece)} == {Basis.NOTE}


@pytest.mark.parametrize("label", list(Label))
def test_no_advice_sends_anybody_to_the_link(label: Label) -> None:
    """Whatever the label, readers are sent to the official app or their own bookmark, never to the mail's link."""
    said = texts(advice(page(bare(label))))
    assert "リンクを開いてください" not in said
    assert "リンクから" not in said.replace("リンクではなく", "")


def test_unwanted_and_undecided_mail_have_their_own_advice() -> None:
    """Advertising is not answered; an undecided mail is checked elsewhere."""
    assert "配信停止" in texts(advice(page(bare(Label.UNWANTED))))
    assert "公式アプリかブックマーク" in texts(advice(page(bare(Label.UNDETERMINED))))
