from __future__ import annotations

import io
from pathlib import Path

import msgspec
import pytest
from PIL import Image
from tests.export.test_publication import ADDRESS, MAIL
from tests.reported import texts

from gyotaku import analyse
from gyotaku.capture.album import Album
from gyotaku.capture.picture import Photograph, PictureError
from gyotaku.export.gate import check
from gyotaku.model.case import Case
from gyotaku.model.evidence import Reason
from gyotaku.model.facts import MailPicture
from gyotaku.model.report import Figure
from gyotaku.phrases import catalogue
from gyotaku.read.message import read
from gyotaku.read.sources import specimen
from gyotaku.report.mailpicture import Camera, Take
from gyotaku.report.masking import mask
from gyotaku.report.page import Page
from gyotaku.report.sections.body import body
from gyotaku.transport import OFFLINE, Answer, Recording, Replay


def png() -> bytes:
    """A picture."""
    out = io.BytesIO()
    Image.new("RGB", (300, 200), "white").save(out, "PNG")
    return out.getvalue()


def taking(*words: str) -> Take:
    """A browser that shows these words."""
    return lambda _page: Photograph(png=png(), words=words, engine="Chromium 1")


def pictured(take: Take | None, album: Album | None = None, raw: bytes = MAIL) -> Case:
    """The case of a mail after the camera."""
    camera = Camera(album or Album(), OFFLINE, check, take)
    return camera(read(specimen(raw, name="x")), analyse(raw))


def fact(case: Case) -> MailPicture:
    """The picture in a case."""
    return next(fact for fact, _ in case.evidence.of(MailPicture))


def test_nobody_asked_nothing_changes() -> None:
    """Without a wish for pictures the case is as it was."""
    assert pictured(None) == analyse(MAIL)


def test_a_picture_is_kept_and_named() -> None:
    """The file is in the album under the hash that the fact names; size and browser are told."""
    album = Album()
    found = fact(pictured(taking("今すぐ認証する"), album))
    assert (found.width, found.height, found.engine) == (300, 200, "Chromium 1")
    assert found.of == analyse(MAIL).specimen.sha256
    assert album.find(found.picture_sha256).startswith(b"\x89PNG")


@pytest.mark.parametrize(
    "words",
    [(ADDRESS,), (f"To: {ADDRESS.upper()}",), ("https://login.evil.example/",), (ADDRESS[:6], ADDRESS[6:]), ("鈴木 花子 様",)],
)
def test_a_picture_that_names_somebody_is_not_kept(words: tuple[str, ...]) -> None:
    """The gate reads what the browser says it shows: whatever went wrong before, there is then no picture, and the reason is."""
    album = Album()
    case = pictured(taking(*words), album)
    absence = case.evidence.absent(MailPicture)
    assert absence is not None
    assert (absence.reason, absence.detail) == (Reason.FAILED, "names-somebody")
    assert not list(case.evidence.of(MailPicture))


@pytest.mark.parametrize(("code", "reason"), [("no-chromium", Reason.NOT_ATTEMPTED), ("timeout", Reason.FAILED)])
def test_without_a_browser_there_is_a_reason(code: str, reason: Reason) -> None:
    """Everything else works, and the report says why there is no picture."""

    def take(_page: str) -> Photograph:
        raise PictureError(code)

    case = pictured(take)
    absence = case.evidence.absent(MailPicture)
    assert absence is not None
    assert (absence.reason, absence.detail) == (reason, code)
    for language in ("ja", "en"):
        said = texts(body(Page(mask(case), catalogue(language), published=True)))
        assert catalogue(language).text(f"no-picture.{code}") in said


def test_the_report_shows_the_picture_instead_of_the_drawing() -> None:
    """With its caption: how it was made, and with what."""
    album = Album()
    case = mask(pictured(taking("x"), album))
    figure = next(
        piece for piece in body(Page(case, catalogue("ja"), published=True, pictures=album.find)) if isinstance(piece, Figure)
    )
    assert figure.png.startswith(b"\x89PNG")
    assert not figure.svg
    assert "Chromium 1" in figure.caption
    assert "今すぐ" not in figure.alt or "書き起こし" in figure.alt


def test_a_picture_whose_file_is_gone_is_said_to_be() -> None:
    """The drawing takes its place."""
    case = mask(pictured(taking("x")))
    pieces = body(Page(case, catalogue("ja"), published=True))
    assert "画像のファイルが見つかりません" in texts(pieces)
    assert next(piece for piece in pieces if isinstance(piece, Figure)).svg


def test_a_recorded_picture_is_shown_without_a_browser(tmp_path: Path) -> None:
    """Of this very mail only, and only when its file lies beside the recording; it is not taken again."""
    album = Album()
    taken = fact(pictured(taking("x"), album))
    (tmp_path / "files").mkdir()
    (tmp_path / "files" / f"{taken.picture_sha256}.png").write_bytes(album.find(taken.picture_sha256))

    def never(_page: str) -> Photograph:
        raise AssertionError

    def replayed(one: MailPicture) -> Case:
        answer = Answer(provider="picture", about="mail", source="gyotaku", facts=(one,))
        replay = Replay(Recording(source="a recording", answers=(answer,)))
        camera = Camera(Album([tmp_path]), replay, check, never if one is taken else None)
        return camera(read(specimen(MAIL, name="x")), analyse(MAIL))

    assert fact(replayed(taken)) == taken
    assert not list(replayed(msgspec.structs.replace(taken, of="0" * 64)).evidence.of(MailPicture))
    assert not list(replayed(msgspec.structs.replace(taken, picture_sha256="0" * 64)).evidence.of(MailPicture))


def test_a_mail_without_text_has_no_picture() -> None:
    """There is nothing to show, and that is not a failure."""
    absence = pictured(taking("x"), raw=b"From: a@b.example\r\nContent-Type: application/pdf\r\n\r\n%PDF").evidence.absent(
        MailPicture
    )
    assert absence is not None
    assert absence.reason is Reason.NOT_PRESENT
