"""Forms in the source of a page that lies inside a file, where no parser's tree is at hand."""

from __future__ import annotations

import html
import re

from gyotaku.model.html import Field, PageForm
from gyotaku.patterns import late

READ = 400_000
"""Characters of the source that are looked at."""
FORMS = 20
FIELDS = 60

_FORM = re.compile(r"<form\b([^<>]{0,4000})>", re.IGNORECASE)
_CLOSED = re.compile(r"</form\b", re.IGNORECASE)
_FIELD = re.compile(r"<(input|select|textarea)\b([^<>]{0,2000})>", re.IGNORECASE)
_ATTRIBUTE = late(r"""([\w-]{1,40})\s{0,3}=\s{0,3}(?:"([^"]{0,2000})"|'([^']{0,2000})'|([^\s"'<>]{1,2000}))""")
_KINDS = {"select": "select", "textarea": "textarea"}


def source_forms(source: str) -> list[PageForm]:
    """List the forms of a page's source, each with its fields up to where it ends or the next begins."""
    text = source[:READ]
    begun = list(_FORM.finditer(text))[:FORMS]
    found = []
    for place, form in enumerate(begun):
        end = begun[place + 1].start() if place + 1 < len(begun) else len(text)
        closed = _CLOSED.search(text, form.end(), end)
        have = _attributes(form[1])
        fields = [_field(*one) for one in _FIELD.findall(text, form.end(), closed.start() if closed else end)[:FIELDS]]
        found.append(PageForm(action=have.get("action", ""), method=have.get("method", "get").lower(), fields=tuple(fields)))
    return found


def _field(tag: str, written: str) -> Field:
    have = _attributes(written)
    label = next((have[name] for name in ("placeholder", "aria-label", "title") if have.get(name)), "")
    name = have.get("name") or have.get("id", "")
    return Field(name=name[:200], kind=_KINDS.get(tag.lower()) or have.get("type", "text").lower()[:20], label=label[:200])


def _attributes(written: str) -> dict[str, str]:
    found: dict[str, str] = {}
    for name, *values in _ATTRIBUTE.findall(written)[:40]:
        found.setdefault(name.lower(), html.unescape(next(filter(None, values), "")))
    return found
