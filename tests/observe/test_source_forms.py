"""Forms in the source of a page."""

from __future__ import annotations

from gyotaku.model.html import Field, PageForm
from gyotaku.observe.source_forms import FIELDS, FORMS, source_forms


def test_forms_and_their_fields() -> None:
    """Each form with its target and what it asks for; fields outside any form are none."""
    source = """<input name=q><FORM action="https://x.example/a?b=1&amp;c" method=POST>
    <input type=password name='pw' placeholder="暗証番号">
    <select name=year><textarea id=t aria-label=memo></textarea></form><input name=z><form><input>"""
    assert source_forms(source) == [
        PageForm(
            action="https://x.example/a?b=1&c",
            method="post",
            fields=(
                Field(name="pw", kind="password", label="暗証番号"),
                Field(name="year", kind="select"),
                Field(name="t", kind="textarea", label="memo"),
            ),
        ),
        PageForm(action="", fields=(Field(name=""),)),
    ]


def test_bounds() -> None:
    """Thousands of forms and fields, or tags that never end, cost no more than the limits."""
    many = source_forms(("<form>" + "<input name=a>" * 500) * 500)
    assert len(many) == FORMS
    assert {len(one.fields) for one in many} == {FIELDS}
    assert source_forms("<form " * 100_000) == []
    assert source_forms("<form>" + "<input " + "a=" * 200_000)[0].fields == ()
