from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from tests.observing import message_of, observed
from tests.written import NOTHING, traits, written

from gyotaku.model.evidence import Observation
from gyotaku.model.facts import Lure, TextTrait
from gyotaku.observe.family import OBSERVERS, observe
from gyotaku.settings import DEFAULT

PAGE = """Subject: =?UTF-8?B?44GK55+l44KJ44Gb?=
MIME-Version: 1.0
Content-Type: text/html; charset=UTF-8

<html lang="zh-CN"><body>
<p style="font-family: 微软雅黑">お客様のカードをご確認ください。いつもありがとうございます。</p>
</body></html>
"""


def test_fonts_and_language_of_a_japanese_page() -> None:
    """Chinese fonts and language marks are told where the text is Japanese."""
    evidence = observed(PAGE, "subject", "body", "text_traits")
    assert {fact.trait for fact, _ in evidence.of(TextTrait)} == {"foreign-font", "foreign-lang"}


def test_a_chinese_page_may_have_them() -> None:
    """The same marks are normal in a Chinese mail."""
    page = PAGE.replace(
        "お客様のカードをご確認ください。いつもありがとうございます。", "您的账户密码今天到期，请立即更新您的信息。"
    )
    assert list(observed(page, "subject", "body", "text_traits").of(TextTrait)) == []


def test_subject_and_body_tell_different_stories() -> None:
    """A subject about points over a body about a parcel is a mismatch; stories that go together are none."""
    names = ("subject", "lures", "text_traits")
    members = [OBSERVERS.named(name) for name in names[1:]]
    strange = written("お荷物を持ち帰りました。再配達をご依頼ください。", subject="ポイントの有効期限が近づいています")
    alike = written("お支払いが確認できません。カードのご利用を停止します。", subject="お支払い方法に問題があります")
    for evidence, odd in ((strange, True), (alike, False)):
        seen = evidence
        for member in members:
            seen = seen.plus(tuple(one for one in member.run(NOTHING, seen, DEFAULT) if isinstance(one, Observation)))
        assert seen.first(Lure) is not None
        assert (seen.first(TextTrait, trait="subject-body-mismatch") is not None) is odd


def test_plain_mail_has_no_traits() -> None:
    """An ordinary note of a company has none."""
    text = """山田 太郎 様
いつもご利用いただき、誠にありがとうございます。
3月のご利用明細をお知らせいたします。
お問い合わせ: 03-1234-5678"""
    assert traits(text, subject="3月のご利用明細のお知らせ") == []


def test_excerpt_shows_the_surroundings() -> None:
    """The excerpt holds what was found, with a little around it, on its line."""
    [found] = traits("はじめの行\nいつもご利用ありがとうごさいます。\n終わりの行")
    assert "ごさいます" in found.excerpt
    assert "はじめ" not in found.excerpt


@given(st.text(alphabet="aあア一口?{}[]*%<>゛\u200b\u202e\U000e0041カ。 \n©2019", max_size=80))
def test_any_text(text: str) -> None:
    """No text makes the observer fail, and every trait has a word."""
    assert all(found.trait for found in traits(text, subject=text[:20]))


def test_order() -> None:
    """The observer runs after those whose facts it reads."""
    member = OBSERVERS.named("text_traits")
    assert {"subject", "body", "lures"} <= set(member.after)
    assert observe(message_of("Subject: x"), DEFAULT, [member]).first(TextTrait) is None
