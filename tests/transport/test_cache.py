from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

from gyotaku.model.facts import Registration
from gyotaku.transport.cache import Cache
from gyotaku.transport.recording import Answer

NOW = datetime(2026, 3, 15, 9, 0, tzinfo=UTC)
ANSWER = Answer(provider="registration", about="domain:evil.example", at=NOW, facts=(Registration(domain="evil.example"),))
QUESTION = ("rdap", "domain:evil.example", "", "host-only")


def test_an_answer_holds_for_its_time_and_keeps_when_it_was_given(tmp_path: Path) -> None:
    """A kept answer is the same answer: its time is that of the asking, not of the reading."""
    cache = Cache(tmp_path / "new" / "folder")
    assert cache.find(QUESTION, NOW) is None
    cache.keep(QUESTION, [ANSWER], NOW, 60)
    assert cache.find(QUESTION, NOW + timedelta(seconds=59)) == [ANSWER]
    assert cache.find(QUESTION, NOW + timedelta(seconds=60)) is None
    assert cache.find(("rdap", "domain:other.example", "", "host-only"), NOW) is None


def test_what_holds_for_no_time_is_not_kept(tmp_path: Path) -> None:
    """A TTL of zero means what it says."""
    Cache(tmp_path).keep(QUESTION, [ANSWER], NOW, 0)
    assert list(tmp_path.iterdir()) == []


def test_a_broken_file_counts_as_not_there(tmp_path: Path) -> None:
    """A cache never makes a run fail, and no half answer is read."""
    cache = Cache(tmp_path)
    cache.keep(QUESTION, [ANSWER], NOW, 60)
    file = next(tmp_path.glob("*.json"))
    for content in (b"", b"{", b'{"format": 99}', file.read_bytes().replace(b'"format":1', b'"format":2')):
        file.write_bytes(content[: len(content) // 2] if content.startswith(b'{"q') else content)
        assert cache.find(QUESTION, NOW) is None


def test_without_a_folder_or_where_none_can_be_nothing_is_kept(tmp_path: Path) -> None:
    """No folder is the default; one that cannot be made costs nothing but the keeping."""
    (tmp_path / "file").write_bytes(b"")
    for cache in (Cache(None), Cache(tmp_path / "file")):
        cache.sweep()
        cache.keep(QUESTION, [ANSWER], NOW, 60)
        assert cache.find(QUESTION, NOW) is None
