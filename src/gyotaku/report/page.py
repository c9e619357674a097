"""What every section writes with: the only door through which words and values enter a report.

Values that come from the case are made inert here (for publication); text of our own (`Ours`) stands as it is.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from datetime import date, datetime, timedelta, timezone
from functools import cached_property

from gyotaku.model.case import Case
from gyotaku.model.evidence import Absence, Evidence, Observation, Reason
from gyotaku.model.facts import FROM_OUTSIDE
from gyotaku.model.report import Basis, Cell, Sentence
from gyotaku.phrases import Catalogue, fill
from gyotaku.report.defang import Defanger
from gyotaku.report.hosts import hosts_of
from gyotaku.report.sourcing import named

JST = timezone(timedelta(hours=9), "JST")
"""Reports for Japanese readers state every moment in Japan's zone."""

_CONTROL = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufff9-\ufffb\ud800-\udfff\U000e0000-\U000e007f]"
)
"""Characters that would turn the report's own text around or break its file: shown by their number."""

Cite = Observation | Absence | str

Pictures = Callable[[str], bytes]
"""Finds the bytes of a picture by the sha256 that a fact names; none when it is not there."""


def no_pictures(_sha256: str) -> bytes:
    """Find nothing."""
    return b""


class Ours(str):
    """Text of our own (the catalogue, the brand list): never defanged."""

    __slots__ = ()


class Page:
    """One report being written: a case, a language, and whether it will be published."""

    def __init__(self, case: Case, texts: Catalogue, *, published: bool, pictures: Pictures = no_pictures) -> None:
        self.case = case
        self.evidence: Evidence = case.evidence
        self.texts = texts
        self.language = texts.language
        self.published = published
        self.pictures = pictures

    @cached_property
    def _defang(self) -> Defanger:
        return Defanger(hosts_of(self.evidence))

    @cached_property
    def _absence_ids(self) -> dict[Absence, str]:
        return {absence: f"A{number}" for number, absence in enumerate(self.evidence.absences, 1)}

    def safe(self, text: str) -> str:
        """Return text from the case as it may stand in this report."""
        if isinstance(text, Ours):
            return str(text)
        text = _CONTROL.sub(lambda found: f"⟨U+{ord(found[0]):04X}⟩", text)
        return self._defang(text) if self.published else text

    def ids(self, cites: Iterable[Cite]) -> tuple[str, ...]:
        """Return the evidence numbers of observations and absences, each once, in order."""
        return tuple(dict.fromkeys(self._id(cite) for cite in cites))

    def _id(self, cite: Cite) -> str:
        if isinstance(cite, Absence):
            return self._absence_ids.get(cite, "")
        return cite.id if isinstance(cite, Observation) else cite

    def basis(self, ids: Iterable[str]) -> Basis:
        """Tell what kind of statement rests on these numbers alone: an answer from outside, or a fact of the mail."""
        return Basis.OUTSIDE if any(one in self._outside for one in ids) else Basis.MAIL

    @cached_property
    def _outside(self) -> frozenset[str]:
        outside = {kind.__name__ for kind in FROM_OUTSIDE}
        seen = {seen.id for seen in self.evidence.observations if seen.source.name != "mail"}
        return frozenset(seen | {name for absence, name in self._absence_ids.items() if absence.kind in outside})

    def words(self, key: str, **values: object) -> Ours:
        """Return a text of the catalogue with values filled in, each made safe."""
        return Ours(
            self.texts.text(
                key, **{name: self.safe(str(value) if not isinstance(value, str) else value) for name, value in values.items()}
            )
        )

    def say(self, key: str, *cites: Cite, **values: object) -> Sentence:
        """Write one sentence of the catalogue that concludes something from its evidence."""
        return Sentence(text=self.words(key, **values), cites=self.ids(cites), basis=Basis.CONCLUSION)

    def state(self, key: str, *cites: Cite, **values: object) -> Sentence:
        """Write one sentence that only states what its evidence says: a fact of the mail or an answer from outside."""
        ids = self.ids(cites)
        return Sentence(text=self.words(key, **values), cites=ids, basis=self.basis(ids))

    def state_outside(self, key: str, *cites: Cite, **values: object) -> Sentence:
        """Write one sentence that states what the brand list says, though the mail's own words led to its entry."""
        return Sentence(text=self.words(key, **values), cites=self.ids(cites), basis=Basis.OUTSIDE)

    def note(self, key: str, **values: object) -> Sentence:
        """Write advice or an explanation: rests on no fact of the case."""
        return Sentence(text=self.words(key, **values), basis=Basis.NOTE)

    def notes(self, key: str, **values: object) -> tuple[Sentence, ...]:
        """Write every line of a text of the catalogue as a note of its own."""
        return tuple(
            Sentence(text=line.strip(), basis=Basis.NOTE) for line in self.words(key, **values).splitlines() if line.strip()
        )

    def label(self, key: str) -> Cell:
        """Write the head of a row."""
        return Cell(text=self.words(key), basis=Basis.NOTE)

    def cell(self, text: str, *cites: Cite, code: bool = False, basis: Basis | None = None) -> Cell:
        """Write one value with its evidence."""
        ids = self.ids(cites)
        return Cell(text=self.safe(text), cites=ids, basis=basis or self.basis(ids), code=code)

    def missing(self, kind: type[object], about: str | None = None) -> Cell:
        """Write that a kind of fact is missing (about one subject), and why; never blank, never clean."""
        absence = self.evidence.absent(kind, about)
        if absence is None:
            return Cell(text=self.words("missing.unknown"), basis=Basis.NOTE, missing=True)
        return self.absent(absence)

    def absent(self, absence: Absence) -> Cell:
        """Write one absence."""
        ids = self.ids((absence,))
        return Cell(text=self.why_absent(absence), cites=ids, basis=self.basis(ids), missing=True)

    def why_absent(self, absence: Absence) -> Ours:
        """Return 「未照会」, 「確認できず」 or their kin, with who was asked and the reason."""
        said_by, _, code = absence.detail.rpartition(": ")
        who = self.source(said_by)
        said = self.texts.table("missing", "detail")
        status = code.removeprefix("http-") if code.startswith("http-") else ""
        why = said["http"].format(status=status) if status else said.get(code, "")
        if why:
            why = self.words("missing.by", who=who, why=Ours(why)) if who else Ours(why)
            word = {Reason.NOT_ATTEMPTED: "not-attempted", Reason.NOT_PRESENT: "not-found"}.get(absence.reason, "failed-why")
            return self.words(f"missing.{word}", why=why)
        if absence.reason is Reason.NOT_ATTEMPTED:
            # What the evaluation of a signature lacks stands behind the code.
            found = next((Ours(text) for known, text in said.items() if known in absence.detail), None)
            return self.words("missing.not-attempted", why=found) if found else self.words("missing.not-attempted-bare")
        return self.words(f"missing.{absence.reason.value}")

    def word(self, table: str, code: str) -> str:
        """Return the word for a code of the model; a code without one stands for itself."""
        found = self.texts.find(*table.split("."), code) if code else None
        return Ours(found) if found is not None else code

    def source(self, name: str) -> Ours:
        """Call a source (a provider, list or table) what the language calls it; one without a name of ours keeps its own."""
        template, values = named(self.texts, name)
        return Ours(fill(template, {key: self.safe(value) for key, value in values.items()}) if template else self.safe(name))

    def joined(self, words: Iterable[str]) -> Ours:
        """Join words as a list of the language."""
        return Ours(self.texts.text("join.list").join(self.safe(word) for word in words))

    def moment(self, at: datetime) -> Ours:
        """Write a moment in Japan's zone to the minute."""
        return Ours(f"{at.astimezone(JST):%Y-%m-%d %H:%M} JST")

    def day(self, day: date) -> Ours:
        """Write a day."""
        return Ours(day.isoformat())

    def when(self, seen: Observation) -> Ours:
        """Write when an outside answer was given."""
        return self.moment(seen.at) if seen.at else self.words("evidence.no-time")

    def country(self, code: str) -> str:
        """Write a country's name with its code."""
        name = self.texts.find("country", code.upper())
        return self.words("network.country-code", name=Ours(name), code=code.upper()) if name else code

    def brand(self, name_ja: str, name_en: str) -> Ours:
        """Return a brand's name in the language of the report."""
        return Ours(name_ja if self.language == "ja" else name_en or name_ja)
