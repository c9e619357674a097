from __future__ import annotations

from datetime import UTC, date, datetime

from msgspec.structs import replace
from tests.reported import page, pocketcard, seen, with_facts

from gyotaku.model.evidence import Absence, Reason
from gyotaku.model.facts import Listing, Network, Registration
from gyotaku.model.report import Basis
from gyotaku.report.sections.ownership import disagreements, listed, network_rows, registration_rows


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
    assert "aは「2026-01-01」、bは「2026-01-02」" in said
    assert "R" in said


def test_a_registration_is_told_to_the_minute_in_japan_with_its_age_at_the_receipt() -> None:
    """China's time of night is Japan's next hour; the age counts to the receipt, not to today; details stand below."""
    fact = Registration(
        domain="x.test",
        registered=date(2026, 3, 11),
        registered_at=datetime(2026, 3, 11, 16, 30, tzinfo=UTC),
        expires=date(2027, 3, 11),
        status=("client hold",),
        name_servers=("ns1.dns.test",),
        abuse="abuse@registrar.test",
    )
    shown = page(with_facts(pocketcard(), seen(fact, source="RDAP")))
    rows = {row[0].text: row[1].text for row in registration_rows(shown, "landing.registered", "x.test")}
    assert rows["行き先ドメインの登録日"] == "2026-03-12 01:30 JST（x[.]test、受信の3日前）"
    assert rows["登録の有効期限"] == "2027-03-11"
    assert rows["登録の状態"] == "client hold"
    assert rows["ネームサーバー"] == "ns1[.]dns[.]test"
    assert rows["不正利用の連絡先（登録事業者）"] == "abuse[@]registrar[.]test"
    assert "情報源の不一致" not in rows


def test_an_object_number_of_another_day_is_a_disagreement() -> None:
    """The registry's own number is a second witness: a day that differs is a row and a disagreement, else it is neither."""
    fact = Registration(domain="x.test", registered=date(2026, 3, 10), object_date=date(2019, 6, 28))
    shown = page(with_facts(pocketcard(), seen(fact, source="WHOIS")))
    rows = {row[0].text: row[1].text for row in registration_rows(shown, "landing.registered", "x.test")}
    assert rows["管理番号に含まれる日付"] == "2019-06-28"
    assert rows["情報源の不一致"].endswith("登録情報 WHOISは「2026-03-10」、登録情報 WHOISの管理番号は「2019-06-28」")
    agreeing = Registration(domain="x.test", registered=date(2026, 3, 10), object_date=date(2026, 3, 10))
    shown = page(with_facts(pocketcard(), seen(agreeing, source="WHOIS")))
    assert {row[0].text for row in registration_rows(shown, "landing.registered", "x.test")} == {"行き先ドメインの登録日"}


def test_everybody_asked_in_vain_has_a_row_with_the_reason() -> None:
    """Two ways failed for two reasons: both are told, neither reads as clean."""
    case = pocketcard()
    absences = tuple(
        Absence(kind="Registration", reason=Reason.FAILED, about="domain:y.test", detail=detail)
        for detail in ("rdap: timeout", "whois: rate-limited")
    )
    case = replace(case, evidence=replace(case.evidence, absences=(*case.evidence.absences, *absences)))
    rows = [row[1] for row in registration_rows(page(case), "landing.registered", "y.test")]
    assert [cell.text for cell in rows] == [
        "確認できず（登録情報 RDAP：時間内に応答なし）",
        "確認できず（登録情報 WHOIS：照会回数の制限）",
    ]
    assert all(cell.missing and cell.cites for cell in rows)


def test_what_a_list_says_is_told_with_its_category() -> None:
    """Listed as what; not listed is never said to be safe."""
    one = page(pocketcard())
    assert (
        listed(one, Listing(about="ip:192.0.2.1", listed=True, list="L", category="spam"))
        == "L：危険として登録あり（迷惑メール）"
    )
    policy = Listing(
        about="ip:192.0.2.1", listed=True, list="L", category="policy (PBL): a line that should not send mail directly"
    )
    assert listed(one, policy).startswith("L：登録あり（PBL：メールを直接送るべきでない回線）。")
    assert listed(one, Listing(about="ip:192.0.2.1", listed=True, list="L")) == "L：危険として登録あり"
    assert "安全を示すものではありません" in listed(one, Listing(about="ip:192.0.2.1", listed=False, list="L"))


def test_range_and_abuse_contact_of_a_network_are_told() -> None:
    """Whoever reports the page needs to know whom to write to."""
    fact = Network(ip="192.0.2.9", organisation="Example Cloud", prefix="192.0.2.0/24", abuse="abuse@cloud.test", role="cloud")
    rows = {
        row[0].text: row[1].text for row in network_rows(page(with_facts(pocketcard(), seen(fact, source="RDAP"))), "192.0.2.9")
    }
    assert rows["アドレスの範囲"] == "192[.]0[.]2[.]0/24"
    assert rows["不正利用の連絡先"] == "abuse[@]cloud[.]test"
    assert rows["回線の種類"] == "クラウド"


def test_who_did_not_answer_stands_beside_who_did() -> None:
    """One answered, another timed out: the failure is a row with its reason, told once; what was not asked is none."""
    case = with_facts(pocketcard(), seen(Registration(domain="x.test", registered=date(2026, 3, 10)), source="a"))
    absences = (
        Absence(kind="Registration", reason=Reason.FAILED, about="domain:x.test", detail="whois: timeout"),
        Absence(kind="Registration", reason=Reason.FAILED, about="domain:x.test", detail="whois: timeout"),
        Absence(kind="Registration", reason=Reason.NOT_ATTEMPTED, about="domain:x.test", detail="rdap: no-service"),
    )
    case = replace(case, evidence=replace(case.evidence, absences=(*case.evidence.absences, *absences)))
    rows = [row[1].text for row in registration_rows(page(case), "landing.registered", "x.test")]
    assert rows == ["2026-03-10（x[.]test、受信の5日前）", "確認できず（登録情報 WHOIS：時間内に応答なし）"]


def test_a_registration_without_a_day_says_so() -> None:
    """JPRS keeps no day for names of before 1993: that is told, not taken for a failure."""
    shown = page(with_facts(pocketcard(), seen(Registration(domain="x.test", expires=date(2027, 3, 31)), source="WHOIS")))
    rows = {row[0].text: row[1].text for row in registration_rows(shown, "landing.registered", "x.test")}
    assert rows["行き先ドメインの登録日"] == "登録日の記載なし（x[.]test）"
