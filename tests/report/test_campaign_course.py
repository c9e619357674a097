from __future__ import annotations

from datetime import date, timedelta

from msgspec import structs
from tests.reported import page, pocketcard, seen, texts, with_facts

from gyotaku.model.case import Case, Decisions, Reported
from gyotaku.model.facts import Milestone, Sighting
from gyotaku.model.report import Basis, Figure, Table
from gyotaku.report.campaign_course import ROWS, campaign_course


def _other(day: int, *steps: Milestone, campaign: str = "c") -> Sighting:
    mail = Milestone(kind="mail", on=date(2026, 3, day))
    return Sighting(case=f"c{day}", seen=date(2026, 3, day), shares=("body",), campaign=campaign, course=(mail, *steps))


def _case(*others: Sighting) -> Case:
    return with_facts(pocketcard(), *(seen(one, source="case book") for one in others), without=(Sighting,))


def test_the_course_holds_what_happened_to_every_mail() -> None:
    """Domains, mails, pages, lists and reports of the others stand among the own ones, by day; equal ones are counted."""
    gone = Milestone(kind="page-gone", on=date(2026, 3, 20), state="dead", before="card-form")
    told = Milestone(kind="reported", on=date(2026, 3, 16), of="police")
    domain = Milestone(kind="site-registered", on=date(2026, 3, 12), of="xy399566.cn")
    other = Milestone(kind="certificate", on=date(2026, 3, 13), of="www.second.example")
    listed = Milestone(kind="listed", on=date(2026, 3, 17), of="openphish")
    pieces = campaign_course(page(_case(_other(15, domain, told), _other(15, other, listed), _other(19, gone))))
    said = texts(pieces)
    rows = [line for line in said.splitlines() if line.startswith("2026")]
    assert rows[:3] == [
        "2026-03-10 | 差出人ドメイン gghxw[.]cn を登録",
        "2026-03-12 | 行き先ドメイン xy399566[.]cn を登録",
        "2026-03-13 | 確認できた最初のサーバー証明書を発行（www[.]second[.]example）",
    ]
    assert "2026-03-15 | メールを受信（3通）" in rows
    assert any("へ報告" in row for row in rows)
    assert "second.example" not in said
    figure = next(piece for piece in pieces if isinstance(piece, Figure))
    assert "メール受信は2026-03-15から2026-03-19まで" in figure.alt
    assert figure.svg.count("<circle") >= 7
    assert "担当者の記録" in figure.caption
    assert "白抜きの点" in figure.caption
    alive = next(piece for piece in campaign_course(page(_case(_other(15, domain)))) if isinstance(piece, Figure))
    assert "白抜き" not in alive.caption
    assert "担当者" not in alive.caption


def test_what_rests_on_an_analysts_own_word_says_so() -> None:
    """A report of this mail rests on no evidence; one of another mail on what the book remembers."""
    one = structs.replace(_case(_other(15)), decisions=Decisions(reported=(Reported(to="police", on=date(2026, 3, 16)),)))
    table = next(piece for piece in campaign_course(page(one)) if isinstance(piece, Table))
    assert [(cell.cites, cell.basis) for cell in table.rows[-1]] == [((), Basis.NOTE)] * 2
    other = campaign_course(page(_case(_other(15, Milestone(kind="reported", on=date(2026, 3, 16), of="police")))))
    assert all(cell.cites for cell in next(piece for piece in other if isinstance(piece, Table)).rows[-1])


def test_similar_cases_are_no_part_of_a_campaigns_course() -> None:
    """Without another dated mail of the campaign there is no course to tell; the mail's own has its own picture."""
    assert campaign_course(page(_case(_other(15, campaign="")))) == []
    assert campaign_course(page(_case())) == []


def test_a_long_course_is_cut_in_the_middle_and_says_so() -> None:
    """The first and the last rows stay; the picture shows all."""
    steps = [Milestone(kind="page-changed", on=date(2026, 4, 1) + timedelta(days=n), state="alive") for n in range(100)]
    pieces = campaign_course(page(_case(_other(15, *steps))))
    table = next(piece for piece in pieces if isinstance(piece, Table))
    assert len(table.rows) == ROWS
    assert f"計{ROWS}件" in table.caption
    assert "2026-07-09" in table.rows[-1][0].text
