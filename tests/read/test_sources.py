"""Where mails come from."""

from __future__ import annotations

import io
import os
from pathlib import Path
from typing import cast

import pytest

from gyotaku.errors import InputError, LimitError
from gyotaku.model.message import Specimen
from gyotaku.read.sources import open_paths
from gyotaku.settings import Limits, Settings

MAIL = b"From: a@b.example\nSubject: x\n\nhello\n"
ENVELOPE = b"From a@b.example Mon Jan  1 00:00:00 2024\n"
SMALL = Settings(limits=Limits(specimen_bytes=300))


def opened(*paths: Path | str, settings: Settings | None = None) -> list[tuple[str, str]]:
    """List (name, kind) or (path, error) of what paths give; names without their folder."""
    out = []
    for one in open_paths([str(path) for path in paths], settings or Settings()):
        name = one.name if isinstance(one, Specimen) else one.path
        out.append((Path(name).name, one.kind if isinstance(one, Specimen) else one.why))
    return out


def test_order_and_errors(tmp_path: Path) -> None:
    """Paths are read in the order given; a bad one gives its sentence and the others go on."""
    (tmp_path / "a.eml").write_bytes(MAIL)
    (tmp_path / "b.png").write_bytes(b"\x89PNG\r\n\x1a\n")
    (tmp_path / "c.eml").write_bytes(b"")
    assert opened(tmp_path / "b.png", tmp_path / "none", tmp_path / "c.eml", tmp_path / "a.eml") == [
        ("b.png", "is a PNG picture, not a mail"),
        ("none", "does not exist"),
        ("c.eml", "is empty"),
        ("a.eml", "eml"),
    ]


def test_folder(tmp_path: Path) -> None:
    """Of a folder the mails are read; other files are passed over unless their ending says mail."""
    for name, content in (("a.eml", MAIL), ("b.txt", b"notes\n"), ("c", MAIL), ("d.eml", b"\0")):
        (tmp_path / name).write_bytes(content)
    seen = opened(tmp_path)
    assert [name for name, _ in seen] == ["a.eml", "c", "d.eml"]
    assert seen[2][1].startswith("is no mail")


def test_folder_without_mail(tmp_path: Path) -> None:
    """A folder without any mail is one error that says how many files were looked at."""
    (tmp_path / "b.txt").write_bytes(b"notes\n")
    (tmp_path / "empty").mkdir()
    assert opened(tmp_path, tmp_path / "empty") == [
        (tmp_path.name, "holds no mail (1 files were looked at)"),
        ("empty", "is an empty folder"),
    ]


def test_maildir(tmp_path: Path) -> None:
    """Mails of a Maildir are known as such."""
    for name in ("cur", "new", "tmp"):
        (tmp_path / name).mkdir()
        (tmp_path / name / f"1.{name}").write_bytes(MAIL)
    assert opened(tmp_path) == [("1.cur", "maildir"), ("1.new", "maildir")]


def test_mbox(tmp_path: Path) -> None:
    """The mails of an mbox are numbered behind an exclamation mark and read one by one."""
    box = tmp_path / "in"
    box.write_bytes((ENVELOPE + MAIL + b"\n") * 3)
    assert opened(box) == [("in!1", "mbox"), ("in!2", "mbox"), ("in!3", "mbox")]
    first = next(iter(open_paths([str(box)])))
    assert isinstance(first, Specimen)
    assert first.raw == MAIL


def test_large_mbox(tmp_path: Path) -> None:
    """An mbox may be larger than the limit for one mail; a mail in it may not."""
    box = tmp_path / "in"
    box.write_bytes((ENVELOPE + MAIL + b"\n") * 20 + ENVELOPE + MAIL + b"x" * 400 + b"\n\n" + ENVELOPE + MAIL)
    seen = opened(box, settings=SMALL)
    assert [kind for _, kind in seen[:20] + seen[21:]] == ["mbox"] * 21
    assert seen[20][0] == "in!21"
    assert "more than 300" in seen[20][1]


def test_mail_saved_with_its_envelope_line(tmp_path: Path) -> None:
    """One mail with an envelope line is a mail, its file untouched; under the ending .mbox it is an mbox of one."""
    (tmp_path / "a").write_bytes(ENVELOPE + MAIL)
    (tmp_path / "b.mbox").write_bytes(ENVELOPE + MAIL)
    assert opened(tmp_path) == [("a", "eml"), ("b.mbox!1", "mbox")]
    first = next(iter(open_paths([str(tmp_path / "a")])))
    assert isinstance(first, Specimen)
    assert first.raw == ENVELOPE + MAIL


def test_standard_input(monkeypatch: pytest.MonkeyPatch) -> None:
    """`-` reads one mail, or many, from standard input."""
    for raw, names in ((MAIL, ["-"]), ((ENVELOPE + MAIL) * 2, ["-!1", "-!2"]), (b"", ["-"])):
        monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(raw)))
        assert [name for name, _ in opened("-")] == names


def test_endless_input() -> None:
    """A device that never ends is stopped at the limit."""
    (one,) = open_paths(["/dev/zero"], SMALL)
    assert isinstance(one, LimitError)


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="the superuser may read everything")
def test_unreadable_file(tmp_path: Path) -> None:
    """A file that may not be read is an error with the system's reason."""
    (tmp_path / "a.eml").write_bytes(MAIL)
    (tmp_path / "a.eml").chmod(0)
    assert opened(tmp_path / "a.eml") == [("a.eml", "cannot be read: permission denied")]


def test_senseless_path() -> None:
    """A path that cannot be a path is an error, too."""
    (one,) = open_paths(["a\0b"])
    assert cast("InputError", one).why.startswith("cannot be read")


def test_large_file_that_is_no_mbox(tmp_path: Path) -> None:
    """A file beyond the limit is refused and not read to its end."""
    (tmp_path / "a.eml").write_bytes(MAIL + b"x" * 100_000)
    assert "more than 300" in opened(tmp_path / "a.eml", settings=SMALL)[0][1]
