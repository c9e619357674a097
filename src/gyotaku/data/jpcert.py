r"""JPCERT/CC's list of confirmed phishing URLs (github.com/JPCERTCC/phishurl-list): read from CSV, kept compact, looked up.

The list is the user's to bring (`gyotaku data import jpcert FILE…`, `gyotaku data update jpcert`): attribute it to JPCERT/CC.
What is kept is a table of digests, so that a URL can be found in it but none can be read out of it by accident.

Form of the file (little-endian):
    8 bytes  magic `GYJPC01\n`
    u32      length of the JSON head, padded with spaces so that all arrays are aligned to 8 bytes
    head     Head: first and last day, brands as spelt, counts by month and brand, rows read and left out
    u64[urls]  digests of URLs, ascending     u16[urls]  days since 2000-01-01   u16[urls]  brands by number
    u64[hosts] digests of hosts, ascending    u16[hosts] first days              u16[hosts] brands by number
"""

from __future__ import annotations

import csv
import gzip
import io
import struct
from array import array
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from functools import cache
from hashlib import blake2b
from pathlib import Path

import ada_url
import msgspec

from gyotaku.data.folder import own
from gyotaku.errors import InputError
from gyotaku.model.noun import Noun

FILE = "jpcert.bin"
LIST = "JPCERT/CC"
SOURCE = "JPCERT/CC phishurl-list"
MAGIC = b"GYJPC01\n"
FIRST_DAY = date(2000, 1, 1)
MONTHLY = "https://raw.githubusercontent.com/JPCERTCC/phishurl-list/main/{year:04}/{year:04}{month:02}.csv"
"""Where the list of one month is published."""
_BYTES = 256 * 1024 * 1024
_ROWS = 5_000_000
_LABEL = 80
_MOST = (1 << 16) - 1


class Row(Noun, frozen=True, kw_only=True):
    """One confirmed URL."""

    day: date
    """In Japan's zone, as the list states it."""
    url: str
    brand: str
    """As the list spells it; spellings are not unified."""


class Head(Noun, frozen=True, kw_only=True):
    """What the table says of itself."""

    first: date
    last: date
    brands: tuple[str, ...]
    months: dict[str, dict[str, int]]
    """Rows by month (`2024-05`) and brand as spelt."""
    rows: int
    unreadable: int
    """Lines that are no row: neither date nor URL."""
    urls: int
    hosts: int


class Entry(Noun, frozen=True, kw_only=True):
    """What the list says of one URL or host."""

    day: date
    brand: str


def digest(text: str) -> int:
    """Return the number a URL or host is kept under: 64 bits of BLAKE2b."""
    return int.from_bytes(blake2b(text.encode("utf-8", "replace"), digest_size=8).digest(), "little")


def folded(url: str) -> tuple[str, str]:
    """Return a URL as browsers write it (WHATWG URL), without fragment, and its host; ("", "") when it is none."""
    try:
        parsed = ada_url.URL(url.strip())
    except ValueError:
        return "", ""
    if parsed.protocol not in {"http:", "https:"} or not parsed.hostname:
        return "", ""
    return parsed.href.partition("#")[0], parsed.hostname


def unpacked(name: str, raw: bytes) -> bytes:
    """Return the CSV of a file that may be gzipped; one that is neither or too large is an `InputError`."""
    if not raw.startswith(b"\x1f\x8b"):
        return raw
    try:
        with gzip.GzipFile(fileobj=io.BytesIO(raw)) as file:
            content = file.read(_BYTES + 1)
    except (OSError, EOFError) as error:
        raise InputError(name, f"is a damaged gzip file: {error}") from error
    if len(content) > _BYTES:
        raise InputError(name, f"unpacks to more than {_BYTES} bytes")
    return content


def rows(name: str, raw: bytes) -> Iterator[Row | None]:
    """Yield the rows of one CSV file (`date,URL,description`), None for a line that is none; another form is an `InputError`."""
    text = unpacked(name, raw).decode("utf-8-sig", "replace")
    reader = csv.reader(io.StringIO(text))
    try:
        head = [cell.strip().lower() for cell in next(reader, [])]
        if head[:3] != ["date", "url", "description"]:
            raise InputError(name, "is not a list of JPCERT/CC: its first line must be date,URL,description")
        for number, cells in enumerate(reader):
            if number >= _ROWS:
                raise InputError(name, f"holds more than {_ROWS} rows")
            yield _row(cells)
    except csv.Error as error:
        raise InputError(name, f"is not a CSV file: {error}") from error


def _row(cells: list[str]) -> Row | None:
    if len(cells) < 2:
        return None
    try:
        day = date.fromisoformat(cells[0].strip()[:10].replace("/", "-"))
    except ValueError:
        return None
    known = FIRST_DAY <= day <= FIRST_DAY + timedelta(days=_MOST)
    return Row(day=day, url=cells[1].strip(), brand=cells[2].strip()[:_LABEL] if len(cells) > 2 else "") if known else None


def pack(found: Iterable[Row | None], before: Listed | None = None) -> bytes:
    """Pack rows into the table; a row that stands there twice (same URL, day and brand) counts once.

    What stood in the table before stays; a month that is read again has its counts replaced, not added.
    """
    urls, hosts = (before.entries(0), before.entries(1)) if before else ({}, {})
    counted: set[tuple[int, int, str]] = set()
    months: defaultdict[str, Counter[str]] = defaultdict(Counter)
    unreadable = 0
    days = [before.head.first, before.head.last] if before else []
    for row in found:
        url, host = folded(row.url) if row else ("", "")
        if row is None or not url:
            unreadable += 1
            continue
        key, day = digest(url), (row.day - FIRST_DAY).days
        if (key, day, row.brand) in counted:
            continue
        counted.add((key, day, row.brand))
        days.append(row.day)
        months[f"{row.day:%Y-%m}"][row.brand] += 1
        for table, number in ((urls, key), (hosts, digest(host))):
            # The earliest day counts: from then on the address was known.
            table[number] = min(table.get(number, (day, row.brand)), (day, row.brand))
    if not counted:
        raise InputError("the files", "hold no row of a phishing URL")
    counts = {**(before.head.months if before else {}), **months}
    brands = {brand for month in counts.values() for brand in month} | {brand for _, brand in (*urls.values(), *hosts.values())}
    head = Head(
        first=min(days),
        last=max(days),
        brands=tuple(sorted(brands)[:_MOST]),
        months={month: dict(sorted(counts[month].items())) for month in sorted(counts)},
        rows=sum(sum(month.values()) for month in counts.values()),
        unreadable=unreadable,
        urls=len(urls),
        hosts=len(hosts),
    )
    return _written(head, urls, hosts)


def _written(head: Head, *tables: dict[int, tuple[int, str]]) -> bytes:
    number = {brand: index for index, brand in enumerate(head.brands)}
    text = msgspec.json.encode(head)
    text += b" " * (-(len(text) + 12) % 8)
    pieces = [MAGIC, struct.pack("<I", len(text)), text]
    for table in tables:
        keys = sorted(table)
        pieces += [
            array("Q", keys).tobytes(),
            array("H", [table[key][0] for key in keys]).tobytes(),
            array("H", [number.get(table[key][1], 0) for key in keys]).tobytes(),
        ]
        pieces.append(b"\0" * (-sum(map(len, pieces)) % 8))
    return b"".join(pieces)


class Listed:
    """The packed table."""

    def __init__(self, name: str, content: bytes) -> None:
        broken = InputError(name, "is not a table of gyotaku; import the list again: gyotaku data import jpcert FILE…")
        try:
            length = struct.unpack_from("<I", content, 8)[0]
            self.head = msgspec.json.decode(content[12 : 12 + length], type=Head)
        except (struct.error, msgspec.MsgspecError) as error:
            raise broken from error
        at = 12 + length
        self._tables: list[tuple[array[int], array[int], array[int]]] = []
        for count in (self.head.urls, self.head.hosts):
            keys, days, brands = array("Q"), array("H"), array("H")
            for column in (keys, days, brands):
                piece = content[at : at + count * column.itemsize]
                if len(piece) != count * column.itemsize or content[:8] != MAGIC:
                    raise broken
                column.frombytes(piece)
                at += len(piece)
            at += -at % 8
            self._tables.append((keys, days, brands))

    def url(self, url: str) -> Entry | None:
        """Return what the list says of exactly this URL (its fragment left out), or None."""
        return self._entry(0, folded(url)[0])

    def host(self, host: str) -> Entry | None:
        """Return the earliest entry of a URL at exactly this host, or None."""
        return self._entry(1, host.lower())

    def entries(self, which: int) -> dict[int, tuple[int, str]]:
        """Return one table whole: day and brand by digest; 0 for URLs, 1 for hosts."""
        keys, days, brands = self._tables[which]
        return {key: (day, self.head.brands[brand]) for key, day, brand in zip(keys, days, brands, strict=True)}

    def _entry(self, which: int, text: str) -> Entry | None:
        keys, days, brands = self._tables[which]
        key = digest(text)
        at = bisect_left(keys, key)
        if not text or at == len(keys) or keys[at] != key:
            return None
        return Entry(day=FIRST_DAY + timedelta(days=days[at]), brand=self.head.brands[brands[at]])


@cache
def _opened(path: Path, _changed: int) -> Listed:
    return Listed(str(path), path.read_bytes())


def listed() -> Listed | None:
    """Return the user's imported list, read once while it does not change; None when none was imported."""
    path = own(FILE)
    return _opened(path, path.stat().st_mtime_ns) if path else None
