"""Marks that a receiver's filter or a list put in front of the subject: who may have added them, and what is not known."""

from __future__ import annotations

from gyotaku.model.facts import FilterMark, MailingList
from gyotaku.model.report import Paragraph, Piece, Sentence
from gyotaku.report import reading
from gyotaku.report.page import Page

_SHOWN = 4


def tags(page: Page) -> list[Piece]:
    """Write how the subject's tags read; nothing when there are none."""
    found = reading.subject(page)
    if found is None or not found[0].tags:
        return []
    subject, seen = found
    sentences: list[Sentence] = [page.state("tags.there", seen, tags=" ".join(subject.tags), subject=subject.text)]
    marks = list(page.evidence.of(FilterMark))[:_SHOWN]
    lists = [(fact, mark) for fact, mark in page.evidence.of(MailingList) if fact.list_id]
    for mark, where in marks:
        sentences.append(page.state("tags.mark", where, header=mark.header, value=mark.value[:120]))
    if lists:
        sentences.append(page.say("tags.list", lists[0][1], list=lists[0][0].list_id))
    elif not marks:
        sentences.append(page.say("tags.unexplained", seen))
    sentences.append(page.note("tags.not-judged"))
    return [Paragraph(sentences=tuple(sentences))]
