"""The files in a mail."""

from __future__ import annotations

import base64
import hashlib
import io
import zipfile

from tests.observe.test_shortcuts import shortcut
from tests.observe_files import PLAIN_ZIP
from tests.observing import observed

from gyotaku.model.evidence import Evidence
from gyotaku.model.facts import Archive, Attachment

HEAD = """From: a@a.example
MIME-Version: 1.0
Content-Type: multipart/mixed; boundary=b

--b
Content-Type: text/plain; charset=utf-8
Content-Transfer-Encoding: 8bit

{text}
"""
PIECE = """--b
Content-Type: {declared}
Content-Disposition: {disposition}; filename="{name}"
Content-Transfer-Encoding: base64

{body}
"""


def evidence(*files: tuple[str, str, bytes], text: str = "hello", disposition: str = "attachment") -> Evidence:
    """Observe a mail with some files: (name, declared type, content)."""
    mail = HEAD.format(text=text)
    for name, declared, content in files:
        mail += PIECE.format(name=name, declared=declared, body=base64.b64encode(content).decode(), disposition=disposition)
    return observed(mail + "--b--\n", "body", "files")


def attachment(name: str, declared: str, content: bytes, text: str = "hello") -> Attachment:
    """Return the fact of one file."""
    (pair,) = list(evidence((name, declared, content), text=text).of(Attachment))
    return pair[0]


def packed(members: dict[str, bytes]) -> bytes:
    """Make a zip file."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, body in members.items():
            archive.writestr(name, body)
    return out.getvalue()


def test_a_file_with_its_hashes() -> None:
    """Name, label, true type, size and hashes of what stands in the mail after transfer decoding."""
    content = b"%PDF-1.4 1 0 obj << /URI (https://x.example/) >> endobj"
    found = attachment("請求.pdf", "application/pdf", content)
    assert (found.filename, found.declared_type, found.true_type, found.size) == (
        "請求.pdf",
        "application/pdf",
        "pdf",
        len(content),
    )
    assert (found.sha256, found.md5) == (
        hashlib.sha256(content).hexdigest(),
        hashlib.md5(content, usedforsecurity=False).hexdigest(),
    )
    assert (found.disposition, found.part, found.traits) == ("attachment", "2", ("link",))


def test_the_shown_text_is_no_file() -> None:
    """Without an attachment there is none; another wording of the body is none either."""
    assert list(evidence().of(Attachment)) == []


def test_programs_in_disguise() -> None:
    """A program is one whatever it is called."""
    found = attachment("photo\u202egpj.scr", "image/jpeg", b"MZ" + bytes(100))
    assert set(found.traits) == {"executable", "rtlo-name", "type-mismatch"}
    assert set(attachment("a.pdf.exe", "application/pdf", b"MZ" + bytes(100)).traits) == {"executable", "double-extension"}


def test_pages_that_act() -> None:
    """An attached page or drawing is read, never run."""
    page = b"<html><script>location='https://x.example/'</script><input type=password>"
    assert set(attachment("a.html", "text/html", page).traits) == {"script", "auto-redirect", "password-form", "link"}
    assert attachment("a.svg", "image/svg+xml", b"<svg><script>1</script></svg>").traits == ("script",)


def test_archive_with_a_program() -> None:
    """An archive is listed; what it holds that runs is named."""
    seen = evidence(("a.zip", "application/zip", packed({"inner/run.js": b"x"})))
    (archive,) = [fact for fact, _ in seen.of(Archive)]
    assert (archive.members, archive.encrypted, archive.cut) == (("inner/run.js",), False, False)
    (file,) = [fact for fact, _ in seen.of(Attachment)]
    assert (file.traits, file.detail) == (("holds-program",), "inner/run.js")


def test_locked_archive_and_the_word_in_the_mail() -> None:
    """The word beside "password" in the text opens the archive; without it the lock alone is stated."""
    with_word = evidence(("a.zip", "application/zip", PLAIN_ZIP), text="解凍パスワード：kanri77")
    (archive,) = [fact for fact, _ in with_word.of(Archive)]
    assert (archive.encrypted, archive.password) == (True, "kanri77")
    (archive,) = [fact for fact, _ in evidence(("a.zip", "application/zip", PLAIN_ZIP)).of(Archive)]
    assert (archive.encrypted, archive.password) == (True, None)


def test_inline_files() -> None:
    """A file shown in the text says so."""
    (pair,) = list(evidence(("a.png", "image/png", b"\x89PNG\r\n\x1a\n"), disposition="inline").of(Attachment))
    assert pair[0].traits == ("inline",)


def test_empty_files_do_not_lie() -> None:
    """A file without bytes contradicts no name."""
    assert attachment("a.pdf", "application/pdf", b"").traits == ()


def test_what_a_shortcut_starts() -> None:
    """A shortcut's command is stated, of one inside an archive behind its name."""
    link = shortcut(r"C:\Windows\cmd.exe", "/c x")
    assert attachment("a.lnk", "application/octet-stream", link).starts == r"C:\Windows\cmd.exe /c x"
    inside = attachment("a.zip", "application/zip", packed({"請求書.lnk": link}))
    assert inside.starts == r"請求書.lnk: C:\Windows\cmd.exe /c x"
    assert "holds-program" in inside.traits


def test_pages_in_an_archive_are_looked_into() -> None:
    """What a page inside would do is a trait of the archive that carries it."""
    found = attachment("a.zip", "application/zip", packed({"p.html": b"<html><form><input type=password></form></html>"}))
    assert found.traits == ("password-form",)
