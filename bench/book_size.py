"""How a book behaves as it grows: sizes on disk, adding, lists, neighbours, trends, each beside a floor of the same engine.

Run: python bench/book_size.py FOLDER --cases 10000 100000 1000000 [--postgres postgresql:///NAME?host=…] [--mails FOLDER]

For each size a synthetic book (bench/book_cases.py) is filled in FOLDER, or found there from an earlier run; with --postgres also
one in that database, which must be empty, or filled by an earlier run with the same single size. The mails added are synthetic
ones, or every .eml below --mails, each with a line in its head that makes it new; they stay in the book. Needs about 8 GB for a
million cases, and runs best alone on the machine: nothing here is averaged away but the fastest of each ten.
"""

from __future__ import annotations

import argparse
import random
import statistics
import sys
import time
from collections.abc import Callable
from pathlib import Path

from sqlalchemy import text

from book_bulk import fill, sink_of
from book_cases import Campaign, cases, moulds
from gyotaku.analysis import analyse
from gyotaku.book.database import Database
from gyotaku.book.facade import Book
from gyotaku.book.joining import Campaigns
from gyotaku.book.keyrings import Keyrings, day
from gyotaku.book.place import Place
from gyotaku.book.ports import Mine
from gyotaku.book.statements import sql
from gyotaku.read.sources import specimen

TURNS = 10
BATCH = 32
MAILS = 320


def timed(what: Callable[[], object]) -> list[float]:
    """Return milliseconds of ten turns."""
    found = []
    for _ in range(TURNS):
        start = time.perf_counter()
        what()
        found.append((time.perf_counter() - start) * 1000)
    return found


def questions(book: Book) -> list[str]:
    """List what is asked: common and rare, alone and together, by words, by both."""
    newest = [one for one in book.cases("", 200) if one.campaign and one.sender]
    one = newest[len(newest) // 2]
    domain = one.sender.partition("@")[2]
    return [
        "",
        "label:phishing",
        f"brand:{one.brand}",
        f"brand:{one.brand} label:likely-genuine",
        "since:2024-03 until:2024-03",
        "sender:*.cn",
        f"sender:{domain}",
        "ip:101.80.0.0/16",
        "ip:101.0.0.0/8 label:unwanted",
        f"campaign:{one.campaign}",
        "pretext:verify",
        "pretext:delivery tld:cn",
        "label:phishing tld:cn since:2024-01 until:2025-06 ip:45.64.0.0/10",
        "確認",
        "ご利用",
        "会員番号",
        "お客様 停止",
        f"https://{domain}/",
        one.sender.replace("@", "[@]"),
        "until:2023-03 確認",
        f"brand:{one.brand} 宿泊",
        "label:unwanted 旅券",
        "ip:45.64.0.0/10 宿泊",
    ]


def row(name: str, figures: list[float], bar: float) -> None:
    """Print one line: median and ninth of ten."""
    ordered = sorted(figures)
    mark = "" if ordered[int(len(ordered) * 0.95)] <= bar else f"  above {bar:g}"
    print(f"  {name:<70} {statistics.median(ordered):9.2f} {ordered[int(len(ordered) * 0.95)]:9.2f}{mark}")


def lists(book: Book) -> None:
    """Time every question, a page deep inside a list, and the floor: one row by its key."""
    print(f"  {'list of 50 [ms]':<70} {'p50':>9} {'p95':>9}")
    every: list[float] = []
    for asked in questions(book):
        figures = timed(lambda asked=asked: book.cases(asked, 50))  # type: ignore[misc]
        every += figures
        row(asked or "(all)", figures, 100)
    deep = book.cases("label:phishing until:2024-01", 1)
    row(
        "label:phishing, the page behind a case of 2024",
        timed(lambda: book.cases("label:phishing", 50, after=deep[0].sha256)),
        100,
    )
    row("all of these", every, 100)
    with book._database.reading() as connection:  # noqa: SLF001 - the floor is measured inside
        newest = connection.execute(text("SELECT max(id) FROM specimen")).scalar_one()
        one = text("SELECT id, subject FROM specimen WHERE id = :id")
        row("floor: one row by its key", timed(lambda: connection.execute(one, {"id": newest}).one()), 100)


def neighbours(book: Book) -> None:
    """Time how the neighbours of a stored case are found by its keys."""
    placer = Campaigns()
    kind = book._database.kind  # noqa: SLF001 - inside
    figures: list[float] = []
    with book._database.reading() as connection:  # noqa: SLF001 - inside
        last = connection.execute(text("SELECT max(id) FROM specimen")).scalar_one()
        chance = random.Random(7)  # noqa: S311 - which cases are asked about
        for number in [chance.randrange(1, last + 1) for _ in range(100)]:
            start = time.perf_counter()
            keyrings = Keyrings(connection, kind)
            named = {name: key for name, (key, _) in keyrings.named(keyrings.of(number)).items()}
            mine = Mine(specimen=number, sha256="", keys=tuple(named.values()), seen=day(None))
            keyrings.near(mine, named, keyrings.known(named), placer)
            figures.append((time.perf_counter() - start) * 1000)
    row("neighbours of a case, 100 cases", figures, 50)


def adding(book: Book, mails: list[bytes]) -> None:
    """Time analysing and keeping; then say how much of it is keeping, and the floor: rows into a table of three columns."""
    start, kept = time.perf_counter(), 0.0
    cpu, kept_cpu = time.process_time(), 0.0
    for at in range(0, len(mails), BATCH):
        entries = []
        for number, raw in enumerate(mails[at : at + BATCH]):
            entries.append(book.entry(analyse(raw, name=f"{at + number}.eml"), specimen(raw, name="x").raw))
        now, now_cpu = time.perf_counter(), time.process_time()
        book.keep(entries)
        kept += time.perf_counter() - now
        kept_cpu += time.process_time() - now_cpu
    seconds, cpu = time.perf_counter() - start, time.process_time() - cpu
    each, each_cpu = kept / len(mails) * 1000, kept_cpu / len(mails) * 1000
    print(
        f"  add: {len(mails) / seconds:.1f} mails/s by the clock, {len(mails) / cpu:.1f} by the processor;"
        f" keeping and placing {each:.2f} ms a mail by the clock, {each_cpu:.2f} of the processor"
    )
    with book._database.writing() as connection:  # noqa: SLF001 - the floor is measured inside
        connection.execute(text("CREATE TABLE floor_of_bench (id BIGINT, hash TEXT, body TEXT)"))
        rows = [{"id": number, "hash": f"{number:064x}", "body": "x" * 4_000} for number in range(5_000)]
        start = time.perf_counter()
        connection.execute(text("INSERT INTO floor_of_bench VALUES (:id, :hash, :body)"), rows)
        print(f"  floor: {len(rows) / (time.perf_counter() - start):.0f} bare rows/s")
        connection.execute(text("DROP TABLE floor_of_bench"))


def fresh(folder: str) -> list[bytes]:
    """Return mails the book does not have: real ones marked anew, or synthetic ones."""
    mark = f"X-Bench: {time.time_ns()}\r\n".encode()
    if folder:
        return [mark + path.read_bytes() for path in sorted(Path(folder).rglob("*.eml"))]
    chance = random.Random(time.time_ns())  # noqa: S311 - only to be new
    basis = moulds(chance, 20)
    found = [Campaign(*chance.choice(basis), chance, number) for number in range(40)]
    return [mark + chance.choice(found).mail(chance) for _ in range(MAILS)]


def measure(where: str, count: int, mails: str) -> None:
    """Fill a book where there is none, then ask everything of it."""
    place = Place(where)
    if place.file is None or not place.file.exists():
        database = Database(place)
        with database.reading() as connection:
            empty = connection.execute(text("SELECT count(*) FROM specimen")).scalar_one() == 0
        database.close()
        if empty:
            fill(sink_of(where), cases(count))
    book = Book(where, Campaigns())
    with book._database.reading() as connection:  # noqa: SLF001 - inside
        size = connection.execute(sql("size_sqlite", book._database.kind)).scalar_one()  # noqa: SLF001 - inside
    print(f"{count:,} cases, {book._database.kind}: {size / 1e6:,.0f} MB, {size / count / 1000:.1f} kB a case")  # noqa: SLF001 - inside
    lists(book)
    neighbours(book)
    for period in ("week", "month"):
        row(f"trends by {period}", timed(lambda period=period: book.trends(period)), 2_000)  # type: ignore[misc]
    adding(book, fresh(mails))
    book.close()


def main() -> int:
    """Measure every size on every engine asked for."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--cases", type=int, nargs="+", default=[10_000])
    parser.add_argument("--postgres", default="")
    parser.add_argument("--mails", default="")
    chosen = parser.parse_args()
    for count in chosen.cases:
        measure(str(chosen.folder / f"book-{count}.sqlite"), count, chosen.mails)
        if chosen.postgres:
            measure(chosen.postgres, count, chosen.mails)
    return 0


if __name__ == "__main__":
    sys.exit(main())
