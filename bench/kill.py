"""Kill `gyotaku add` with -9 at random points, again and again, and look what became of the book.

Run: python bench/kill.py [--kills 50] [--mails 1000] [--share 0.5] [--seed 1] [--postgres]

The first turn runs to the end, which says how long the work takes here. Each later one starts `gyotaku add FOLDER --jsonl` in a
process of its own and kills it after a random part of that time, counted from when its book appears (on PostgreSQL, whose server
is started here, from when the program is connected to it); the next one goes on with the same book, so that the kills fall
everywhere, until the folder is through and a new book is begun. Confirmed is what had been printed. After each kill: every
confirmed case must be there, `gyotaku book check` must find nothing but files that no case names and files that were being
written, and `--repair` must leave nothing to find.
Ends with 1 when a promise was broken.
"""

from __future__ import annotations

import argparse
import json
import random
import shutil
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Protocol

import psycopg
import pytest

sys.path.insert(0, str(Path(__file__).parents[1]))

from tests.book.servers import postgres

from gyotaku.desk import Desk
from gyotaku.errors import BookError

ALLOWED = {"temp-file", "blob-orphan"}
"""What a killed program may leave behind."""


def mail(number: int) -> bytes:
    """Write a synthetic mail: some alike, some not, each of its own size."""
    gang = number % 7
    body = f"お客様のカードのご利用を制限しました。確認番号{number}\n" * (1 + number % 40)
    return (
        f"Received: from mx{gang}.mail.example (unknown [203.0.113.{number % 250 + 1}]) by mx.receiver.example with ESMTP"
        f" id q{number}; Mon, {number % 28 + 1:02d} Jun 2026 10:00:00 +0900\r\nFrom: Card <user{number}@mail{gang}.example>\r\n"
        f"To: victim@receiver.example\r\nSubject: {'重要なお知らせ' * (gang + 1)}\r\nMessage-ID: <m{number}@mail.example>\r\n"
        f"MIME-Version: 1.0\r\nContent-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: 8bit\r\n\r\n{body}"
        f"https://login{number}.phish.example/gang{gang}/login/\r\n"
    ).encode()


class Engine(Protocol):
    """Where the books are."""

    def address(self, number: int) -> str:
        """Return the address of a book; empty where it is not begun."""

    def begun(self, number: int) -> bool:
        """Whether the program has begun to work at the book."""


class Files:
    """Books in files."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def address(self, number: int) -> str:
        """Return the file."""
        return str(self._folder / f"book{number}.sqlite")

    def begun(self, number: int) -> bool:
        """Whether the file is there."""
        return Path(self.address(number)).exists()


class Server:
    """Books on a server."""

    def __init__(self, folder: Path, socket: str) -> None:
        self._folder = folder
        self._socket = socket
        self._raw = psycopg.connect(host=socket, user="gyotaku", dbname="postgres", autocommit=True)
        self._made: set[int] = set()

    def address(self, number: int) -> str:
        """Return the address of a database, which is made where it is not there."""
        if number not in self._made:
            self._raw.execute(f"CREATE DATABASE book{number}")
            self._made.add(number)
        return f"postgresql:///book{number}?host={self._socket}&user=gyotaku&files={self._folder}/book{number}.files"

    def begun(self, number: int) -> bool:
        """Whether anybody is connected."""
        asked = "SELECT count(*) FROM pg_stat_activity WHERE datname = %s"
        found = self._raw.execute(asked, (f"book{number}",)).fetchone()
        return found is not None and found[0] > 0


@contextmanager
def engine(folder: Path, *, server: bool) -> Iterator[Engine]:
    """Give the engine that was asked for; start the server where that is one."""
    if not server:
        yield Files(folder)
        return
    try:
        with postgres() as socket:
            yield Server(folder, socket)
    except pytest.skip.Exception as error:
        sys.exit(str(error))


def main() -> int:
    """Kill, look, count."""
    words = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    words.add_argument("--kills", type=int, default=50)
    words.add_argument("--mails", type=int, default=1000)
    words.add_argument(
        "--share", type=float, default=0.5, help="Longest time to a kill, as a share of what the whole work takes."
    )
    words.add_argument("--seed", type=int, default=1)
    words.add_argument("--postgres", action="store_true", help="Books on a PostgreSQL that is started here, not in files.")
    asked = words.parse_args()
    chance = random.Random(asked.seed)  # noqa: S311 - points in time, no secrets
    folder = Path(tempfile.mkdtemp(prefix="gyotaku-kill-"))
    try:
        (folder / "mails").mkdir()
        for number in range(asked.mails):
            (folder / "mails" / f"{number:05}.eml").write_bytes(mail(number))
        seen: Counter[str] = Counter({"broken promises": 0})
        with engine(folder, server=asked.postgres) as books:
            whole = turn(folder, books, None, seen)
            while seen["kills"] < asked.kills:
                turn(folder, books, chance.uniform(0, whole * asked.share), seen)
                print(
                    f"{seen['kills']:>3} kills, {seen['cases confirmed']:,} confirmed, {seen['broken promises']} broken",
                    flush=True,
                )
        for name, count in seen.items():
            print(f"{name:<40} {count:>8,}")
        return 1 if seen["broken promises"] else 0
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def turn(folder: Path, books: Engine, seconds: float | None, seen: Counter[str]) -> float:
    """Start an `add`, kill it after some time, and look; return how long it worked."""
    number = seen["books filled to the end"]
    book = books.address(number)
    command = [sys.executable, "-m", "gyotaku", "add", str(folder / "mails"), "--book", book, "--jsonl"]
    printed = folder / "printed.jsonl"
    with printed.open("wb") as out, subprocess.Popen(command, stdout=out, stderr=subprocess.DEVNULL) as adding:
        # Before there is a book there is nothing to lose; and how long the start takes depends on the machine.
        while not books.begun(number) and adding.poll() is None:
            time.sleep(0.002)
        start = time.monotonic()
        try:
            adding.wait(timeout=seconds)
            seen["books filled to the end"] += 1
        except subprocess.TimeoutExpired:
            adding.kill()
            adding.wait()
            seen["kills"] += 1
        worked = time.monotonic() - start
    # The last line may be cut off; then the mail was not confirmed to anybody.
    lines = [json.loads(line) for line in printed.read_text("utf-8").splitlines(keepends=True) if line.endswith("}\n")]
    confirmed = {line["sha256"] for line in lines}
    seen["cases confirmed"] += sum(line["new"] for line in lines)
    look(book, confirmed, seen)
    return worked


def look(address: str, confirmed: set[str], seen: Counter[str]) -> None:
    """Check a book after a kill, mend it, check again."""
    try:
        book = Desk().book(address)
    except BookError as error:
        # Killed between the file and its tables: there is nothing in it yet, and the next `add` makes them.
        if "there is no book yet" not in error.why or confirmed:
            raise
        seen["kills before the book had tables"] += 1
        return
    found = list(book.upkeep().check().look())
    lost = confirmed - book.known(sorted(confirmed))
    for trouble in found:
        seen[f"found: {trouble.kind}"] += 1
    wrong = [trouble for trouble in found if trouble.kind not in ALLOWED]
    book.upkeep().check().mend()
    left = list(book.upkeep().check().look())
    book.close()
    seen["confirmed cases lost"] += len(lost)
    seen["troubles that were not to be"] += len(wrong)
    seen["left after --repair"] += len(left)
    seen["broken promises"] += len(lost) + len(wrong) + len(left)


if __name__ == "__main__":
    start = time.monotonic()
    code = main()
    print(f"{time.monotonic() - start:,.0f} seconds")
    sys.exit(code)
