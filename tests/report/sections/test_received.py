from __future__ import annotations

from datetime import timedelta

from tests.reported import AT, bare, page, pocketcard, seen, texts, with_facts

from gyotaku.model.facts import Address, Charset, DateClaim, Subject
from gyotaku.model.report import Table
from gyotaku.report.sections.received import received


def test_the_seed_header_is_told_in_full() -> None:
    """Subject, sender, time in Japan, recipient masked, and what is not stated."""
    said = texts(received(page(pocketcard())))
    for row in (
        "件名 | 【ご対応依頼】ご利用制限解除のための認証について",
        "差出人（From） | ●●●.isztcg[@]gghxw[.]cn",
        "差出人の表示名 | なし（アドレスだけが書かれています）",
        "受信日時 | 2026-03-15 17:29 JST",
        "宛先（To） | ●●●[@]●●●（公開のため伏せています）",
        "返信先（Reply-To） | 記載なし",
        "Message-ID のドメイン | gghxw[.]cn",
        "送信ソフトの申告（X-Mailer など） | 記載なし",
    ):
        assert row in said.split("\n")


def test_an_internal_report_keeps_the_recipient() -> None:
    """Internally the address stands as it is, without the remark about masking."""
    said = texts(received(page(pocketcard(), published=False)))
    assert "宛先（To） | user@mail.fictional.example" in said.split("\n")


def test_every_value_has_its_number() -> None:
    """No value stands without evidence; only the specimen's own hash is a note."""
    (table,) = received(page(pocketcard()))
    assert isinstance(table, Table)
    assert [row[0].text for row in table.rows if not row[1].cites] == ["検体"]


def test_clock_and_weekday_are_pointed_out_when_they_do_not_fit() -> None:
    """A Date hours ahead of receipt, or with the wrong day of the week, gets rows of its own."""
    date = DateClaim(role="date", at=AT + timedelta(hours=9), raw="x", skew_seconds=9 * 3600, weekday_matches=False)
    said = texts(received(page(with_facts(pocketcard(), seen(date, "Date"), without=(DateClaim,)))))
    assert "日時のずれ | Date は受信より約9.0時間先の日時です。" in said
    assert "曜日 | Date に書かれた曜日が、日付と合いません。" in said


def test_missing_headers_are_visible() -> None:
    """A mail without headers has rows that say so."""
    said = texts(received(page(bare())))
    assert "件名 | 記載なし" in said
    assert "差出人（From） | 記載なし" in said
    assert "受信日時 | 記載なし" in said


def test_many_recipients_are_counted_not_listed() -> None:
    """A mail to twenty people does not print twenty rows."""
    more = [seen(Address(role="cc", address=f"a{n}@b.test", local=f"a{n}", domain="b.test"), "Cc") for n in range(20)]
    said = texts(received(page(with_facts(pocketcard(), *more))))
    assert said.count("写し（Cc）") == 6
    assert "ほか15件" in said


def test_tags_and_character_sets_have_rows() -> None:
    """What a filter put in front of the subject, and a wrong charset label, are told."""
    facts = (
        seen(Subject(text="件名", tags=("[spam]",)), "Subject"),
        seen(Charset(place="body", declared="us-ascii", used="gb18030", why="scored")),
    )
    said = texts(received(page(with_facts(pocketcard(), *facts, without=(Subject,)))))
    assert "件名に付いた目印 | [spam]" in said
    assert "文字コード | 本文：表示は us-ascii、実際は gb18030" in said


def test_a_field_without_a_charset_label_says_so() -> None:
    """Raw bytes in a field have no label: the report says that there is none, not a sign that nobody can read aloud."""
    raw = Charset(place="from", declared=None, used="utf-8", why="strict")
    assert "表示なし、実際は utf-8" in texts(received(page(with_facts(pocketcard(), seen(raw), without=(Charset,)))))
