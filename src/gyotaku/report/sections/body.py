"""The body as displayed: drawn, then as text in reading order, and what was hidden from the reader."""

from __future__ import annotations

from collections.abc import Iterator

from gyotaku.model.evidence import Observation
from gyotaku.model.facts import Body, HiddenText, InlineForward, MailPicture, Picture
from gyotaku.model.facts.text import Block
from gyotaku.model.report import Basis, Bullets, Cell, Figure, Paragraph, Piece, Quote, Sentence
from gyotaku.report import reading
from gyotaku.report.drawings.mail import Letter, draw_mail
from gyotaku.report.page import Ours, Page
from gyotaku.report.prints import prepared

LINES = 400
"""Most lines of a body printed in a report; the JSON export holds all."""
_HIDDEN = 5


def body(page: Page) -> list[Piece]:
    """Write the reproduction."""
    found = page.evidence.first(Body)
    if found is None:
        missing = page.missing(Body)
        return [Paragraph(sentences=(Sentence(text=missing.text, cites=missing.cites, basis=missing.basis),))]
    fact, seen = found
    lines = list(_lines(page, fact, seen.id))
    pieces: list[Piece] = [*_looks(page, fact, seen.id), Quote(lines=tuple(lines[:LINES]), note=page.words("body.disclaimer"))]
    if len(lines) > LINES or fact.cut:
        pieces.append(Paragraph(sentences=(page.state("body.cut", seen, count=max(len(lines) - LINES, 0)),), tone="quiet"))
    items = [*_forwarded(page), *_pictures(page), *_hidden(page), *_alternative(page, fact, seen.id)]
    if items:
        pieces.append(Bullets(items=tuple(items), title=page.words("body.unseen")))
    return pieces


def _lines(page: Page, fact: Body, cite: str) -> Iterator[Cell]:
    for block in fact.blocks:
        if block.hidden is not None or block.kind == "hidden":
            yield Cell(text=page.words("body.hidden-here"), cites=(cite,), basis=Basis.MAIL, missing=True)
            continue
        for line in _block(page, block).split("\n"):
            if line.strip():
                yield Cell(text=line.rstrip(), cites=(cite,), basis=Basis.MAIL)


def _block(page: Page, block: Block) -> str:
    text = page.safe(block.text)
    if block.kind == "button":
        return page.words("body.button", text=Ours(text))
    if block.kind == "image":
        return page.words("body.image", alt=Ours(text) if text.strip() else page.words("body.no-alt"))
    return text


def _looks(page: Page, fact: Body, cite: str) -> Iterator[Piece]:
    """Show the mail: its picture, else a drawing, with the reason why there is no picture when one was asked for."""
    for taken, seen in page.evidence.of(MailPicture):
        ready = prepared(page.pictures(taken.picture_sha256))
        if ready is not None:
            yield _photograph(page, taken, seen, ready.png)
            return
    yield _drawing(page, fact, cite)
    absence = page.evidence.absent(MailPicture)
    gone = [seen for _, seen in page.evidence.of(MailPicture)]
    if absence is not None or gone:
        why = page.word("no-picture", absence.detail if absence else "no-file")
        yield Paragraph(sentences=(page.say("body.no-picture", absence or gone[0], why=Ours(why)),), tone="quiet")


def _photograph(page: Page, taken: MailPicture, seen: Observation, png: bytes) -> Figure:
    subject = reading.subject(page)
    words = [page.words("picture.mail-caption", engine=taken.engine or "-")]
    if taken.boxes:
        words.append(page.words("picture.boxes", count=taken.boxes))
    if taken.covered:
        words.append(page.words("picture.covered", count=taken.covered))
    if taken.cut:
        words.append(page.words("picture.cut"))
    alt = page.words("picture.mail-alt", subject=subject[0].text if subject else "-")
    return Figure(alt=alt, caption=page.words("join.sentences").join(words), png=png, cites=page.ids((seen,)))


def _drawing(page: Page, fact: Body, cite: str) -> Figure:
    subject, sender, at = reading.subject(page), reading.sender(page), reading.received(page)
    sender_text = " ".join(word for word in (sender[0].display, f"<{sender[0].address}>") if word) if sender else "-"
    letter = Letter(
        subject=page.safe(subject[0].text) if subject else "-",
        sender=page.safe(sender_text),
        date=page.moment(at[0]) if at else "-",
        labels=(page.words("row.subject"), page.words("row.from"), page.words("row.received")),
        blocks=tuple(
            (block.kind, page.safe(block.text)) for block in fact.blocks if block.hidden is None and block.kind != "hidden"
        ),
        more=page.words("drawing.more"),
        picture=page.words("drawing.picture"),
    )
    cites = page.ids([cite, *(pair[1] for pair in (subject, sender, at) if pair)])
    caption = page.words("drawing.mail-caption")
    return Figure(alt=page.words("drawing.mail-alt", subject=letter.subject), caption=caption, svg=draw_mail(letter), cites=cites)


def _forwarded(page: Page) -> Iterator[Sentence]:
    for fact, seen in list(page.evidence.of(InlineForward))[:1]:
        yield page.state("body.forwarded", seen, marker=fact.marker.strip()[:80])
        yield from page.notes("body.how-to-export")


def _pictures(page: Page) -> Iterator[Sentence]:
    for fact, seen in [pair for pair in page.evidence.of(Picture) if pair[0].logo][:2]:
        key = {"remote": "body.logo-remote", "embedded": "body.logo-embedded"}.get(fact.origin, "body.logo-data")
        yield page.state(key, seen, host=fact.host or "-", alt=fact.alt or page.words("body.no-alt"))
    remote = [seen for fact, seen in page.evidence.of(Picture) if fact.origin == "remote" and not fact.logo]
    if remote:
        yield page.state("body.remote-pictures", *remote[:4], count=len(remote))
    trackers = [seen for fact, seen in page.evidence.of(Picture) if fact.tracker]
    if trackers:
        yield page.say("body.tracker", *trackers[:4])


def _hidden(page: Page) -> Iterator[Sentence]:
    hidden = [(fact, seen) for fact, seen in page.evidence.of(HiddenText) if not fact.preheader]
    for fact, seen in hidden[:_HIDDEN]:
        reason = page.word("hidden", fact.reason)
        yield page.state("body.hidden", seen, reason=reason, characters=fact.characters, text=fact.text[:80])


def _alternative(page: Page, fact: Body, cite: str) -> Iterator[Sentence]:
    if fact.alternative_differs:
        yield page.state("body.alternative-differs", cite)
