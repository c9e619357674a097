"""The limits of this analysis: what was not looked up, not decided or cut, and what the main reasons do not prove."""

from __future__ import annotations

from collections.abc import Iterator

from gyotaku.model.evidence import Absence, Reason
from gyotaku.model.report import Basis, Bullets, Paragraph, Piece, Sentence
from gyotaku.report import reading
from gyotaku.report.page import Ours, Page

_MAIN = 6
_ABOUTS = 4


def limits(page: Page) -> list[Piece]:
    """Write the limits."""
    pieces: list[Piece] = []
    unlooked = tuple(_unlooked(page))
    if unlooked:
        pieces.append(Bullets(items=unlooked, title=page.words("limits.unlooked")))
    decided = tuple(_undecided(page))
    if decided:
        pieces.append(Paragraph(sentences=decided))
    cuts = tuple(_cuts(page))
    if cuts:
        pieces.append(Bullets(items=cuts, title=page.words("limits.cut")))
    proves_not = tuple(_proves_not(page))
    if proves_not:
        pieces.append(Bullets(items=proves_not, title=page.words("limits.proves-not")))
    pieces.append(
        Paragraph(sentences=(page.note("limits.machine"), page.note("limits.masked" if page.published else "limits.internal")))
    )
    return pieces


def _unlooked(page: Page) -> Iterator[Sentence]:
    groups: dict[tuple[str, Reason, Ours], list[Absence]] = {}
    for absence in page.evidence.absences:
        if absence.reason not in {Reason.NOT_PRESENT, Reason.TRUNCATED}:
            # What reads alike is one line, whatever the detail for programs.
            groups.setdefault((absence.kind, absence.reason, page.why_absent(absence)), []).append(absence)
    for (kind, _, why), members in groups.items():
        name = page.word("kind", kind)
        abouts = [one.about.partition(":")[2] for one in members if ":" in one.about]
        cites = page.ids(members[: reading.CITED])
        if not abouts:
            yield Sentence(text=page.words("limits.missing", what=name, why=why), cites=cites, basis=Basis.CONCLUSION)
            continue
        shown = page.joined(abouts[:_ABOUTS]) + (
            page.words("limits.others", count=len(abouts) - _ABOUTS) if len(abouts) > _ABOUTS else ""
        )
        yield Sentence(
            text=page.words("limits.missing-about", what=name, about=Ours(shown), why=why), cites=cites, basis=Basis.CONCLUSION
        )


def _undecided(page: Page) -> Iterator[Sentence]:
    undecided = page.case.not_evaluated
    if undecided:
        lacks = dict.fromkeys(kind for one in undecided for kind in one.lacks)
        absences = [absence for kind in lacks for absence in page.evidence.absences if absence.kind == kind][: reading.CITED]
        kinds = page.joined(page.word("kind", kind) for kind in lacks) or "-"
        ids = page.ids(absences)
        basis = Basis.CONCLUSION if ids else Basis.NOTE
        yield Sentence(text=page.words("limits.undecided", count=len(undecided), kinds=kinds), cites=ids, basis=basis)


def _cuts(page: Page) -> Iterator[Sentence]:
    for cut in dict.fromkeys(page.case.cuts):
        gaps = [gap for gap in page.evidence.absences if gap.reason is Reason.TRUNCATED and gap.detail == cut]
        ids = page.ids(gaps)
        text = page.words("limits.was-cut", what=page.word("limit", cut))
        yield Sentence(text=text, cites=ids, basis=Basis.CONCLUSION if ids else Basis.NOTE)
    defects = list(dict.fromkeys(defect.code for defect in page.case.defects))
    if defects:
        shown = page.joined(page.word("defect", code) for code in defects[:8])
        yield Sentence(text=page.words("limits.defects", count=len(defects), shown=shown), basis=Basis.NOTE)
    for note in page.case.specimen.notes:
        yield Sentence(text=page.words("limits.note", note=page.word("specimen-note", note)), basis=Basis.NOTE)


def _proves_not(page: Page) -> Iterator[Sentence]:
    verdict = page.case.verdict
    named = dict.fromkeys([*verdict.hard, *(weighed.rule for weighed in verdict.reasons)])
    told: set[str] = set()
    for finding in reading.findings(page, named):
        if not page.texts.find("rule", finding.rule, "proves_not"):
            continue
        sentence = reading.finding_sentence(page, finding, "proves_not")
        if sentence.text not in told:
            told.add(sentence.text)
            reason = Ours(reading.finding_sentence(page, finding).text)
            text = page.words("limits.however", reason=reason, proves_not=Ours(sentence.text))
            yield Sentence(text=text, cites=sentence.cites, basis=sentence.basis)
        if len(told) == _MAIN:
            return
