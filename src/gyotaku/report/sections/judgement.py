"""The reasons of the verdict: those against the mail, those for it, and what could not be decided."""

from __future__ import annotations

from gyotaku.model.finding import Finding, Severity, Stance
from gyotaku.model.report import Bullets, Paragraph, Piece, Sentence
from gyotaku.report import reading
from gyotaku.report.page import Ours, Page

_SHOWN = 12


def judgement(page: Page) -> list[Piece]:
    """Write the reasons side by side."""
    verdict = page.case.verdict
    weights = {weighed.rule: weighed.weight for weighed in verdict.reasons}
    ordered = sorted(page.case.findings, key=lambda finding: (-abs(weights.get(finding.rule, 0.0)), finding.rule))
    pieces: list[Piece] = [Paragraph(sentences=(page.note("judgement.how"),), tone="quiet")]
    aside = [finding for finding in ordered if finding.severity is Severity.INFO and finding.stance is Stance.PHISHING]
    for stance in (Stance.PHISHING, Stance.UNWANTED, Stance.GENUINE):
        found = [finding for finding in ordered if finding.stance is stance and finding not in aside]
        if found:
            items = tuple(_item(page, finding) for finding in found[:_SHOWN])
            if len(found) > _SHOWN:
                cites = page.ids(one for finding in found[_SHOWN:] for one in finding.cites[:1])[: reading.CITED]
                items += (page.say("judgement.rest", *cites, count=len(found) - _SHOWN),)
            pieces.append(Bullets(items=items, title=page.words(f"judgement.{stance.value}")))
    if aside:
        items = tuple(_item(page, finding) for finding in aside[:_SHOWN])
        pieces.append(Bullets(items=items, title=page.words("judgement.aside")))
    if not any(finding.stance is Stance.GENUINE for finding in page.case.findings):
        pieces.append(Paragraph(sentences=(page.note("judgement.no-genuine"),)))
    if not page.case.findings:
        pieces.append(Paragraph(sentences=(page.note("judgement.nothing"),)))
    return pieces


def _item(page: Page, finding: Finding) -> Sentence:
    sentence = reading.finding_sentence(page, finding)
    if finding.hard:
        text = page.words("judgement.hard", text=Ours(sentence.text))
        return Sentence(text=text, cites=sentence.cites, basis=sentence.basis)
    return sentence
