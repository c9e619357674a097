"""Observe what may name the recipient in URLs, message ids and subjects: masked before publishing or visiting."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from gyotaku.model.evidence import Evidence, Observation
from gyotaku.model.facts import Address, Link, Picture, Subject, Token
from gyotaku.model.message import Message
from gyotaku.observe.family import in_header, in_mail, observer
from gyotaku.observe.token_recipient import Recipients
from gyotaku.observe.token_shapes import is_dated, looks_drawn
from gyotaku.observe.token_urls import LONGEST, tokens_in, values_in
from gyotaku.settings import Settings

MOST_TOKENS = 2_000

_TO = frozenset({"to", "cc", "bcc", "envelope-to"})
_HEADERS = ("message-id", "return-path", "errors-to", "feedback-id", "x-feedback-id")
_SILENT = frozenset({"data", "javascript", "tel", "cid"})
_NUMBER = re.compile(r"[A-Z]{0,4}[\-_]?\d{4,12}(?:[\-_]\d{2,8})?")
_SUBJECT_NUMBER = re.compile(
    r"(?:(?:No|NO|no|№|Nº|番号|コード|ID)\s?[.:：＃#]?\s?|[#＃\[［(（【])"
    r"([A-Z]{0,4}[\-_]?\d{4,12}(?:[\-_]\d{2,8})?|[0-9A-Za-z]{8,20})(?=[\])）］】\s]|$)"
)


@observer(
    name="tokens",
    reads="targets of links and pictures, ids and return addresses in the header, the subject; against the recipient's address",
    gives=(Token,),
    after=("links", "addresses", "pictures", "subject"),
)
def tokens(message: Message, evidence: Evidence, _settings: Settings) -> Iterator[Observation]:
    """State each token once for each URL it stands in."""
    recipients = Recipients([address.address for address, _ in evidence.of(Address) if address.role in _TO])
    urls = _urls(evidence)
    counts = Counter(value for url in urls for value in values_in(url))
    # A value that several targets carry marks the mail, not the page.
    repeated = frozenset(value for value, count in counts.items() if count > 1)
    count = 0
    for url, seen in urls.items():
        for token in tokens_in(url, recipients, repeated):
            count += 1
            if count > MOST_TOKENS:
                return
            yield Observation(id="", fact=token, where=seen.where, excerpt=url[:400])
    yield from _in_headers(message, recipients)
    yield from _in_subject(message, evidence)


def _urls(evidence: Evidence) -> dict[str, Observation]:
    urls: dict[str, Observation] = {}
    for link, seen in evidence.of(Link):
        if link.scheme not in _SILENT:
            urls.setdefault(link.target, seen)
    for picture, seen in evidence.of(Picture):
        if picture.origin == "remote":
            urls.setdefault(picture.source, seen)
    return urls


def _in_headers(message: Message, recipients: Recipients) -> Iterator[Observation]:
    """State encoded spellings of the recipient in ids and return addresses (VERP); other addresses there are the sender's."""
    for header in message.all(*_HEADERS):
        text = header.value[:LONGEST]
        for piece in sorted(set(recipients.find(text))):
            value = text[piece.start : piece.end]
            if piece.basis != "recipient-local" and (piece.basis != "recipient-address" or _spells(value, recipients)):
                yield in_header(Token(value=value, basis=piece.basis), header)


def _spells(value: str, recipients: Recipients) -> bool:
    """Whether a value is not just anybody's address: it spells the recipient's, or is an encoding and no address at all."""
    low = value.lower()
    return "@" not in value or any(address in low for address in recipients.addresses)


def _in_subject(message: Message, evidence: Evidence) -> Iterator[Observation]:
    subject = evidence.first(Subject)
    header = message.first("subject")
    if subject is None:
        return
    for found in _SUBJECT_NUMBER.finditer(subject[0].text[:400]):
        value = found[1]
        if is_dated(value) or not (_NUMBER.fullmatch(value) or looks_drawn(value)):
            continue
        token = Token(value=value, basis="subject-number")
        yield in_header(token, header) if header else in_mail(token, subject[0].text)
