"""Forms of a page while it is walked: where they send to and what they ask for (HTML Standard 4.10)."""

from __future__ import annotations

from collections.abc import Mapping

from gyotaku.model.html import Field, PageForm

FIELDS = 300
"""Most fields of one page."""
LABEL_CHARS = 120

_SILENT = {"submit", "button", "reset", "image"}


class Forms:
    """Forms in the order they open. A field outside every form goes to the last one that has none, as the parser's own
    form pointer would have it inside tables, or else to a form without action that a script would read.
    """

    def __init__(self) -> None:
        self._forms: list[tuple[str, str, list[tuple[str, str, str, str]]]] = []
        self._open: list[int] = []
        self._loose: list[tuple[str, str, str, str]] = []
        self._labels: dict[str, str] = {}
        self._count = 0
        self.label_for = ""
        """Id of the field that the open label names."""
        self.last_text = ""
        """What was shown last: the label of a field that names none."""

    def open(self, attributes: Mapping[str, str | None]) -> None:
        """A form begins."""
        if len(self._forms) < FIELDS:
            method = (attributes.get("method") or "get").strip().lower()[:10]
            self._forms.append(((attributes.get("action") or "").strip(), method, []))
            self._open.append(len(self._forms) - 1)

    def close(self) -> None:
        """The innermost form ends."""
        if self._open:
            self._open.pop()

    def open_label(self, attributes: Mapping[str, str | None]) -> None:
        """A label begins; its text belongs to the field it names."""
        self.label_for = attributes.get("for") or ""

    def close_label(self) -> None:
        """A label ends."""
        self.label_for = ""

    def label(self, text: str) -> None:
        """Take shown text of the label that is open."""
        if len(self._labels) < FIELDS:
            self._labels[self.label_for] = (self._labels.get(self.label_for, "") + text)[:LABEL_CHARS]

    def field(self, tag: str, attributes: Mapping[str, str | None]) -> None:
        """Take a field: input, select or textarea."""
        kind = (attributes.get("type") or "text").strip().lower()[:20] if tag == "input" else tag
        if kind in _SILENT or self._count >= FIELDS:
            return
        self._count += 1
        named = attributes.get("placeholder") or attributes.get("aria-label") or attributes.get("title") or ""
        label = named or ("" if kind == "hidden" else self.last_text)
        name = attributes.get("name") or attributes.get("id") or ""
        entry = (name[:LABEL_CHARS], kind, label.strip()[:LABEL_CHARS], attributes.get("id") or "")
        if self._open:
            self._forms[self._open[-1]][2].append(entry)
        elif self._forms and not self._loose:
            self._forms[-1][2].append(entry)
        else:
            self._loose.append(entry)

    def forms(self) -> tuple[PageForm, ...]:
        """Return all forms as read."""
        found = [PageForm(action=action, method=method, fields=self._fields(entries)) for action, method, entries in self._forms]
        if self._loose:
            found.append(PageForm(action="", fields=self._fields(self._loose)))
        return tuple(found)

    def _fields(self, entries: list[tuple[str, str, str, str]]) -> tuple[Field, ...]:
        return tuple(
            Field(name=name, kind=kind, label=(self._labels.get(ident, "").strip() if ident else "") or label)
            for name, kind, label, ident in entries
        )
