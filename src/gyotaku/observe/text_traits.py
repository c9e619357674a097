"""Odd writing: what a native writer, a company's template or an honest program would not put into a mail."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from itertools import chain

from gyotaku.data.fonts import simplified_chinese
from gyotaku.data.languages import languages
from gyotaku.model.evidence import Evidence, Observation
from gyotaku.model.facts import Address, Body, DateClaim, HiddenText, Lure, TextTrait
from gyotaku.model.message import Message
from gyotaku.observe.family import in_part, observer
from gyotaku.observe.reading import AROUND, Reading, in_subject, in_text, read_body, read_subject, reading
from gyotaku.observe.text_traits_claims import claims
from gyotaku.observe.text_traits_damage import leftovers, mojibake
from gyotaku.observe.text_traits_found import Detector, Found, Writing
from gyotaku.observe.text_traits_glyphs import glyphs
from gyotaku.observe.text_traits_invisible import invisible
from gyotaku.observe.text_traits_kana import kana_damage
from gyotaku.observe.text_traits_style import copyright_year, style
from gyotaku.settings import Settings

DETECTORS: tuple[Detector, ...] = (invisible, glyphs, kana_damage, mojibake, leftovers, claims, style)

MISMATCH_CHARS = 1_500
"""Longest body in characters that is held against its subject: a longer one speaks of many things."""

_GROUPS = (
    frozenset({"restrict", "verify", "fraud_alert", "mfa", "aml", "terms", "change_done", "pay_failed", "wallet"}),
    frozenset({"statement", "pay_failed", "unpaid", "refund", "invoice", "change_done"}),
    frozenset({"points", "prize", "airdrop", "credit", "refund"}),
    frozenset({"delivery", "change_done", "pay_failed", "unpaid"}),
    frozenset({"mailbox", "storage", "document", "verify", "restrict", "mfa", "terms"}),
)
# Pretexts that go together in one honest or dishonest story.


@observer(
    name="text_traits",
    reads="Subject, display name and shown text of the body, characters, fonts and language of the page, pretexts found",
    gives=(TextTrait,),
    after=("subject", "body", "addresses", "dates", "lures"),
)
def text_traits(message: Message, evidence: Evidence, _settings: Settings) -> Iterator[Observation]:
    """Yield each oddity once per place, with a little of its surroundings."""
    subject, body = read_subject(evidence), read_body(evidence)
    language = body[1].language if body is not None else ""
    if not language:
        # A body too short to tell has the subject's language.
        texts = [pair[0].text for pair in (body, subject) if pair is not None]
        language = next(iter(languages(" ".join(texts))), "")
    if subject is not None:
        writing = Writing(subject[0], "subject", language, html=False)
        for found in chain.from_iterable(detect(writing) for detect in DETECTORS):
            yield in_subject(_fact(writing, found), subject[1])
    yield from _display(evidence, language)
    if body is not None:
        yield from _body(body, language, evidence)
        if language == "ja":
            yield from _page(message, body[1])
        yield from _mismatch(evidence, len(body[0].shown))
    yield from _hidden(evidence)


def _body(body: tuple[Reading, Body], language: str, evidence: Evidence) -> Iterator[Observation]:
    writing = Writing(body[0], "body", language, html=body[1].media_type == "text/html")
    found = chain.from_iterable(detect(writing) for detect in DETECTORS)
    for oddity in chain(found, copyright_year(writing, _received(evidence))):
        yield in_text(_fact(writing, oddity), body[1], writing.text, oddity.start, oddity.end)


def _received(evidence: Evidence) -> datetime | None:
    claim = evidence.first(DateClaim, role="received") or evidence.first(DateClaim, role="date")
    return None if claim is None else claim[0].at


def _fact(writing: Writing, found: Found) -> TextTrait:
    text = writing.text
    low, high = max(found.start - AROUND // 2, 0), min(found.end + AROUND // 2, found.start + 100)
    low = text.rfind("\n", low, found.start) + 1 or low
    line_end = text.find("\n", found.end, high)
    excerpt = text[low : high if line_end < 0 else line_end].strip()
    return TextTrait(trait=found.trait, excerpt=excerpt, place=writing.place, count=found.times, expected=found.expected)


def _display(evidence: Evidence, language: str) -> Iterator[Observation]:
    """Look at the sender's display name as at any text."""
    sender = evidence.first(Address, role="from")
    if sender is None or not sender[0].display:
        return
    writing = Writing(reading((sender[0].display,)), "display", language, html=False)
    for found in chain.from_iterable(detect(writing) for detect in (invisible, glyphs, mojibake, leftovers)):
        yield in_subject(_fact(writing, found), sender[1])


def _hidden(evidence: Evidence) -> Iterator[Observation]:
    """Open slots in text that is hidden: whoever fills the template does not see them either."""
    for hidden, seen in evidence.of(HiddenText):
        writing = Writing(reading((hidden.text,)), "body", "", html=False)
        for found in leftovers(writing):
            yield Observation(id="", fact=_fact(writing, found), where=seen.where, excerpt=seen.excerpt)
            return


def _page(message: Message, body: Body) -> Iterator[Observation]:
    """Fonts and language mark of a page that reads as Japanese."""
    part = next((part for part in message.leaves() if part.path == body.part and part.html is not None), None)
    if part is None or part.html is None:
        return
    fonts = [font for font in part.html.fonts if font.strip(" '\"").lower() in simplified_chinese()]
    if fonts:
        yield in_part(TextTrait(trait="foreign-font", excerpt=fonts[0], place="style", count=len(fonts)), part, fonts[0])
    mark = (part.html.language or "").strip().lower()
    if mark.startswith(("zh", "ko", "ru", "vi")):
        yield in_part(TextTrait(trait="foreign-lang", excerpt=mark, place="style", expected="ja"), part, f'lang="{mark}"')


def _mismatch(evidence: Evidence, size: int) -> Iterator[Observation]:
    """Yield that the subject tells one story and the body another."""
    told: dict[str, dict[str, int]] = {"subject": {}, "body": {}}
    for lure, _ in evidence.of(Lure):
        if lure.place in told:
            told[lure.place][lure.pretext] = told[lure.place].get(lure.pretext, 0) + 1
    subject, inside = set(told["subject"]), told["body"]
    if not subject or not inside or size > MISMATCH_CHARS:
        return
    strongest = {pretext for pretext, count in inside.items() if count == max(inside.values())}
    related = any(group & subject and group & set(inside) for group in _GROUPS) or bool(subject & set(inside))
    if not related and max(inside.values()) > 1:
        phrase = next(lure for lure, _ in evidence.of(Lure) if lure.place == "body" and lure.pretext in strongest)
        seen = next(seen for lure, seen in evidence.of(Lure) if lure is phrase)
        excerpt = f"{min(subject)} ≠ {phrase.pretext}: {phrase.phrase}"
        fact = TextTrait(trait="subject-body-mismatch", excerpt=excerpt, place="subject", expected=min(subject))
        yield Observation(id="", fact=fact, where=seen.where, excerpt=seen.excerpt)
