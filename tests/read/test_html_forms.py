"""Forms and their fields."""

from __future__ import annotations

from gyotaku.model.html import Field
from gyotaku.read.html import read_html


def test_form_with_labelled_fields() -> None:
    """Fields carry the label that names them: by `for`, by placeholder, else what was shown last."""
    page = read_html(
        "<form action=' https://x.example/p ' METHOD=POST><label for=p>パスワード</label><input id=p name=pw type=PASSWORD>"
        "<input name=c placeholder=カード番号>ID <input name=u><input type=hidden name=t value=1><select name=m></select></form>"
    )
    (form,) = page.forms
    assert (form.action, form.method) == ("https://x.example/p", "post")
    assert form.fields == (
        Field(name="pw", kind="password", label="パスワード"),
        Field(name="c", kind="text", label="カード番号"),
        Field(name="u", kind="text", label="ID"),
        Field(name="t", kind="hidden", label=""),
        Field(name="m", kind="select", label="ID"),
    )


def test_fields_of_a_form_torn_apart_by_a_table() -> None:
    """A form opened inside a table still owns the fields that follow it."""
    page = read_html("<table><form action=/a><tr><td><input name=q></td></tr></form></table>")
    assert [(form.action, [field.name for field in form.fields]) for form in page.forms] == [("/a", ["q"])]


def test_fields_without_a_form() -> None:
    """Fields that a script would read belong to a form without action."""
    page = read_html("<input name=p type=password><input type=submit>")
    assert [(form.action, [field.kind for field in form.fields]) for form in page.forms] == [("", ["password"])]
