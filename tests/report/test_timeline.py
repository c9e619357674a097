from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

from msgspec import structs
from tests.reported import AT, HOST, URL, bare, case, pocketcard, seen, with_facts

from gyotaku.model.case import Decisions, Label, Reported, Verdict
from gyotaku.model.evidence import Observation, Source
from gyotaku.model.facts import Certificate, Listing, PageView, Registration, Sighting
from gyotaku.model.report import Figure
from gyotaku.phrases import catalogue
from gyotaku.report.page import Page
from gyotaku.report.timeline import events, picture


def test_the_seed_attack_in_order() -> None:
    """Registration of both domains, then the mail; the undated page view is left out."""
    found = events(Page(pocketcard(), catalogue("ja"), published=True))
    assert [(event.when, event.what) for event in found] == [
        ("2026-03-10", "差出人ドメイン gghxw[.]cn を登録"),
        ("2026-03-12", "行き先ドメイン xy399566[.]cn を登録"),
        ("2026-03-15 17:29 JST", "メールを受信"),
    ]


def test_certificate_and_page_have_their_place() -> None:
    """The certificate of the landing site stands before the mail, a dated view of the page after it."""
    certificate = Certificate(host=HOST, issuer="CA", not_before=AT - timedelta(days=2))
    view = PageView(url=URL, profile="mobile", state="closed")
    later: datetime = AT + timedelta(hours=3)
    observations = [
        *pocketcard().evidence.observations,
        seen(certificate, source="ct"),
        Observation(id="", fact=view, source=Source(name="capture"), at=later),
    ]
    one = case(list(observations), Verdict(label=Label.PHISHING, score=99))
    found = events(Page(one, catalogue("en"), published=True))
    assert [event.what for event in found][2:] == ["first known server certificate issued", "mail received", "page seen (closed)"]


def test_renewals_are_no_events() -> None:
    """Of several certificates the first one known belongs to the attack."""
    first, renewed = (Certificate(host=HOST, issuer="CA", not_before=AT - timedelta(days=days)) for days in (2, 1))
    one = with_facts(pocketcard(), seen(renewed, source="ct"), seen(first, source="ct"))
    found = [event.at for event in events(Page(one, catalogue("en"), published=True)) if "certificate" in event.what]
    assert found == [AT - timedelta(days=2)]


def test_a_disputed_day_stands_with_who_states_it() -> None:
    """A time line must not settle what sources disagree on; a moment is told to the minute."""
    other = Registration(domain="gghxw.cn", registered=date(2019, 6, 28), registered_at=datetime(2019, 6, 28, 1, 0, tzinfo=UTC))
    found = events(Page(with_facts(pocketcard(), seen(other, source="WHOIS")), catalogue("ja"), published=True))
    told = [(event.when, event.what) for event in found if "gghxw" in event.what]
    assert told[0] == ("2019-06-28 10:00 JST", "差出人ドメイン gghxw[.]cn を登録（登録情報 WHOISによる）")
    assert told[1][0] == "2026-03-10"
    assert told[1][1].endswith("による）")


def test_nothing_known_gives_no_events() -> None:
    """Without dates there is no time line."""
    assert events(Page(bare(), catalogue("ja"), published=True)) == []


def test_the_page_changes_and_goes() -> None:
    """Each change of what one kind of visitor was shown is an event, another visitor's view is none; then the list."""
    states = (("form", 1), ("form", 2), ("error-page", 3), ("closed", 5))
    views = [
        Observation(
            id="", fact=PageView(url=URL, profile="mobile", state=state), source=Source(name="c"), at=AT + timedelta(hours=hours)
        )
        for state, hours in states
    ]
    other = Observation(
        id="", fact=PageView(url=URL, profile="desktop", state="captcha"), source=Source(name="c"), at=AT + timedelta(hours=4)
    )
    listing = Observation(
        id="", fact=Listing(about=f"url:{URL}", listed=True, list="L"), source=Source(name="l"), at=AT + timedelta(hours=6)
    )
    one = case([*pocketcard().evidence.observations, *views, other, listing], Verdict(label=Label.PHISHING, score=99))
    found = events(Page(one, catalogue("ja"), published=True))
    assert [event.what for event in found][3:] == [
        "リンク先のページを確認（稼働中（入力欄を表示））",
        "リンク先のページが変化（稼働中（入力欄を表示）→稼働中（エラーページを表示））",
        "リンク先のページの消滅を確認（閉鎖）",
        "L への掲載を確認",
    ]


def test_the_campaign_has_its_ends_in_it() -> None:
    """First and last other mail of the campaign; similar cases are none of it. The picture names them in its words."""
    others = [
        seen(Sighting(case=f"c{day}", seen=date(2026, 3, day), shares=("body",), campaign="c"), source="book")
        for day in (2, 9, 20)
    ]
    alike = seen(Sighting(case="x", seen=date(2026, 1, 1), shares=("kit",)), source="book")
    one = case([*pocketcard().evidence.observations, *others, alike], Verdict(label=Label.PHISHING, score=99))
    page = Page(one, catalogue("ja"), published=True)
    found = events(page)
    assert [event.when for event in found if "キャンペーン" in event.what] == ["2026-03-02", "2026-03-20"]
    (figure,) = picture(page, found)
    assert "2026-03-20 同じキャンペーンのメール" in str(getattr(figure, "alt", ""))
    assert picture(page, found[:1]) == []


def test_reports_are_the_last_events_and_cite_nothing() -> None:
    """In both languages by the places' own names, in picture and words; of a bare day it stands behind that day's mail."""
    day = AT.date()
    told = (
        Reported(to="フィッシング対策協議会", on=day),
        Reported(to="abuse@hoster.example", on=day, at=AT - timedelta(minutes=1)),
    )
    one = structs.replace(pocketcard(), decisions=Decisions(reported=told))
    for language, words, aside in (
        ("ja", ["「abuse[@]hoster[.]example」へ報告", "メールを受信", "「フィッシング対策協議会」へ報告"], "担当者の記録"),
        (
            "en",
            [
                "reported to abuse[@]hoster[.]example",
                "mail received",
                "reported to Council of Anti-Phishing Japan (フィッシング対策協議会)",
            ],
            "own record",
        ),
    ):
        page = Page(one, catalogue(language), published=True)
        found = events(page)
        assert [event.what for event in found][2:] == words
        assert [event.when for event in found][2::2] == ["2026-03-15 17:28 JST", "2026-03-15"]
        (figure,) = picture(page, found)
        assert isinstance(figure, Figure)
        assert aside in figure.caption
        assert "" not in figure.cites
        assert all(word in figure.alt for word in words)
        assert "協議会" in figure.svg
    (plain,) = picture(page, found[:2])
    assert isinstance(plain, Figure)
    assert "own record" not in plain.caption
