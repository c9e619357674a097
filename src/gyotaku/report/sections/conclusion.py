"""The first screen: what the mail is and how sure, whom it imitates, its subject, three visible reasons, what to do now."""

from __future__ import annotations

from gyotaku.model.case import Label, Override
from gyotaku.model.report import Basis, Bullets, Cell, Paragraph, Piece, Sentence, Table
from gyotaku.report import plain, reading
from gyotaku.report.page import Page
from gyotaku.report.sections.publication import banner, standing

_TONES = {
    Label.PHISHING: "warning",
    Label.LIKELY_PHISHING: "warning",
    Label.SUSPICIOUS: "warning",
    Label.LIKELY_GENUINE: "good",
}
_GROUNDS = 5
"""Most numbers behind the verdict on the first screen; the section on its reasons has them all."""
_CASES = ("unopened", "clicked", "typed")


def conclusion(page: Page) -> list[Piece]:
    """Write the conclusion."""
    label = page.case.label
    pieces: list[Piece] = [
        *banner(page),
        Paragraph(sentences=(summary(page), *_how_sure(page)), tone=_TONES.get(label, "")),
        *standing(page),
        Table(caption=page.words("conclusion.table"), rows=tuple(_rows(page))),
    ]
    reasons = plain.reasons(page)
    if reasons:
        counted = label in {Label.PHISHING, Label.LIKELY_PHISHING} and len(reasons) != 3
        title = page.words("conclusion.reasons.few" if counted else f"conclusion.reasons.{label.value}")
        pieces.append(Bullets(items=tuple(reasons), ordered=True, title=title))
    advice = "bad" if label in {Label.PHISHING, Label.LIKELY_PHISHING, Label.SUSPICIOUS} else label.value
    todo = tuple(
        Sentence(text=page.texts.text(f"conclusion.todo.{advice}.{case}"), basis=Basis.NOTE)
        for case in _CASES
        if page.texts.find("conclusion", "todo", advice, case)
    )
    pieces.append(Bullets(items=todo, title=page.words("conclusion.todo.title")))
    return pieces


def summary(page: Page) -> Sentence:
    """Write the conclusion in one sentence with the label's word, resting on what the verdict rests on.

    A label set by hand rests on its analyst's word, which the next sentence tells.
    """
    brand = reading.brand(page)
    key = f"conclusion.summary.{page.case.label.value}"
    key += ".brand" if brand and page.texts.find(*f"{key}.brand".split(".")) else ".bare"
    if by_hand(page) is not None:
        return page.note(key, brand=brand or "")
    return page.say(key, *_grounds(page), brand=brand or "")


def by_hand(page: Page) -> Override | None:
    """Return the label an analyst set, if one did."""
    return page.case.decisions.override if page.case.decisions else None


def _grounds(page: Page) -> tuple[str, ...]:
    verdict = page.case.verdict
    named = list(verdict.hard) or [weighed.rule for weighed in verdict.reasons[:3]]
    cites = [one for finding in reading.findings(page, named) for one in page.ids((*finding.cites[:1], *finding.absences[:1]))]
    if not cites:
        subject = reading.subject(page)
        cites = [subject[1].id] if subject else list(page.ids(page.evidence.absences[:1]))
    return tuple(dict.fromkeys(cites))[:_GROUNDS]


def _how_sure(page: Page) -> list[Sentence]:
    verdict = page.case.verdict
    grounds = _grounds(page)
    if (override := by_hand(page)) is not None:
        said = {"author": override.author, "day": page.moment(override.at), "because": override.because}
        own = page.words(f"conclusion.judged.{verdict.label.value}")
        return [page.note("conclusion.by-hand", **said), page.say("conclusion.own", *grounds, label=own, score=verdict.score)]
    sentences: list[Sentence] = []
    if verdict.label is Label.UNWANTED:
        sentences.append(page.say("conclusion.sure.unwanted", *grounds, unwanted=verdict.unwanted, score=verdict.score))
    elif verdict.label is not Label.UNDETERMINED:
        sentences.append(page.say("conclusion.sure.score", *grounds, score=verdict.score))
    key = f"conclusion.why.{verdict.why}" if verdict.why else ""
    if key and page.texts.find(*key.split(".")):
        sentences.append(page.say(key, *grounds, hard=len(verdict.hard), independent=verdict.independent))
    return sentences


def _rows(page: Page) -> list[tuple[Cell, ...]]:
    rows: list[tuple[Cell, ...]] = []
    found = reading.claim(page)
    if found:
        name = page.brand(found[0].name_ja, found[0].name_en)
        rows.append((page.label("conclusion.row.brand"), page.cell(name, found[1], basis=Basis.CONCLUSION)))
    subject = reading.subject(page)
    if subject:
        rows.append((page.label("row.subject"), page.cell(subject[0].text, subject[1])))
    sender = reading.sender(page)
    if sender:
        rows.append((page.label("row.from"), page.cell(sender[0].address, sender[1], code=True)))
    at = reading.received(page)
    if at:
        rows.append((page.label("row.received"), page.cell(page.moment(at[0]), at[1])))
    return rows
