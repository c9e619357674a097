from __future__ import annotations

import base64
import io
import re
from datetime import UTC, datetime

import msgspec
from PIL import Image
from tests.corpora import ROOT
from tests.reported import URL, bare, page, pocketcard, seen, texts, with_facts

from gyotaku.model.evidence import Absence, Reason
from gyotaku.model.facts import Cloaking, Form, PageView, Rebuilt, TimeStamp
from gyotaku.model.report import Figure
from gyotaku.report.sections.site import site


def test_the_seed_page_is_told_and_cloaking_is_not_claimed() -> None:
    """One view shows a state and its words; without a comparison nothing is said about cloaking."""
    pieces = site(page(pocketcard()))
    said = texts(pieces)
    assert "稼働中（エラーページを表示）" in said
    assert "We apologize, but your request has timed out." in said
    assert "比較していません" in said
    assert "行われています" not in said
    figure = next(piece for piece in pieces if isinstance(piece, Figure))
    assert "画面の写真ではありません" in figure.caption
    assert "We apologize" in figure.svg


def test_cloaking_is_stated_only_from_a_comparison() -> None:
    """Different pages for different visitors: then, and only then, it is cloaking."""
    facts = (
        seen(PageView(url=URL, profile="mobile-jp", state="form", title="ログイン"), source="capture"),
        seen(Cloaking(url=URL, profiles=("desktop", "mobile-jp"), outcome="different"), source="capture"),
    )
    said = texts(site(page(with_facts(pocketcard(), *facts))))
    assert "パソコン、スマートフォン（日本から）" in said
    assert "クローキングが行われています" in said
    same = seen(Cloaking(url=URL, profiles=("desktop", "mobile"), outcome="same"), source="capture")
    assert "違いはありませんでした" in texts(site(page(with_facts(pocketcard(), same))))


def test_an_unvisited_page_is_not_closed() -> None:
    """Not looked at reads so, whatever the mail."""
    said = texts(site(page(with_facts(pocketcard(), without=(PageView,)))))
    assert "リンク先のページの状態：確認できず" in said
    assert "比較していません" in said
    assert site(page(bare())) == []


def test_a_form_on_the_page_is_told() -> None:
    """What the page asks for."""
    form = seen(Form(action=URL, asks=("password",), place="page"), source="capture")
    assert "入力欄があります：パスワード" in texts(site(page(with_facts(pocketcard(), form))))


def test_a_rebuilt_page_is_told_as_such_and_proves_nothing() -> None:
    """Its pictures and comparison stand under a warning, and neither views, forms nor cloaking of it count as seen."""
    views = (
        PageView(url=URL, profile="desktop-ja", state="error-page", text="timed out"),
        PageView(url=URL, profile="iphone-ja", state="card-form", title="ログイン"),
    )
    compared = Cloaking(
        url=URL,
        profiles=("desktop-ja", "iphone-ja"),
        outcome="different",
        gate="device-gated",
        pair=("desktop-ja", "iphone-ja"),
        states=("error-page", "card-form"),
    )
    form = Form(action="", asks=("card",), place="page", profile="iphone-ja")
    rebuilt = Rebuilt(url=URL, after="手書きレポート", views=views, forms=(form,), compared=(compared,))
    case = with_facts(pocketcard(), seen(rebuilt, source="gyotaku"))
    said = texts(site(page(case)))
    assert "実際のサイトを撮影したものではありません" in said
    assert "もとにした記載：手書きレポート" in said
    assert "iPhone（日本語）に表示されたページには、次の情報の入力欄があります：カード番号" in said
    assert "「端末による出し分け」に分類されます" in said
    assert "クローキングが行われています" not in said
    assert "判定の根拠にも" in said
    # What the seed says about the real page stands as before.
    assert "比較していません" in said
    assert not list(case.evidence.of(Cloaking))
    assert not list(case.evidence.of(Form))


def test_the_example_shows_pictures_of_a_recorded_capture() -> None:
    """The finished example tells the page's state from its recording, with real pictures side by side, each with its words."""
    report = (ROOT / "examples" / "pocketcard" / "report" / "report.ja.html").read_text("utf-8")
    section = re.search(r'<section id="site".*?</section>', report, re.DOTALL)
    assert section is not None
    pictures = re.findall(r'<img[^>]*src="data:image/png;base64,([^"]+)"[^>]*>', section[0])
    assert len(pictures) >= 2
    for picture in pictures:
        with Image.open(io.BytesIO(base64.b64decode(picture))) as opened:
            assert opened.width >= 200
    assert section[0].count('alt="iPhone（日本語）に表示されたページの画面写真') == 1
    assert "実際のサイトを撮影したものではありません" in section[0]


def test_a_stamp_is_told_with_who_gave_it_and_what_nobody_checked() -> None:
    """Moment and authority are told, and that the signature was not checked; so is a refusal; silence where nobody was asked."""
    view = seen(PageView(url=URL, profile="plain", state="error-page"), source="capture")
    stamp = TimeStamp(url=URL, at=datetime(2026, 3, 1, 3, 4, tzinfo=UTC), authority="CN=Stamps of Tests")
    said = texts(site(page(with_facts(pocketcard(), view, seen(stamp, source="RFC 3161")))))
    assert "2026-03-01 12:04 JST の時点で存在していました" in said
    assert "CN=Stamps of Tests" in said
    assert "検証していません" in said
    assert "タイムスタンプ" not in texts(site(page(with_facts(pocketcard(), view))))
    case = with_facts(pocketcard(), view)
    refused = Absence(kind="TimeStamp", reason=Reason.FAILED, about=f"url:{URL}", detail="no-stamp")
    case = msgspec.structs.replace(case, evidence=case.evidence.plus((), (refused,)))
    assert "得られませんでした" in texts(site(page(case)))
