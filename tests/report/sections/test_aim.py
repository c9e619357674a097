from __future__ import annotations

from datetime import UTC, datetime

import msgspec
from tests.reported import page, pocketcard, seen, texts, with_facts

from gyotaku.model.case import Label, Verdict
from gyotaku.model.facts import Contact, Deadline, Form, Lure, Salutation, TextTrait
from gyotaku.report.sections.aim import aim


def test_the_aim_is_inferred_from_the_pretext_and_says_so() -> None:
    """Without a captured form the report names what such mail wants, and that no page was seen."""
    said = texts(aim(page(pocketcard())))
    assert "ログイン用のIDとパスワード、カード番号、有効期限、セキュリティコード" in said
    assert "入力画面を確認したものではなく" in said
    assert "フィッシングとは" in said


def test_a_captured_form_is_better_than_a_pretext() -> None:
    """What the page asks for is told as such, and nothing is inferred."""
    form = seen(Form(action="https://x.test/", asks=("card", "otp"), place="page"), source="capture")
    said = texts(aim(page(with_facts(pocketcard(), form))))
    assert "取得したページの入力欄から、狙いは カード番号、ワンタイムパスワード と判断します。" in said
    assert "入力画面を確認したものではなく" not in said


def test_the_seed_text_is_read() -> None:
    """Pretexts quoted, generic salutation, 48 hours, no telephone number, logo from outside."""
    said = texts(aim(page(pocketcard())))
    assert "件名に「ご利用制限」とあります" in said
    assert "宛名が「お客様」という、誰にでも当てはまる呼び方です" in said
    assert "受信からおよそ48時間" in said
    assert "電話番号の記載がありません" in said
    assert "偽物とは言えません" in said
    assert "ロゴは外部のサーバー" in said


def test_no_claim_about_telephones_when_nobody_looked() -> None:
    """Without an observer's word that contacts were looked for, their absence is not claimed."""
    one = pocketcard()
    evidence = msgspec.structs.replace(one.evidence, absences=())
    assert "電話番号" not in texts(aim(page(msgspec.structs.replace(one, evidence=evidence))))


def test_an_impossible_telephone_number_is_called_so() -> None:
    """A number with wrong digits is a fact; a possible one is only quoted."""
    bad = seen(Contact(channel="telephone", value="0120-995-@@@@", valid=False))
    good = seen(Contact(channel="telephone", value="03-0000-0000"))
    said = texts(aim(page(with_facts(pocketcard(), bad, good))))
    assert "あり得ない" in said
    assert "電話番号 03-0000-0000 が書かれています" in said
    assert "記載がありません" not in said


def test_other_deadlines_and_salutations() -> None:
    """A deadline already past, one without hours, and a title without a name are read as what they are."""
    facts = (
        seen(Deadline(text="2月30日まで", past=True)),
        seen(Deadline(text="早急に")),
        seen(Salutation(style="empty-name", text=" 様")),
        seen(TextTrait(trait="simplified-glyph", excerpt="证券")),
    )
    said = texts(aim(page(with_facts(pocketcard(), *facts, without=(Deadline, Salutation)))))
    assert "すでに過ぎています" in said
    assert "「早急に」という期限を示しています" in said
    assert "差し込みに失敗した跡" in said
    assert "日本では使わない字体" in said


def test_mail_not_accused_has_no_attacker() -> None:
    """For a genuine mail no aim of an attacker is written."""
    one = with_facts(pocketcard(), verdict=Verdict(label=Label.LIKELY_GENUINE, score=2))
    assert "攻撃者" not in texts(aim(page(one)))


def test_an_unknown_pretext_is_left_out() -> None:
    """A code that the phrase data does not name is not printed as if it were a word."""
    said = texts(aim(page(with_facts(pocketcard(), seen(Lure(pretext="brand-new", phrase="x", place="body")), without=(Lure,)))))
    assert "brand-new" not in said


def test_mail_not_accused_is_not_told_to_press() -> None:
    """Where the verdict does not speak against the mail, a limit is a limit and a matter a matter; days are counted as days."""
    far = seen(Deadline(text="10月8日まで", hours=124.0))
    one = with_facts(pocketcard(), far, without=(Deadline,), verdict=Verdict(label=Label.UNDETERMINED, score=12))
    said = texts(aim(page(one)))
    assert "「10月8日まで」という期限を示しています（受信からおよそ5日）" in said
    assert "心理的圧力" not in said
    assert "口実：" not in said
    assert "用件：" in said


def test_one_point_in_time_is_told_once() -> None:
    """Subject and text name the same day in different words."""
    at = datetime(2026, 4, 10, 15, 0, tzinfo=UTC)
    facts = (seen(Deadline(text="4月10日まで", at=at, hours=20.0)), seen(Deadline(text="期限：4月10日", at=at, hours=20.0)))
    said = texts(aim(page(with_facts(pocketcard(), *facts, without=(Deadline,)))))
    assert "4月10日まで" in said
    assert "期限：4月10日" not in said


def test_a_warning_in_a_mail_that_leads_nowhere_strange_is_only_a_warning() -> None:
    """That the mail leads elsewhere is said where the rule found it, and nowhere else."""
    warned = seen(TextTrait(trait="self-warning", excerpt="不審なメールにご注意"))
    one = with_facts(pocketcard(), warned, without=(TextTrait,))
    assert "公式ではないサイトへ誘導" not in texts(aim(page(one)))
    assert "注意を呼びかける文があります" in texts(aim(page(one)))
    finding = msgspec.structs.replace(one.findings[0], rule="text.warns-of-itself")
    assert "公式ではないサイトへ誘導" in texts(aim(page(msgspec.structs.replace(one, findings=(finding,)))))
