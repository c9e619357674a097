"""The list of JPCERT/CC: CSV files of ours in its form, and its own where they are there."""

from __future__ import annotations

import gzip
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.corpora import ROOT

from gyotaku.data.folder import VARIABLE, keep
from gyotaku.data.jpcert import FILE, Entry, Listed, folded, listed, pack, rows
from gyotaku.errors import InputError

CSV = """date,URL,description
2026/03/01 10:02:00,https://login.evil.example/a?b=1,例銀行
2026/03/02 10:02:00,https://login.evil.example/a?b=1,例銀行
2026/03/01 09:00:00,https://login.evil.example/a?b=1,例銀行
2026/04/05 11:05:00,HTTP://User@Other.Example:80/x#top,例カード
,https://no-date.example/,例銀行
2026/04/05 11:05:00,not a url,例銀行
"""


def table(text: str = CSV, before: Listed | None = None) -> Listed:
    """Pack one file and open it."""
    return Listed("x", pack(rows("x.csv", text.encode()), before))


def test_urls_and_hosts_are_found_with_their_first_day_and_brand() -> None:
    """The earliest entry counts: from then on the address was known."""
    found = table()
    assert found.url("https://login.evil.example/a?b=1#part") == Entry(day=date(2026, 3, 1), brand="例銀行")
    assert found.url("https://login.evil.example/") is None
    assert found.host("Login.Evil.example") == Entry(day=date(2026, 3, 1), brand="例銀行")
    assert found.host("evil.example") is None
    assert found.host("") is None
    assert found.url("") is None


def test_urls_are_compared_as_browsers_write_them() -> None:
    """Case of the host, default port and fragment do not make another address."""
    assert folded("HTTP://Other.Example:80/x#top") == ("http://other.example/x", "other.example")
    assert folded("ftp://x.example/") == ("", "")
    assert folded("https://") == ("", "")
    assert table().host("other.example") == Entry(day=date(2026, 4, 5), brand="例カード")


def test_counts_by_month_and_brand() -> None:
    """One URL twice on a day counts once; lines that are no row are counted apart."""
    head = table().head
    assert head.months == {"2026-03": {"例銀行": 2}, "2026-04": {"例カード": 1}}
    assert (head.first, head.last, head.rows, head.unreadable) == (date(2026, 3, 1), date(2026, 4, 5), 3, 2)


def test_a_later_import_adds() -> None:
    """A month read again is replaced, other months and all look-ups stay."""
    more = "date,URL,description\n2026/04/09 00:00:00,https://third.example/,例証券\n2026/05/01 00:00:00,https://third.example/,例証券\n"
    found = table(more, table())
    assert found.head.months == {"2026-03": {"例銀行": 2}, "2026-04": {"例証券": 1}, "2026-05": {"例証券": 1}}
    assert found.host("login.evil.example") == Entry(day=date(2026, 3, 1), brand="例銀行")
    assert found.host("third.example") == Entry(day=date(2026, 4, 9), brand="例証券")
    again = table(CSV, found)
    assert again.head.months["2026-03"] == {"例銀行": 2}


def test_gzipped_files_are_read() -> None:
    """The yearly files come compressed."""
    assert [row.brand for row in rows("x.gz", gzip.compress(CSV.encode())) if row] == ["例銀行"] * 3 + ["例カード", "例銀行"]


@pytest.mark.parametrize(
    "raw", [b"", b"hello", b"\x1f\x8bnot gzip", b"URL,date\n", b"date,URL,description\n", gzip.compress(CSV.encode())[:-20]]
)
def test_another_file_is_an_error_that_names_it(raw: bytes) -> None:
    """What is not the list, or holds no row, is told and not imported."""
    with pytest.raises(InputError):
        pack(rows("x.csv", raw))


@given(st.binary(max_size=400))
def test_any_file_is_read_or_refused(raw: bytes) -> None:
    """Bytes of any kind behind the right first line make no traceback."""
    try:
        made = pack(rows("x.csv", b"date,URL,description\n" + raw))
    except InputError:
        return
    assert Listed("x", made).head.rows > 0


@pytest.mark.parametrize("content", [b"", b"GYJPC01\n", b"GYJPC01\n\xff\xff\xff\x7f{}", b"x" * 50])
def test_a_damaged_table_says_how_to_make_it_again(content: bytes) -> None:
    """A file cut short by a full disk is an error with a way out."""
    with pytest.raises(InputError, match="import"):
        Listed("x", content)


def test_the_users_list_is_opened_once_and_again_when_it_changed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Without an import there is no list; an import during a long run is seen."""
    monkeypatch.setenv(VARIABLE, str(tmp_path))
    assert listed() is None
    keep(FILE, pack(rows("x.csv", CSV.encode())))
    first = listed()
    assert first is not None
    assert first is listed()


def test_the_real_list_is_read() -> None:
    """Every row of two years is read but the thirteen that have no date; the counts are those of the file."""
    path = ROOT.parent / "shared" / "data" / "jpcert" / "2024.csv.gz"
    if not path.exists():
        pytest.skip("the list of JPCERT/CC is not on this machine: it is not part of the project")
    found = list(rows(path.name, path.read_bytes()))
    assert (len(found), sum(row is None for row in found)) == (56_912, 0)
