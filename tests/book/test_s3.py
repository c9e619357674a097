from __future__ import annotations

import hashlib
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.book.bucket import ENVIRONMENT, KEY, SECRET, Kept, store
from tests.book.conftest import fresh
from tests.book.mails import analysed, mail

from gyotaku.book.facade import Book
from gyotaku.book.joining import Campaigns
from gyotaku.book.s3 import Bucket
from gyotaku.book.upkeep.pruning import Goes, Plan
from gyotaku.cli.app import run
from gyotaku.errors import BookError, StoreError, UsageError

LOOPBACK = "127.0.0.0/8"
TEXT = "ログインしてください。".encode() * 400


@pytest.fixture
def s3() -> Iterator[Kept]:
    """Return a store on loopback."""
    with store() as one:
        yield one


@pytest.fixture
def bucket(s3: Kept) -> Bucket:
    """Return a prefix of it."""
    return Bucket("s3://cases/team", {"endpoint": s3.endpoint, "allow-network": LOOPBACK}, ENVIRONMENT)


def name(content: bytes) -> str:
    """Return the hash of bytes."""
    return hashlib.sha256(content).hexdigest()


def test_bytes_are_kept_once_packed_where_it_helps_and_come_back(bucket: Bucket, s3: Kept) -> None:
    """As in a folder: the same names, one copy for equal bytes, zstd only where it makes them smaller."""
    noise = os.urandom(500)
    assert bucket.put(name(TEXT), TEXT)
    assert not bucket.put(name(TEXT), TEXT)
    assert bucket.put(name(noise), noise)
    assert set(s3.objects) == {
        f"/cases/team/{name(TEXT)[:3]}/{name(TEXT)}.zst",
        f"/cases/team/{name(noise)[:3]}/{name(noise)}",
    }
    assert sum(one.startswith("PUT") for one in s3.asked) == 2
    assert (bucket.get(name(TEXT)), bucket.get(name(noise))) == (TEXT, noise)
    assert bucket.has(name(noise))
    assert not bucket.has("0" * 64)
    assert SECRET.encode() not in s3.sent


def test_altered_damaged_and_missing_bytes_are_told_apart(bucket: Bucket, s3: Kept) -> None:
    """What comes back is verified by its hash, whatever the store says."""
    bucket.put(name(TEXT), TEXT)
    (path,) = s3.objects
    other = Bucket("s3://cases/o", {"endpoint": s3.endpoint, "allow-network": LOOPBACK}, ENVIRONMENT)
    other.put(name(TEXT * 2), TEXT * 2)
    s3.objects[path] = next(content for key, content in s3.objects.items() if key != path)
    with pytest.raises(BookError, match="altered"):
        bucket.get(name(TEXT))
    s3.objects[path] = b"no frame"
    with pytest.raises(BookError, match="damaged"):
        bucket.get(name(TEXT))
    s3.objects.clear()
    with pytest.raises(BookError, match="missing"):
        bucket.get(name(TEXT))


def test_failures_of_the_moment_are_tried_again(bucket: Bucket, s3: Kept) -> None:
    """A 500 and a 503 pass; the bytes are then kept."""
    s3.fails = [(500, "InternalError"), (503, "SlowDown")]
    assert bucket.put(name(TEXT), TEXT)
    assert bucket.get(name(TEXT)) == TEXT


def test_a_store_that_cannot_answer_never_makes_bytes_missing(bucket: Bucket, s3: Kept) -> None:
    """Refusals, lasting faults, a body cut short and a bucket that is not there are no `BookError`: nothing is known then."""
    bucket.put(name(TEXT), TEXT)
    s3.fails = [(403, "AccessDenied")]
    with pytest.raises(StoreError, match="403 AccessDenied to GET: the key must be allowed"):
        bucket.get(name(TEXT))
    s3.fails = [(500, "InternalError")] * 3
    with pytest.raises(StoreError, match="http-500"):
        bucket.has(name(TEXT))
    s3.short = True
    with pytest.raises(StoreError, match="cannot be reached"):
        bucket.get(name(TEXT))
    s3.short = False
    s3.buckets.clear()
    with pytest.raises(StoreError, match="there is no such bucket"):
        bucket.get(name(TEXT))


@pytest.mark.parametrize(
    ("wrong", "says"),
    [
        ({"AWS_SECRET_ACCESS_KEY": "hush-hush"}, "AWS_SECRET_ACCESS_KEY does not fit"),
        ({"AWS_ACCESS_KEY_ID": "NOBODY"}, "does not know the key"),
        ({"AWS_REGION": "eu-west-1"}, "region is another one"),
    ],
)
def test_wrong_keys_are_told_without_being_shown(s3: Kept, wrong: dict[str, str], says: str) -> None:
    """The server computes the signature anew; the error says what to change and holds no key and no secret."""
    one = Bucket("s3://cases", {"endpoint": s3.endpoint, "allow-network": LOOPBACK}, ENVIRONMENT | wrong)
    with pytest.raises(StoreError, match=says) as error:
        one.get(name(TEXT))
    assert not any(word in str(error.value) for word in (SECRET, KEY, "hush-hush", "NOBODY"))


def test_every_blob_is_listed_over_pages_and_strangers_apart(bucket: Bucket, s3: Kept) -> None:
    """Listings go on where a page ends; names that are no hash are no blobs; other prefixes are not looked at."""
    contents = [f"{number}".encode() * 50 for number in range(8)]
    for content in contents:
        bucket.put(name(content), content)
    s3.objects |= {"/cases/team/abc/read me & more": b"?", "/cases/else/" + name(TEXT): b"", "/cases/team/lost/x": b""}
    assert list(bucket.every()) == sorted(map(name, contents))
    assert bucket.strangers() == ["s3://cases/team/abc/read me & more"]
    assert bucket.leftovers() == []


def test_what_is_put_aside_lies_unpacked_or_as_it_stood(bucket: Bucket, s3: Kept) -> None:
    """Whole bytes lie under `lost` unpacked; damaged ones as they are; both are gone from where they were."""
    bucket.put(name(TEXT), TEXT)
    damaged = TEXT + b"!"
    bucket.put(name(damaged), damaged)
    s3.objects[f"/cases/team/{name(damaged)[:3]}/{name(damaged)}.zst"] = b"no frame"
    for one in (TEXT, damaged):
        bucket.put_aside(name(one))
    assert s3.objects == {
        f"/cases/team/lost/{name(TEXT)}": TEXT,
        f"/cases/team/lost/{name(damaged)}.zst.damaged": b"no frame",
    }


@pytest.mark.parametrize(
    "url", ["s3://", "s3://A_B/x", "s3://cases/../up", "s3://cases/a//b", "s3://cases/a b", "s3://cases/.hidden"]
)
def test_what_is_no_bucket_is_refused(url: str) -> None:
    """Names that two sides could write differently are not sent."""
    with pytest.raises(UsageError, match="is no s3://"):
        Bucket(url, {}, ENVIRONMENT)


@pytest.mark.parametrize("endpoint", ["ftp://a.example", "https://user:word@a.example", "https://a.example/path", "nowhere"])
def test_an_endpoint_is_a_host_and_nothing_more(endpoint: str) -> None:
    """A path, a password or another scheme is refused, and a password is not repeated."""
    with pytest.raises(UsageError) as error:
        Bucket("s3://cases", {"endpoint": endpoint}, ENVIRONMENT)
    assert "word@" not in str(error.value)


def test_without_keys_nothing_is_asked() -> None:
    """Keys come from the environment."""
    with pytest.raises(UsageError, match="AWS_ACCESS_KEY_ID"):
        Bucket("s3://cases", {}, {})


def test_a_plain_book_loads_nothing_of_it(tmp_path: Path) -> None:
    """Only a book in a bucket pays for what speaks to one."""
    code = (
        "import sys; from gyotaku.desk import Desk; Desk().book(sys.argv[1], create=True).close(); "
        "print([one for one in sys.modules if one in {'gyotaku.book.s3', 'gyotaku.transport.web', 'httpcore2'}])"
    )
    ran = subprocess.run([sys.executable, "-c", code, str(tmp_path / "b.sqlite")], check=True, capture_output=True, text=True)  # noqa: S603 - our own program
    assert ran.stdout.strip() == "[]"


@pytest.fixture(params=["sqlite", "postgresql"])
def where(request: pytest.FixtureRequest, tmp_path: Path, s3: Kept, monkeypatch: pytest.MonkeyPatch) -> str:
    """Return the address of a book whose bytes are in a bucket, on each engine."""
    for key, value in ENVIRONMENT.items():
        monkeypatch.setenv(key, value)
    outside = f"files=s3://cases/team/&endpoint={s3.endpoint}&allow-network={LOOPBACK}"
    if request.param == "sqlite":
        return f"sqlite:///{tmp_path / 'b.sqlite'}?{outside}"
    plain = fresh(request.getfixturevalue("server"), Path("FILES"))
    return plain.replace("files=FILES", outside)


@pytest.fixture
def book(where: str) -> Iterator[Book]:
    """Return an empty book of that kind."""
    one = Book(where, Campaigns(), create=True)
    yield one
    one.close()


def test_a_book_in_a_bucket_adds_reads_checks_mends_and_prunes(book: Book, s3: Kept, tmp_path: Path) -> None:
    """Everything a folder does: add, equal bytes once, read back verified, check, repair, backup, export, prune."""
    case, raw = analysed(mail())
    other, other_raw = analysed(mail(2))
    book.keep([book.entry(case, raw, {"page.html": TEXT}), book.entry(other, other_raw, {"page.html": TEXT})])
    assert len(s3.objects) == 3
    assert book.raw(case.specimen.sha256) == raw
    check = book.upkeep().check()
    assert (list(check.look()), check.unseen) == ([], "")
    stray = b"Subject: never confirmed\r\n" * 50
    book._blobs.put(name(stray), stray)
    assert [one.kind for one in book.upkeep().check().look()] == ["blob-orphan"]
    book.upkeep().check().mend()
    assert s3.objects[f"/cases/team/lost/{name(stray)}"] == stray
    assert list(book.upkeep().check().look()) == []
    assert book.upkeep().export(tmp_path / "book.zip").counts["blobs"] == 3
    copied = book.upkeep().backup(tmp_path / "copy")
    assert (copied.cases, copied.blobs, copied.missing) == (2, 3, ())
    if copied.form == "book":
        copy = Book(copied.path, Campaigns())
        assert copy.raw(case.specimen.sha256) == raw
        copy.close()
    del s3.objects[next(path for path in s3.objects if case.specimen.sha256 in path)]
    assert [one.kind for one in book.upkeep().check().look()] == ["blob-missing"]
    pruning = book.upkeep().prune()
    assert pruning.carry_out(Plan(goes=_all(book), stays={})).cases == 2
    assert set(s3.objects) == {f"/cases/team/lost/{name(stray)}"}


def _all(book: Book) -> list[Goes]:
    """Name every case of a book as what a plan takes the bytes of."""
    return [Goes(sha256=one.sha256, name="", added="", label=one.label, mail=True, files=1, case=False) for one in book.cases()]


def test_while_another_writes_nobody_is_alone(book: Book, where: str) -> None:
    """An orphan is only looked for, and mended, while no other program writes to the bucket."""
    second = Book(where, Campaigns())
    with second._database.at_work():
        check = book.upkeep().check()
        assert list(check.look()) == []
        assert check.unseen
        with pytest.raises(BookError, match="another program"):
            book.upkeep().check().mend()
    second.close()
    check = book.upkeep().check()
    assert (list(check.look()), check.unseen) == ([], "")


def test_a_store_out_of_reach_stops_the_check_and_moves_nothing(book: Book, s3: Kept) -> None:
    """A fault of the network is no damage: --repair must not touch a kept mail for it, nor a backup call it missing."""
    case, raw = analysed(mail())
    book.keep([book.entry(case, raw)])
    before = dict(s3.objects)
    s3.short = True
    with pytest.raises(StoreError):
        book.upkeep().check().mend()
    assert s3.objects == before


def test_a_case_whose_bytes_could_not_be_kept_is_not_in_the_book(book: Book, s3: Kept) -> None:
    """Bytes first, then the rows that name them."""
    case, raw = analysed(mail())
    s3.fails = [(403, "AccessDenied")] * 9
    with pytest.raises(StoreError, match="must be allowed"):
        book.keep([book.entry(case, raw)])
    assert book.known([case.specimen.sha256]) == set()


def test_a_book_never_says_itself_whom_to_talk_to(book: Book, where: str, s3: Kept) -> None:
    """Whoever opens a book in a bucket names the bucket; a book from a stranger starts no conversation, nor a wrong guess."""
    asked = len(s3.asked)
    bare = where.replace(where[where.index("files=") :], "").rstrip("?&")
    with pytest.raises(BookError, match=r"kept at s3://cases/team; give its address as .*files=s3://cases/team"):
        Book(bare, Campaigns())
    with pytest.raises(BookError, match="kept at s3://cases/team"):
        Book(where.replace("s3://cases/team/", "s3://cases/elsewhere"), Campaigns())
    assert len(s3.asked) == asked
    assert book.place.files == "s3://cases/team"


def test_a_book_with_a_folder_is_not_split(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A book has its bytes in one place."""
    for key, value in ENVIRONMENT.items():
        monkeypatch.setenv(key, value)
    Book(str(tmp_path / "b.sqlite"), Campaigns(), create=True).close()
    with pytest.raises(BookError, match="kept in a folder; gyotaku book export"):
        Book(f"sqlite:///{tmp_path / 'b.sqlite'}?files=s3://cases/team", Campaigns())


def test_the_command_line_takes_the_address(
    tmp_path: Path, s3: Kept, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """`gyotaku add` and `book check` work with a bucket; without keys no book is made, and nothing secret is printed."""
    (tmp_path / "a.eml").write_bytes(mail())
    where = f"sqlite:///{tmp_path / 'b.sqlite'}?files=s3://cases&endpoint={s3.endpoint}&allow-network={LOOPBACK}"
    monkeypatch.delenv("AWS_ACCESS_KEY_ID", raising=False)
    assert run(["add", str(tmp_path / "a.eml"), "--book", where]) == 2
    assert not (tmp_path / "b.sqlite").exists()
    for key, value in ENVIRONMENT.items():
        monkeypatch.setenv(key, value)
    assert run(["add", str(tmp_path / "a.eml"), "--book", where]) == 0
    assert len(s3.objects) == 1
    assert run(["book", "check", "--book", where]) == 0
    s3.buckets.clear()
    assert run(["book", "check", "--book", where]) == 6
    said = "".join(capsys.readouterr())
    assert "there is no such bucket" in said
    assert SECRET not in said
    assert KEY not in said
