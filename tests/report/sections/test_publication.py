"""What people decided, as the report tells it."""

from __future__ import annotations

from datetime import UTC, datetime

import msgspec
import pytest
from tests.reported import page, pocketcard, texts

from gyotaku.export import export
from gyotaku.export.gate import check
from gyotaku.model.case import Case, Decisions, Edition, Label, Override
from gyotaku.report import build
from gyotaku.report.masking import mask
from gyotaku.report.sections.conclusion import conclusion
from gyotaku.report.sections.publication import banner, publication, standing

AT = datetime(2026, 3, 20, 3, 0, tzinfo=UTC)
FIRST = Edition(publication="gyotaku-abc", version=1, state="published", at=AT, author="佐藤", case_version=1)
SECOND = Edition(
    publication="gyotaku-abc",
    version=2,
    state="corrected",
    at=AT,
    author="伊藤",
    because="アドレスの誤り",
    case_version=2,
    changes={"ja": ("- 古い文です。", "+ 新しい文です。", "… (cut)"), "en": ("+ A new sentence.",)},
)
LAST = Edition(
    publication="gyotaku-abc", version=3, state="retracted", at=AT, author="伊藤", because="正規のメールでした。", case_version=2
)
OVERRIDE = Override(label=Label.LIKELY_GENUINE, at=AT, author="佐藤", because="カード会社に確認しました。")


def _with(*editions: Edition, override: Override | None = None, tlp: str = "", amended: bool = False) -> Case:
    decided = Decisions(editions=editions, override=override, tlp=tlp, amended=amended)
    return msgspec.structs.replace(pocketcard(), decisions=decided)


def test_a_report_without_decisions_says_nothing_of_them() -> None:
    """The report of a case that is in no book is as it was."""
    assert banner(page(pocketcard())) == standing(page(pocketcard())) == publication(page(pocketcard())) == []
    assert "公開の記録" not in export("md", build(pocketcard(), "ja"), None).decode()


@pytest.mark.parametrize(
    ("language", "said"),
    [("ja", ("番号 gyotaku-abc、第1版", "2026-03-20 12:00 JST", "佐藤")), ("en", ("gyotaku-abc, edition 1", "佐藤"))],
)
def test_a_published_report_shows_its_id_and_edition(language: str, said: tuple[str, ...]) -> None:
    """Whoever reads a copy can say which it is."""
    shown = export("md", build(_with(FIRST), language), None).decode()
    assert all(words in shown for words in said)


def test_a_correction_says_who_why_and_what_changed() -> None:
    """In the report's own words, in its own language, with what was cut."""
    said = texts(publication(page(_with(FIRST, SECOND))))
    assert "第1版：佐藤が公開しました" in said
    assert "第2版：伊藤が訂正しました" in said
    assert "理由：「アドレスの誤り" in said
    assert "削除：古い文です。" in said
    assert "追加：新しい文です。" in said
    assert "一つずつは記録していません" in said
    assert "A new sentence" not in said
    assert "Added: A new sentence." in texts(publication(page(_with(FIRST, SECOND), "en")))


def test_a_retraction_is_the_first_thing_read() -> None:
    """The title says so, and the banner stands before the conclusion and looks like a warning."""
    assert build(_with(FIRST, LAST), "ja").title.startswith("【撤回】")
    assert not build(_with(FIRST, SECOND), "ja").title.startswith("【撤回】")
    first = conclusion(page(_with(FIRST, SECOND, LAST)))[0]
    assert "伊藤が撤回しました。理由は「正規のメールでした。」です。" in texts([first])
    assert getattr(first, "tone", "") == "warning"
    html = export("html", build(_with(FIRST, LAST), "en"), None).decode()
    assert html.index("was retracted by") < html.index("phishing in the name of")


def test_a_text_that_was_not_published_says_so() -> None:
    """An edition's number must not stand above other words than those published."""
    assert "まだ公開していません" in texts(standing(page(_with(FIRST, amended=True))))
    assert "まだ公開していません" not in texts(standing(page(_with(FIRST))))


@pytest.mark.parametrize(
    ("language", "said"),
    [
        (
            "ja",
            (
                "この判定は、佐藤が2026-03-20 12:00 JSTに人手で付けたものです。理由は「カード会社に確認しました。」です。"
                "プログラム自身の判定は「フィッシング詐欺」で、フィッシング詐欺である確からしさは100点満点で98点でした。"
            ),
        ),
        (
            "en",
            (
                "This label was set by hand by 佐藤 on 2026-03-20 12:00 JST. Reason: “カード会社に確認しました。”."
                "The program's own judgement was “phishing”, with 98 on a scale of 0 to 100 for being phishing."
            ),
        ),
    ],
)
def test_a_label_set_by_hand_says_by_whom_why_and_what_the_program_said(language: str, said: str) -> None:
    """The report speaks with the analyst's label throughout, and hides neither the reason nor the program's own judgement."""
    case = _with(override=OVERRIDE)
    assert said.replace(" ", "") in texts(conclusion(page(case, language))).replace("\n", "").replace(" ", "")
    report = build(case, language)
    assert report.label == "likely-genuine"
    assert case.verdict.label is Label.PHISHING
    assert ("断定" if language == "ja" else "This mail is phishing") not in report.summary + report.title


def test_the_tlp_stands_on_the_first_screen() -> None:
    """Whoever holds the report knows to whom it may be shown."""
    assert "TLP:AMBER" in texts(standing(page(_with(tlp="AMBER"))))


def test_what_an_analyst_wrote_is_masked_and_made_inert() -> None:
    """A reason that names the recipient or a live address is as safe as the mail's own words."""
    because = "user@mail.fictional.example さんの報告。https://caudshowcy.xy399566.cn/x に偽ページ"
    case = _with(
        FIRST, msgspec.structs.replace(LAST, because=because), override=msgspec.structs.replace(OVERRIDE, because=because)
    )
    for name in ("md", "html"):
        rendered = export(name, build(case, "ja"), mask(case))
        check(rendered, case)
        assert b"fictional.example" not in rendered
