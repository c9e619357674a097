from __future__ import annotations

import hashlib
import io
import re
from datetime import UTC, datetime
from typing import Any

import msgspec
import pytest
from PIL import Image
from tests.reported import URL, pocketcard, seen, texts, with_facts

from gyotaku.model.case import Case
from gyotaku.model.evidence import Observation, Source
from gyotaku.model.facts import Cloaking, Fact, Form, PageBrand, PageView
from gyotaku.model.report import Figure, Gallery, Paragraph, Piece, Sentence, Table
from gyotaku.phrases import catalogue
from gyotaku.report import visits
from gyotaku.report.masking import mask
from gyotaku.report.page import Page
from gyotaku.report.sections.aim import aim
from gyotaku.report.sections.judgement import judgement
from gyotaku.report.sections.site import site
from gyotaku.rules import apply


def png(colour: str) -> bytes:
    """A picture of one colour."""
    out = io.BytesIO()
    Image.new("RGB", (200, 300), colour).save(out, "PNG")
    return out.getvalue()


PICTURES = {hashlib.sha256(one).hexdigest(): one for one in (png("white"), png("navy"))}
WHITE, NAVY = PICTURES


def captured(fact: Fact) -> Observation:
    """A fact of a capture."""
    return Observation(id="", fact=fact, source=Source(name="capture"), at=datetime(2026, 3, 15, 9, 0, tzinfo=UTC))


def view(profile: str, state: str = "error-page", sha256: str = WHITE, **more: object) -> Observation:
    """What one visitor was shown."""
    text = more.pop("text", "request has timed out")
    return captured(
        msgspec.convert(
            {"type": "PageView", "url": URL, "profile": profile, "state": state, "text": text, "picture_sha256": sha256, **more},
            PageView,
        )
    )


def opened(*facts: Observation, language: str = "ja", published: bool = True) -> Page:
    """A page on the seed's case with what a capture saw instead of what the seed says."""
    case: Case = with_facts(pocketcard(), *facts, without=(PageView,))
    return Page(
        mask(case) if published else case, catalogue(language), published=published, pictures=lambda one: PICTURES.get(one, b"")
    )


def views(page: Page) -> list[visits.Seen]:
    """The views of a page."""
    return list(page.evidence.of(PageView))


def figures(pieces: list[Piece]) -> tuple[Figure, ...]:
    """The pictures of a gallery."""
    found = pieces[0]
    assert isinstance(found, Gallery)
    return found.figures


def said(sentences: list[Sentence]) -> str:
    """Sentences as text."""
    return texts([Paragraph(sentences=tuple(sentences))])


def test_pictures_stand_side_by_side_each_once() -> None:
    """Visitors who saw the same picture share it; caption and alternative text name them, the state, the words and the time."""
    page = opened(view("desktop-ja"), view("desktop-en"), view("iphone-ja", "card-form", NAVY, text="カード番号"))
    first, second = figures(visits.looks(page, views(page)))
    assert "パソコン（日本語）、パソコン（英語）：稼働中（エラーページを表示）" in first.caption
    assert "2026-03-15 18:00 JST" in first.caption
    assert len(first.cites) == 2
    assert "表示された文字：カード番号" in second.alt
    assert (first.png, second.png) == tuple(PICTURES.values())


def test_without_a_picture_the_words_are_drawn() -> None:
    """No file, or a file that is not there: the drawing says what it is."""
    page = opened(view("desktop-ja", sha256="0" * 64), view("iphone-ja", sha256=""))
    drawn = visits.looks(page, views(page))[0]
    assert isinstance(drawn, Figure)
    assert drawn.svg
    assert "画面の写真ではありません" in drawn.caption


@pytest.mark.parametrize("shown", [{"text": "user@mail.fictional.example 様"}, {"shows_personal": True}])
def test_a_picture_that_may_name_the_recipient_is_blurred(shown: dict[str, object]) -> None:
    """In a publication; internally it stays."""
    page = opened(view("iphone-ja", "form", NAVY, **shown))
    figure = figures(visits.looks(page, views(page)))[0]
    assert "ぼかしています" in figure.caption
    assert figure.png != PICTURES[NAVY]
    inside = opened(view("iphone-ja", "form", NAVY, **shown), published=False)
    assert figures(visits.looks(inside, views(inside)))[0].png == PICTURES[NAVY]


def test_the_table_joins_visitors_who_were_shown_the_same() -> None:
    """One row a page, with its status."""
    page = opened(view("desktop-ja", status=200), view("bot", status=200), view("iphone-ja", "dead", "", text=""))
    rows = visits.table(page, views(page)).rows
    assert len(rows) == 2
    assert "巡回プログラム" in rows[0][0].text
    assert rows[0][1].text.endswith("応答コード 200")
    assert rows[1][2].text == "（文字なし）"


def test_the_way_to_the_page_is_told_inert() -> None:
    """Station by station, once for the same way, nothing for a page that was opened at once."""
    steps = ("asked 302 https://evil.example/a", "script 200 https://next.zzqx/b")
    page = opened(
        view("desktop-ja", steps=steps), view("bot", steps=steps), view("iphone-ja", steps=("asked 200 https://evil.example/a",))
    )
    told = list(visits.ways(page, views(page)))
    assert len(told) == 1
    lines = texts([*told])
    assert "1 | 最初に開いた URL | 302 | hXXps://evil[.]example/a" in lines
    assert "2 | 転送（スクリプト） | 200 | hXXps://next[.]zzqx/b" in lines
    assert isinstance(told[0], Table)


def test_what_is_asked_for_and_where_it_goes() -> None:
    """By visitor; another host that the answers go to is named."""
    form = Form(
        action="https://collect.example/p", asks=("login", "card"), place="page", host="evil.example", profile="iphone-ja"
    )
    page = opened(captured(form), seen(Form(action="", asks=("password",), place="body")))
    told = said(list(visits.asked(page, page.evidence.of(Form))))
    assert "iPhone（日本語）に表示されたページには、次の情報の入力欄があります：ログインID、カード番号。" in told
    assert "collect[.]example" in told
    assert "パスワード" not in told


def test_the_imitated_brand_is_told_with_its_signs() -> None:
    """A genuine page is told as genuine."""
    brand = PageBrand(
        url=URL, host="evil.example", profile="iphone-ja", brand="x", name_ja="見本銀行", name_en="Mihon Bank", signs=("title",)
    )
    page = opened(captured(brand), captured(msgspec.structs.replace(brand, genuine=True, host="mihon.example")))
    told = said(list(visits.imitated(page, page.evidence.of(PageBrand))))
    assert "ページ（evil[.]example）は「見本銀行」を名乗っています（根拠：題名）" in told
    assert "本物の公式サイト（mihon[.]example）" in told


@pytest.mark.parametrize(
    "gate", ["same", "device-gated", "region-gated", "bot-gated", "referrer-gated", "one-time", "challenge", "dead", "undecided"]
)
@pytest.mark.parametrize("language", ["ja", "en"])
def test_every_class_of_cloaking_has_its_sentence(gate: str, language: str) -> None:
    """Cloaking is said only where the pages differ, and then the pair and what each was shown are named."""
    different = "gated" in gate or gate == "one-time"
    fact = Cloaking(
        url=URL,
        profiles=("desktop-ja", "iphone-ja"),
        outcome="different" if different else "not-compared",
        gate=gate,
        pair=("desktop-ja", "iphone-ja") if different else (),
        states=("error-page", "card-form") if different else (),
    )
    page = opened(captured(fact), language=language)
    told = said(list(visits.compared(page, page.evidence.of(Cloaking))))
    assert told
    assert ("クローキング" in told or "cloaking" in told) == ("gated" in gate)
    assert ("iPhone" in told) == (different or (gate == "same"))
    assert "device-gated" not in told
    assert "error-page" not in told


def test_what_else_happened_is_told_once() -> None:
    """Changed URL, message boxes, downloads and refused connections."""
    more: dict[str, Any] = {
        "altered": ("recipient-address at 3-9",),
        "dialogs": ("alert: 感染しています",),
        "downloads": ("a.exe (ab)", "b.js (cut)"),
        "refused": ("10.0.0.1: address-private",),
    }
    page = opened(view("desktop-ja", **more), view("iphone-ja", **more))
    told = said(list(visits.oddities(page, views(page)))).splitlines()
    assert len(told) == 5
    assert "「感染しています」" in told[1]
    assert told[2] == "ページは、ファイル a.exe をダウンロードさせようとしました（SHA-256：ab）。"
    assert told[3] == "ページは、ファイル b.js をダウンロードさせようとしました。"
    assert "10[.]0[.]0[.]1" in told[4]


def test_every_state_profile_and_step_has_words() -> None:
    """No code of the model reaches a reader, in either language."""
    states = (
        "alive error-page form closed redirected waiting captcha blocked no-such-name timeout phishing-form login-form card-form "
        "personal-form parked genuine-site warning challenge certificate-error redirect-loop download empty unread dead"
    )
    for language in ("ja", "en"):
        texts_ = catalogue(language)
        assert all(texts_.find("state", code) for code in states.split())
        assert all(texts_.find("step", code) for code in ("asked", "http", "refresh", "script", "continue"))
        signs = ("title", "text", "copyright", "assets", "icon", "icon-alike", "logo-alike")
        assert all(texts_.find("page-sign", code) for code in signs)


@pytest.mark.parametrize(
    ("gate", "other"),
    [
        ("device-gated", "iphone-ja"),
        ("region-gated", "desktop-en"),
        ("referrer-gated", "desktop-ja-mail"),
        ("bot-gated", "bot"),
        ("one-time", "desktop-ja-again"),
        ("same", "android-ja"),
        ("dead", "iphone-ja"),
        ("challenge", "iphone-ja"),
        ("undecided", "plain"),
    ],
)
def test_every_class_is_told_in_japanese_alone(gate: str, other: str) -> None:
    """Of whatever class a comparison is, neither the page's section nor the reasons for the verdict hold an English code."""
    pair, states = ("desktop-ja", other), ("error-page", "card-form")
    outcome = {"same": "same"}.get(gate, "different" if gate.endswith("gated") or gate == "one-time" else "not-compared")
    facts = (
        view(pair[0], states[0], steps=(f"asked 302 {URL}", f"script - {URL}"), text="", downloads=("a.exe (cut)",)),
        view(pair[1], states[1], dialogs=("alert: 感染",), text=""),
        captured(Cloaking(url=URL, profiles=pair, outcome=outcome, gate=gate, pair=pair, states=states, detail="desktop: error")),
        captured(Form(action="", asks=("card", "security-code"), place="page", host="evil.example", profile=other)),
    )
    case = with_facts(pocketcard(), *facts, without=(PageView, Cloaking))
    findings, _ = apply(case.evidence)
    page = Page(mask(msgspec.structs.replace(case, findings=findings)), catalogue("ja"), published=True)
    pieces = [*site(page), *judgement(page), *aim(page)]
    codes = re.findall(
        r"desktop|iphone|android|plain|bot\b|gated|one-time|error|form\b|security|script|alert|\bcut\b|undecided|challenge|\bsame\b",
        texts([one for one in pieces if not isinstance(one, Figure)]),
    )
    assert codes == []
