from __future__ import annotations

from datetime import date

from tests.reported import page, pocketcard, seen, with_facts

from gyotaku.model.facts import Network, Registration
from gyotaku.model.report import Basis
from gyotaku.report.sections.ownership import disagreements, network_rows, registration_rows


def test_each_view_names_its_source() -> None:
    """Holder and country stand beside who says so and when."""
    rows = [[cell.text for cell in row] for row in network_rows(page(pocketcard()), "101.47.78.1")]
    assert rows == [
        ["ネットワークの保有者", "China Mobile（出典：手書きレポート、日時の記載なし）"],
        ["割り当て先の国・地域", "中国（CN）"],
        ["ネットワークの保有者", "Example Cloud（AS64500）（出典：offline table、日時の記載なし）"],
        ["割り当て先の国・地域", "シンガポール（SG）"],
    ]


def test_disagreement_is_a_row_of_its_own() -> None:
    """Two sources that differ are set against each other, and the report does not choose."""
    rows = list(disagreements(page(pocketcard()), "101.47.78.1"))
    assert [row[0].text for row in rows] == ["情報源の不一致", "情報源の不一致"]
    assert "手書きレポートは「China Mobile」、offline tableは「Example Cloud」" in rows[0][1].text
    assert rows[0][1].cites == ("E24", "E25")
    assert rows[0][1].basis is Basis.CONCLUSION


def test_sources_that_agree_share_a_row() -> None:
    """Different spelling of one name is agreement; both sources are named."""
    more = seen(Network(ip="104.21.75.121", organisation="CLOUDFLARE INC", asn=13335, country="US"), source="table")
    one = page(with_facts(pocketcard(), more))
    rows = [row for row in network_rows(one, "104.21.75.121") if row[0].text == "ネットワークの保有者"]
    assert len(rows) == 1
    assert "手書きレポート" in rows[0][1].text
    assert "table" in rows[0][1].text
    assert list(disagreements(one, "104.21.75.121")) == []


def test_what_nobody_asked_reads_so() -> None:
    """An address without an answer is not clean: it was not looked up."""
    ((_, cell),) = network_rows(page(pocketcard()), "192.0.2.9")
    assert cell.missing


def test_registrants_are_not_named() -> None:
    """Names of registrants may be stolen: only whether one is published is said; a disagreement is told."""
    facts = (
        seen(Registration(domain="x.test", registered=date(2026, 1, 1), registrant="Taro Yamada", private=False), source="a"),
        seen(Registration(domain="x.test", registered=date(2026, 1, 2), registrar="R"), source="b"),
    )
    rows = list(registration_rows(page(with_facts(pocketcard(), *facts)), "landing.registered", "x.test"))
    said = "\n".join(row[1].text for row in rows)
    assert "Taro" not in said
    assert "公開されています" in said
    assert "2026-01-01、2026-01-02" in said
    assert "R" in said
