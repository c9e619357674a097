from __future__ import annotations

import pytest
from tests.written import NOTHING, facts, written

from gyotaku.model.facts import Lure
from gyotaku.observe.lures import MOST, SAME, lures
from gyotaku.settings import DEFAULT


def test_seed_like_mail() -> None:
    """A restriction in the subject and a re-authentication in the body are both seen, each where it stands."""
    evidence = written(
        "お客様のアカウントは再認証の対象と判定されました。", subject="【ご対応依頼】ご利用制限解除のための認証について"
    )
    seen = {(lure.pretext, lure.place) for lure in facts(lures, Lure, evidence)}
    assert {("restrict", "subject"), ("verify", "body")} <= seen


def test_phrase_is_quoted_as_it_stands() -> None:
    """Damaged spelling is found and quoted with the damage."""
    [lure] = facts(lures, Lure, written("UCカ一ドを一時停止 いたします"))[:1]
    assert (lure.pretext, lure.phrase[:8]) == ("restrict", "カ一ドを一時停止")


def test_place_of_the_phrase() -> None:
    """The observation says where in the shown text the phrase stands."""
    evidence = written("ようこそ", "口座が凍結されます")
    seen = next(lures(NOTHING, evidence, DEFAULT))
    assert seen.where is not None
    assert (seen.where.place, seen.where.unit) == ("part:1", "text")
    assert "ようこそ\n口座が凍結されます"[seen.where.start : seen.where.end] == "口座が凍結されます"


def test_innocent_text() -> None:
    """A plain note holds no lure."""
    evidence = written("明日の会議は三時からです。資料は机に置きました。", "See you at lunch.", subject="会議")
    assert facts(lures, Lure, evidence) == []


def test_repetition_is_bounded() -> None:
    """The same phrase counts once, and a class is not quoted without end."""
    texts = [f"{name}のご利用を停止しました。" for name in "甲乙丙丁戊己庚辛壬癸"]
    found = facts(lures, Lure, written(*texts, *texts))
    assert len([lure for lure in found if lure.pretext == "restrict"]) <= SAME
    assert len(found) <= MOST


@pytest.mark.parametrize(
    ("text", "pretext"),
    [
        ("ただいまサービスをご利用いただけません。", "restrict"),
        ("メールの送受信ができなくなります。", "mailbox"),
        ("残高の一部が本日失効いたします。", "points"),
        ("All staff must complete employee verification", "verify"),
        ("Your administrator requires you to install the latest client", "mfa"),
        ("Identificamos pendência fiscal em seu CNPJ", "unpaid"),
        ("Votre carte Vitale arrive à expiration", "restrict"),
        ("Votre carte Vitale est prête à être expédiée", "delivery"),
    ],
)
def test_events_are_told_from_one_another(text: str, pretext: str) -> None:
    """Each event is of the class whose loss it threatens."""
    assert pretext in {lure.pretext for lure in facts(lures, Lure, written(text))}


@pytest.mark.parametrize(
    ("text", "pretext"),
    [
        ("クレジットカードがご利用いただけます。", "restrict"),
        ("更新手続きが完了しない場合、削除されます。", "change_done"),
        ("大雨の被害を受けられた皆さまに、心よりお見舞い申し上げます。", "fraud_alert"),
        ("Dear Sir/Madam, please find our price list below", "advance_fee"),
        ("Please forward the beneficiary account details", "advance_fee"),
        ("Please reply for more information", "advance_fee"),
    ],
)
def test_what_is_said_otherwise(text: str, pretext: str) -> None:
    """What can be used is not restricted, who suffered a storm was not robbed, and good manners promise no fortune."""
    assert pretext not in {lure.pretext for lure in facts(lures, Lure, written(text))}
