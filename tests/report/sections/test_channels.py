from __future__ import annotations

from datetime import date

import pytest
from msgspec import structs
from tests.reported import HOST, RECIPIENT, bare, page, pocketcard, texts

from gyotaku.export import export
from gyotaku.export.gate import check
from gyotaku.model.case import Case, Decisions, Reported
from gyotaku.report import build
from gyotaku.report.masking import mask
from gyotaku.report.sections.channels import channels


@pytest.mark.parametrize("language", ["ja", "en"])
def test_the_reporting_desks_are_given_as_they_are(language: str) -> None:
    """Official contacts are constants of ours and stay usable; the police's number too."""
    said = texts(channels(page(pocketcard(), language)))
    for contact in ("info@antiphishing.jp", "meiwaku@dekyo.or.jp", "#9110", "pocketcard.co.jp"):
        assert contact in said


def test_no_brand_no_brand_desk() -> None:
    """Only the general desks are named when the mail names nobody."""
    assert "pocketcard" not in texts(channels(page(bare())))


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("ja", "このメールは、2026-03-16に「警察（都道府県警察のサイバー犯罪相談窓口）」へ報告済みです。"),
        ("en", "This mail was already reported to Police (cybercrime desk of your prefecture) on 2026-03-16."),
    ],
)
def test_where_it_was_reported_already_is_told(language: str, said: str) -> None:
    """Nobody need send the same mail there again."""
    one = with_reports(Reported(to="police", on=date(2026, 3, 16)))
    assert said in texts(channels(page(one, language)))
    assert "報告済み" not in texts(channels(page(pocketcard(), "ja")))


@pytest.mark.parametrize("name", ["md", "html", "json"])
def test_no_report_tells_whom_the_mail_was_sent_to(name: str) -> None:
    """A place that holds the recipient's address is masked, one with a live address inert; the gate lets the bytes pass."""
    one = with_reports(
        Reported(to=f"help desk ({RECIPIENT})", on=date(2026, 3, 16)),
        Reported(to=f"https://{HOST}/abuse <b>abuse@hoster.example</b>", on=date(2026, 3, 16)),
    )
    for language in ("ja", "en"):
        rendered = export(name, build(one, language), mask(one))
        check(rendered, one)
        assert b"hoster" in rendered
        assert b"<b>abuse" not in rendered or name == "json"


def with_reports(*places: Reported) -> Case:
    """Return the seed's case, reported to these places."""
    return structs.replace(pocketcard(), decisions=Decisions(reported=places))
