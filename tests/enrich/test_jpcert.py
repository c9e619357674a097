"""Provider: the imported list of JPCERT/CC."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest

from gyotaku.data.folder import VARIABLE, keep
from gyotaku.data.jpcert import FILE, pack, rows
from gyotaku.enrich import PROVIDERS, enrich
from gyotaku.model.evidence import Evidence, Observation, Reason
from gyotaku.model.facts import DateClaim, Fact, Link, Listing
from gyotaku.rules.examples import linked
from gyotaku.transport import OFFLINE, Answer, Recording, Replay

CSV = """date,URL,description
2026/03/01 10:02:00,https://login.evil.example/a,例銀行
2026/03/02 10:02:00,https://docs.google.com/forms/x,例銀行
2026/03/31 10:02:00,https://last.example/,
"""


@pytest.fixture
def imported(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Import a small list."""
    monkeypatch.setenv(VARIABLE, str(tmp_path))
    keep(FILE, pack(rows("x.csv", CSV.encode())))


def asked(*facts: Fact) -> list[tuple[Listing, Observation]]:
    """Ask the provider about a mail with these facts."""
    evidence = Evidence().plus(tuple(Observation(id="", fact=fact) for fact in facts))
    after = enrich(evidence, OFFLINE, [PROVIDERS.named("jpcert")])
    assert after.absences == ()
    return list(after.of(Listing))


def received(day: int) -> DateClaim:
    """A mail received on a day of March 2026."""
    return DateClaim(role="received", at=datetime(2026, 3, day, 8, tzinfo=UTC))


@pytest.mark.usefixtures("imported")
def test_a_listed_url_is_told_with_brand_day_and_span() -> None:
    """Exact URL and exact host are two statements; the source names the list and the time it covers."""
    found = asked(linked("https://login.evil.example/a"), received(15))
    assert [(fact.about, fact.listed, fact.category) for fact, _ in found] == [
        ("url:https://login.evil.example/a", True, "例銀行, 2026-03-01"),
        ("domain:login.evil.example", True, "例銀行, 2026-03-01"),
    ]
    assert found[0][1].source.name == "JPCERT/CC phishurl-list (2026-03-01 – 2026-03-31)"


@pytest.mark.usefixtures("imported")
def test_not_listed_is_said_only_of_the_time_the_list_covers() -> None:
    """A mail from after the list's end cannot be in it: silence, not `not listed`."""
    assert [fact.listed for fact, _ in asked(linked("https://new.example/"), received(15))] == [False]
    late = DateClaim(role="received", at=datetime(2026, 8, 1, tzinfo=UTC))
    assert asked(linked("https://new.example/"), late) == []
    assert asked(linked("https://new.example/")) == []


@pytest.mark.usefixtures("imported")
def test_one_page_at_a_shared_host_condemns_no_other() -> None:
    """Anybody may have a form at docs.google.com: only the exact URL is listed."""
    found = asked(linked("https://docs.google.com/forms/y"), received(15))
    assert [(fact.about, fact.listed) for fact, _ in found] == [("url:https://docs.google.com/forms/y", False)]


def test_without_an_import_nothing_is_asked() -> None:
    """No list, no statement, and no absence that would read as a failure."""
    assert asked(Link(target="https://login.evil.example/a", host="login.evil.example", scheme="https"), received(15)) == []


@pytest.mark.usefixtures("imported")
def test_a_replay_does_not_see_this_machines_list() -> None:
    """A recording reads the same where another list, or none, was imported: only what it holds counts."""
    link = linked("https://login.evil.example/a")
    evidence = Evidence().plus((Observation(id="", fact=link), Observation(id="", fact=received(15))))
    member = [PROVIDERS.named("jpcert")]
    door = Replay(Recording(source="gyotaku", live=True))
    after = enrich(evidence, door, member)
    assert list(after.of(Listing)) == []
    assert after.absences == ()
    told = Answer(
        provider="jpcert",
        about="url:https://login.evil.example/a",
        source="JPCERT/CC",
        facts=(Listing(about="url:https://login.evil.example/a", listed=True, list="JPCERT/CC"),),
    )
    again = enrich(evidence, Replay(Recording(source="gyotaku", live=True, answers=(told,))), member)
    assert [fact.listed for fact, _ in again.of(Listing)] == [True]


def test_a_damaged_list_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A list that was imported and cannot be read is an absence, not silence, and not the end of the report."""
    monkeypatch.setenv(VARIABLE, str(tmp_path))
    keep(FILE, b"cut short")
    evidence = Evidence().plus((Observation(id="", fact=linked("https://docs.google.com/x")),))
    after = enrich(evidence, OFFLINE, [PROVIDERS.named("jpcert")])
    assert [(one.reason, one.about) for one in after.absences] == [(Reason.UNREADABLE, "url:https://docs.google.com/x")]
