from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone

import pytest
from tests.written import facts, written

from gyotaku.model.facts import Deadline
from gyotaku.observe.deadline import deadline

JST = timezone(timedelta(hours=9))
RECEIVED = datetime(2026, 3, 15, 17, 29, 2, tzinfo=JST)


def limits(*texts: str, subject: str = "", received: datetime | None = RECEIVED) -> list[Deadline]:
    """Return the deadlines of a text received on a Sunday in March 2026."""
    return facts(deadline, Deadline, written(*texts, subject=subject, received=received))


def test_seed() -> None:
    """48時間以内 is 48 hours from receipt."""
    [found] = limits("※ 本通知から48時間以内に手続きが行われない場合、一部機能が制限される可能性があります。")
    assert (found.text, found.hours, found.past) == ("48時間以内", 48.0, False)
    assert found.at == RECEIVED + timedelta(hours=48)


@pytest.mark.parametrize(
    ("text", "hours"),
    [
        ("２４時間以内にご確認ください", 24),
        ("三日以内に更新してください", 72),
        ("URLの有効期限は24時間です", 24),
        ("送信より72時間経過しますと無効になります", 72),
        ("あと5日で失効します", 120),
        ("1週間以内にお手続きください", 168),
        ("You must respond within 24 hours", 24),
        ("Confirm within the next three days", 72),
        ("Your mailbox will be closed in 12 hrs", 12),
        ("em até 48 horas", 48),
        ("innerhalb von 24 Stunden", 24),
        ("24時間後にメールの送受信が停止されます", 24),
        ("Veuillez confirmer votre compte sous 48 heures", 48),
        ("Confermi i suoi dati entro 24 ore", 24),
        ("Bevestig uw gegevens binnen 24 uur", 24),
        ("请在24小时内完成验证", 24),
    ],
)
def test_spans(text: str, hours: float) -> None:
    """A number with a unit and a word of limit leaves that many hours."""
    assert [found.hours for found in limits(text)] == [hours]


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2026年3月17日までにお手続きください", (2026, 3, 17)),
        ("令和8年3月17日まで", (2026, 3, 17)),
        ("支払期限：2026/03/17", (2026, 3, 17)),
        ("3月17日（火）までに", (2026, 3, 17)),
        ("お支払い期日 3/17", (2026, 3, 17)),
        ("本日中にご対応ください", (2026, 3, 15)),
        ("今月末まで有効", (2026, 3, 31)),
        ("Expires on March 17, 2026", (2026, 3, 17)),
        ("Please pay before 17 March", (2026, 3, 17)),
        ("até 17/03/2026", (2026, 3, 17)),
        ("Bitte zahlen Sie bis zum 17.03.2026", (2026, 3, 17)),
        ("Merci de payer avant le 17 mars 2026", (2026, 3, 17)),
    ],
)
def test_dates(text: str, day: tuple[int, int, int]) -> None:
    """A date that ends something is the end of that day; a missing year is the nearest one."""
    [found] = limits(text)
    assert found.at == datetime(*day, 23, 59, 59, tzinfo=JST)
    assert not found.past


def test_clock_time() -> None:
    """A clock time beside the date is kept."""
    [found] = limits("2026年3月16日 12:00までにご確認ください")
    assert found.at == datetime(2026, 3, 16, 12, 0, tzinfo=JST)
    assert found.hours == 18.5


def test_past() -> None:
    """A limit before receipt is past."""
    [found] = limits("2026年3月10日までにお支払いください")
    assert found.past
    assert found.hours is not None
    assert found.hours < 0


@pytest.mark.parametrize(
    "text",
    [
        "2026年3月17日にリニューアルいたしました。",
        "24時間365日体制で監視しています",
        "24時間以内に返信いたします",
        "© 2026 Example Inc.",
        "注文番号 2026/03/17-001",
        "2年以上ログインがありません",
        "The meeting on March 17, 2026 went well.",
        "Delivery takes 3 days.",
    ],
)
def test_no_limit(text: str) -> None:
    """Dates and spans that set the reader no limit are no deadlines."""
    assert limits(text) == []


def test_unknown_receipt() -> None:
    """Without a time of receipt the hours of a span are known, the point in time is not, and nothing is past."""
    [found] = limits("24時間以内", received=None)
    assert (found.hours, found.at, found.past) == (24.0, None, False)


def test_zone_of_japanese_dates() -> None:
    """A Japanese date ends at midnight in Japan wherever the receiver stands."""
    [found] = limits("3月17日まで", received=datetime(2026, 3, 15, 8, 0, tzinfo=UTC))
    assert found.at == datetime(2026, 3, 17, 23, 59, 59, tzinfo=JST)


def test_impossible_date() -> None:
    """A day that does not exist is no deadline and no error."""
    assert limits("2026年2月31日まで") == []
