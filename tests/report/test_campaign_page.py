from __future__ import annotations

from datetime import date

from tests.reported import pocketcard, seen, texts, with_facts

from gyotaku.model.facts import Milestone, Sighting
from gyotaku.model.report import EvidenceList, Figure
from gyotaku.report.builder import cites
from gyotaku.report.campaign_page import build_campaign


def test_the_page_has_picture_table_and_mails() -> None:
    """Named by its campaign and the newest subject; the picture has words for those who do not see it."""
    steps = (Milestone(kind="mail", on=date(2026, 3, 14)),)
    other = Sighting(case="c1", seen=date(2026, 3, 14), shares=("body",), campaign="c0123456789", course=steps)
    report = build_campaign(with_facts(pocketcard(), seen(other, source="case book"), without=(Sighting,)), "en")
    assert report.title.startswith("Campaign c0123456789 in time: ")
    pieces = list(report.sections[0].pieces)
    assert any(isinstance(piece, Figure) and "mail: 2026-03-14 to 2026-03-15" in piece.alt for piece in pieces)
    assert "2026-03-14 | mail received" in texts(pieces)
    assert "The date there is 2026-03-14." in texts(pieces)
    shown = {one for piece in pieces for one in cites(piece)}
    rows = [row for piece in report.sections[1].pieces if isinstance(piece, EvidenceList) for row in piece.rows]
    assert shown
    assert {row.id for row in rows} == shown


def test_a_campaign_of_one_says_that_there_is_nothing_alike() -> None:
    """No picture out of nothing."""
    report = build_campaign(with_facts(pocketcard(), without=(Sighting,)), "en", published=False)
    assert not any(isinstance(piece, Figure) for piece in report.sections[0].pieces)
