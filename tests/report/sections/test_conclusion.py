from __future__ import annotations

import msgspec
import pytest
from tests.reported import bare, hostile, page, pocketcard, texts

from gyotaku.model.case import Label, Verdict
from gyotaku.model.report import Basis, Bullets, Paragraph
from gyotaku.report.sections.conclusion import conclusion, summary


def test_the_first_screen_says_what_it_is_why_and_what_to_do() -> None:
    """Verdict, brand, exact subject, three reasons and the three cases stand in the first section."""
    pieces = conclusion(page(pocketcard()))
    said = texts(pieces)
    assert said.startswith("ポケットカードを騙るフィッシング詐欺のメールと断定します。")
    assert "100点満点で98点" in said
    assert "互いに独立した2つの面" in said
    assert "件名 | 【ご対応依頼】ご利用制限解除のための認証について" in said
    assert [len(piece.items) for piece in pieces if isinstance(piece, Bullets)] == [3, 3]
    for case in ("開いていない方", "開いた方", "入力した方"):
        assert case in said


@pytest.mark.parametrize("label", [label for label in Label if label is not Label.PHISHING])
def test_only_phishing_is_asserted(label: Label) -> None:
    """断定 is said for the label `phishing` and for no other."""
    for one in (bare(label), msgspec.structs.replace(pocketcard(), verdict=Verdict(label=label, score=50))):
        assert "断定" not in texts(conclusion(page(one)))


@pytest.mark.parametrize(
    ("label", "words"),
    [
        (Label.LIKELY_PHISHING, "強く疑われます"),
        (Label.SUSPICIOUS, "不審な点があります"),
        (Label.UNWANTED, "迷惑メール（広告・懸賞など）と判断します"),
        (Label.UNDETERMINED, "判断できません"),
        (Label.LIKELY_GENUINE, "正規のメールの可能性があります"),
    ],
)
def test_each_label_has_its_word(label: Label, words: str) -> None:
    """The verdict's word is the one the specification gives."""
    assert words in summary(page(bare(label))).text


def test_the_tone_follows_the_label() -> None:
    """Accusations look like a warning, a genuine mail does not, an undecided one is neutral."""
    tones = []
    for label in (Label.PHISHING, Label.LIKELY_GENUINE, Label.UNDETERMINED):
        first = conclusion(page(bare(label)))[0]
        assert isinstance(first, Paragraph)
        tones.append(first.tone)
    assert tones == ["warning", "good", ""]


def test_fewer_than_three_reasons_are_not_called_three() -> None:
    """The heading counts only what stands below it."""
    lists = [piece for piece in conclusion(page(hostile())) if isinstance(piece, Bullets)]
    assert [piece.title for piece in lists] == ["見てわかる理由", "いま、すること"]
    assert len(lists[0].items) == 1


def test_the_verdict_rests_on_the_hard_findings() -> None:
    """The conclusion cites what the hard findings cite, and is marked as a conclusion."""
    sentence = summary(page(pocketcard()))
    assert sentence.cites == ("E1", "E20")
    assert sentence.basis is Basis.CONCLUSION
