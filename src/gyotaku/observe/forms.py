"""Observe the forms a mail brings along: where they send to, and what they ask for by names, types and labels of fields."""

from __future__ import annotations

from collections.abc import Iterator

from gyotaku.data.field_asks import SILENT, asked
from gyotaku.model.evidence import Evidence, Observation
from gyotaku.model.facts import Form
from gyotaku.model.facts.links import Field
from gyotaku.model.html import PageForm
from gyotaku.model.message import Message
from gyotaku.observe.family import in_part, observer
from gyotaku.observe.url_target import read_target
from gyotaku.settings import Settings

MOST_FIELDS = 60
MOST_FORMS = 20


@observer(
    name="forms",
    reads="form elements of HTML parts and attached pages (HTML standard, section 4.10)",
    gives=(Form,),
    after=("body", "files"),
)
def forms(message: Message, _evidence: Evidence, _settings: Settings) -> Iterator[Observation]:
    """State each form of the mail that a reader could fill in."""
    count = 0
    for part in message.leaves():
        if part.html is None:
            continue
        place = "attachment" if part.disposition == "attachment" or part.media_type != "text/html" else "body"
        for form in part.html.forms:
            if count >= MOST_FORMS:
                return
            if not any(field.kind not in SILENT for field in form.fields):
                continue
            count += 1
            yield in_part(_form(form, place, part.html.base or ""), part, f"form {form.method} {form.action}")


def _form(form: PageForm, place: str, base: str) -> Form:
    fields = form.fields[:MOST_FIELDS]
    return Form(
        action=form.action.strip()[:4096],
        method=form.method.lower(),
        fields=tuple(Field(name=field.name, kind=field.kind, label=field.label) for field in fields),
        asks=asked(fields),
        place=place,
        host=read_target(form.action, base).host,
    )
