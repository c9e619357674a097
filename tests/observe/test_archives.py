"""What archives list."""

from __future__ import annotations

import bz2
import gzip
import io
import time
import zipfile

from tests.observe.test_archive_lists import iso

from gyotaku.observe.archives import read_archive, unpack_stream, zip_name
from gyotaku.settings import Limits

LIMITS = Limits()
PROGRAM = b"MZ" + bytes(200)


def packed(members: dict[str, bytes]) -> bytes:
    """Make a zip file."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, body in members.items():
            archive.writestr(name, body)
    return out.getvalue()


def test_members_and_programs() -> None:
    """Members are listed in order; those that run, by name or by content, are named apart."""
    listing = read_archive(packed({"a.txt": b"x", "請求書.pdf.js": b"x", "photo.jpg": PROGRAM}), "zip", "a.zip", LIMITS)
    assert listing.members == ("a.txt", "請求書.pdf.js", "photo.jpg")
    assert listing.programs == ("請求書.pdf.js", "photo.jpg")
    assert (listing.encrypted, listing.bomb, listing.unreadable, listing.cut) == (False, False, False, False)


def test_archives_inside_archives() -> None:
    """Inner archives are listed under their own name, down to a depth that is said when it cuts."""
    inner = packed({"run.exe": PROGRAM})
    tarred = gzip.compress(packed({"x.vbs": b"x"}))
    listing = read_archive(packed({"inner.zip": inner, "b.gz": tarred}), "zip", "a.zip", LIMITS)
    assert listing.members == ("inner.zip", "b.gz", "inner.zip/run.exe", "b.gz/b", "b.gz/b/x.vbs")
    deep = inner
    for _ in range(9):
        deep = packed({"in.zip": deep})
    listing = read_archive(deep, "zip", "a.zip", LIMITS)
    assert listing.cut
    assert len(listing.members) == 4


def test_names_in_the_packers_code_page() -> None:
    """Names without the UTF-8 flag are read in the code page that gives letters of a language."""
    for name, charset in (("請求書ファイル.pdf", "cp932"), ("служба.pdf", "cp866")):
        info = zipfile.ZipInfo("x")
        info.orig_filename = name.encode(charset).decode("cp437")
        assert zip_name(info) == name
    info.orig_filename = "café.pdf".encode("cp437").decode("cp437")
    assert zip_name(info) == "café.pdf"


def test_limits() -> None:
    """Members and unpacked bytes are bounded; a bomb is named and not unpacked."""
    many = read_archive(packed({f"{number}.txt": b"x" for number in range(30)}), "zip", "a.zip", Limits(archive_members=10))
    assert (len(many.members), many.cut) == (10, True)
    bomb = packed({"a.zip": packed({"b.txt": bytes(60_000_000)}), "c.bin": bytes(60_000_000)})
    start = time.process_time()
    listing = read_archive(bomb, "zip", "x.zip", Limits(archive_bytes=1_000_000))
    assert listing.bomb
    assert time.process_time() - start < 1
    zeros = gzip.compress(bytes(60_000_000))
    listing = read_archive(zeros, "gzip", "a.gz", Limits(archive_bytes=1_000_000))
    assert (listing.members, listing.bomb, listing.cut) == (("a",), True, True)


def test_broken_archives_say_so() -> None:
    """An archive that lists nothing is unreadable; a truncated one does not raise."""
    for kind in ("zip", "rar", "7z", "gzip", "bzip2", "xz", "tar", "iso", "cab", "lzh"):
        assert read_archive(b"broken" * 9, kind, "a", LIMITS).unreadable
    whole = packed({"a.txt": b"x" * 500})
    for end in range(0, len(whole), 7):
        read_archive(whole[:end], "zip", "a", LIMITS)


def test_streams() -> None:
    """A stream is unpacked up to the room there is, even when there is none."""
    assert unpack_stream(gzip.compress(b"hello"), "gzip", 100) == b"hello"
    assert unpack_stream(bz2.compress(b"hello"), "bzip2", 3) == b"hel"
    assert unpack_stream(gzip.compress(bytes(5_000_000)), "gzip", 0) == b"\x00"
    assert unpack_stream(b"broken", "xz", 100) is None


def test_pages_and_shortcuts_inside_are_held() -> None:
    """What says more than its name is kept for looking into, whole up to a size, also from an archive inside a disk image."""
    page = b"<html><form action=https://x.example/>" + b"x" * 10_000 + b"</html>"
    listing = read_archive(packed({"a.txt": b"x", "in.zip": packed({"p.html": page})}), "zip", "a.zip", LIMITS)
    assert [(one.name, one.kind, one.content) for one in listing.held] == [("in.zip/p.html", "html", page)]
    many = read_archive(packed({f"{number}.html": b"<html>" for number in range(90)}), "zip", "a.zip", LIMITS)
    assert len(many.held) == 20
    image = read_archive(iso(joliet=True), "iso", "a.iso", LIMITS)
    assert (image.members, image.unreadable) == (("実行", "D/A.TXT"), False)
    zipped = read_archive(packed({"a.img": iso(joliet=False)}), "zip", "a.zip", LIMITS)
    assert zipped.members == ("a.img", "a.img/RUN.EXE", "a.img/D/A.TXT")
    assert zipped.programs == ("a.img/RUN.EXE",)
