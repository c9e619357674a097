"""Which parts are shown."""

from __future__ import annotations

import msgspec
import pytest

from gyotaku.model.message import Message, Part, Span, Specimen
from gyotaku.observe.body_parts import plain_alternative, shown_parts
from gyotaku.read.html import read_html


def message(*shape: str) -> Message:
    """Make a message from `path media-type [disposition]` lines."""
    parts = []
    for line in shape:
        path, media_type, *rest = line.split()
        text = None if media_type.startswith("multipart") or not media_type.startswith("text") else f"<p>{path}</p>"
        parts.append(
            Part(
                path=path,
                media_type=media_type,
                disposition=rest[0] if rest else None,
                filename=rest[1] if len(rest) > 1 else None,
                span=Span(start=0, end=0),
                text=text,
                html=read_html(text) if text is not None and media_type == "text/html" else None,
            )
        )
    return Message(specimen=Specimen(name="x", raw=b"", sha256=""), headers=(), parts=tuple(parts))


@pytest.mark.parametrize(
    ("shape", "shown"),
    [
        (["1 text/plain"], ["1"]),
        (["0 multipart/alternative", "1 text/plain", "2 text/html"], ["2"]),
        (["0 multipart/alternative", "1 text/html", "2 text/plain"], ["1"]),
        (["0 multipart/alternative", "1 text/plain", "2 text/html", "3 text/calendar"], ["2"]),
        (["0 multipart/alternative", "1 text/plain", "2 multipart/related", "2.1 text/html", "2.2 image/png"], ["2.1"]),
        (["0 multipart/mixed", "1 text/plain", "2 application/pdf attachment", "3 text/plain"], ["1", "3"]),
        (["0 multipart/mixed", "1 text/html", "2 text/html attachment a.html"], ["1"]),
        (
            ["0 multipart/mixed", "1 multipart/alternative", "1.1 text/plain", "1.2 text/html", "2 text/plain inline n.txt"],
            ["1.2", "2"],
        ),
        (["0 multipart/related", "1 image/png", "2 text/html"], ["2"]),
        (["0 multipart/signed", "1 text/plain", "2 application/pgp-signature"], ["1"]),
        (["0 multipart/mixed", "1 text/calendar", "2 application/pdf"], []),
        (["0 multipart/alternative"], []),
        (["1 application/pdf attachment"], []),
    ],
)
def test_shown_parts(shape: list[str], shown: list[str]) -> None:
    """Of alternatives the page, of related parts the root, of mixed ones every text that is no file."""
    assert [part.path for part in shown_parts(message(*shape))] == shown


def test_plain_alternative_of_a_page() -> None:
    """The plain text beside a page counts even when the page is wrapped with its pictures; a text elsewhere does not."""
    mail = message(
        "0 multipart/mixed",
        "1 multipart/alternative",
        "1.1 text/plain",
        "1.2 multipart/related",
        "1.2.1 text/html",
        "2 text/plain",
    )
    page = mail.parts[4]
    found = plain_alternative(mail, page)
    assert found is not None
    assert found.path == "1.1"
    assert plain_alternative(message("0 multipart/mixed", "1 text/plain", "2 text/html"), page) is None


def test_a_wrapped_body_is_shown_once() -> None:
    """Outlook shows the body of a winmail.dat, all others the plain text: said twice it is shown once, else both."""
    shape = (
        "0 multipart/mixed",
        "1 text/plain",
        "2 application/ms-tnef attachment winmail.dat",
        "2.1 text/plain",
        "2.2 text/html",
    )
    found = message(*shape)
    assert [part.path for part in shown_parts(found)] == ["1", "2.2"]
    same = Message(
        specimen=found.specimen,
        headers=(),
        parts=(found.parts[0], msgspec.structs.replace(found.parts[1], text="2 . 2"), *found.parts[2:]),
    )
    assert [part.path for part in shown_parts(same)] == ["2.2"]
    assert [part.path for part in shown_parts(message(*shape[2:]))] == ["2.2"]


def test_files_in_a_text_are_not_shown() -> None:
    """A uuencoded file lies below the text it stood in and is a file."""
    assert [part.path for part in shown_parts(message("1 text/plain", "1.1 text/plain attachment a.txt"))] == ["1"]
