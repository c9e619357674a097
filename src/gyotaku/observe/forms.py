"""Observe the forms a mail brings along: where they send to, and what they ask for by names, types and labels of fields."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

from gyotaku.data.field_asks import SILENT, asked
from gyotaku.data.file_types import words
from gyotaku.model.evidence import Absence, Evidence, Observation
from gyotaku.model.facts import Form
from gyotaku.model.facts.links import Field
from gyotaku.model.html import PageForm
from gyotaku.model.message import Message, Part
from gyotaku.observe.archives import read_archive
from gyotaku.observe.family import cut_short, in_part, observer
from gyotaku.observe.file_contents import kind_of, looked_into, opened
from gyotaku.observe.file_passwords import words_of
from gyotaku.observe.files import attached
from gyotaku.observe.source_forms import source_forms
from gyotaku.observe.url_target import read_target
from gyotaku.settings import Settings

MOST_FIELDS = 60
MOST_FORMS = 20
MOST_FILES = 50


@observer(
    name="forms",
    reads="form elements of HTML parts, attached pages and pages in archives (HTML standard, section 4.10)",
    gives=(Form,),
    after=("body", "files"),
)
def forms(message: Message, evidence: Evidence, settings: Settings) -> Iterator[Observation | Absence]:
    """State each form of the mail that a reader could fill in."""
    found = (one for one in _all_forms(message, evidence, settings) if any(field.kind not in SILENT for field in one[1].fields))
    for part, form, place, base in islice(found, MOST_FORMS):
        yield in_part(_form(form, place, base), part, f"form {form.method} {form.action}")
    if next(found, None) is not None:
        yield cut_short(Form, "forms")


def _all_forms(message: Message, evidence: Evidence, settings: Settings) -> Iterator[tuple[Part, PageForm, str, str]]:
    for part in message.leaves():
        if part.html is not None:
            place = "attachment" if part.disposition == "attachment" or part.media_type != "text/html" else "body"
            yield from ((part, form, place, part.html.base or "") for form in part.html.forms)
    for part in attached(message, evidence)[:MOST_FILES]:
        if part.html is None:
            yield from ((part, form, "attachment", "") for form in _in_file(part, message, evidence, settings))


def _in_file(part: Part, message: Message, evidence: Evidence, settings: Settings) -> Iterator[PageForm]:
    """Yield the forms of a page sent under another type, and of pages in an archive."""
    kind = kind_of(part)
    if kind in {"html", "svg"}:
        yield from source_forms(opened(part, kind).source)
    elif kind in words("archives"):
        passwords = words_of(message, evidence)
        for held in read_archive(part.content, kind, part.filename or "", settings.limits, passwords).held:
            if held.kind in {"html", "svg"}:
                yield from source_forms(looked_into(held.content, held.kind, "").source)


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
