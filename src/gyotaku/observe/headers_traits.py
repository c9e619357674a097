"""What is odd or telling about a header block. Each trait is correlation with a kind of program, never proof."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from gyotaku.data.header_traits import service_of_feedback, service_of_header
from gyotaku.model.evidence import Observation
from gyotaku.model.facts import HeaderTrait
from gyotaku.model.message import Header, Message
from gyotaku.observe.family import in_header, in_mail
from gyotaku.observe.moments import read_moment
from gyotaku.observe.received import read_address

MOST_OF_ONE = 5
"""Most instances stated of one trait."""
MANY = 20
"""From so many recipients on in To and Cc a mail has many."""
MANY_HOPS = 100
"""More Received fields than these are a loop (RFC 5321 section 6.3) or made up; the route reads no more."""

_SINGLE = ("from", "subject", "date", "to", "message-id", "reply-to", "sender")
_REQUIRED = ("message-id", "date", "from", "to", "subject")
_GB_LABELS = re.compile(r"\b(gb2312|gbk|gb18030|hz-gb-2312|cp936|x-gbk|gb_2312-80)\b", re.IGNORECASE)
_CHARSET_IN_WORD = re.compile(rb"=\?([A-Za-z0-9_.:+-]{2,40})\?[bBqQ]\?")
_CHARSET_PARAMETER = re.compile(r"charset\s{0,3}=\s{0,3}[\"']?([\w.:+-]{2,40})", re.IGNORECASE)
_WORD_LEFT = re.compile(r"=\?[\w.:+-]{2,40}\?[bBqQ]\?[^?\s]{1,200}\?=")
_HIGH = re.compile(r"\b(?:1|2|high|highest|urgent)\b", re.IGNORECASE)
_CONTROLS = re.compile(rb"[\x00-\x08\x0b\x0c\x0e-\x1a\x1c-\x1f\x7f]")
_NO_RECIPIENT = re.compile(r"undisclosed|unlisted|recipient list not shown|<>|^\s*:?;?\s*$", re.IGNORECASE)
_DKIM_DOMAIN = re.compile(r"(?:^|;)\s*d\s*=\s*([\w.-]{1,255})", re.ASCII)
_OUTLOOK_EXPRESS = re.compile(r"Outlook Express (\d+\.\d+\.\d{4})")
_CLAIMED_IP = ("x-originating-ip", "x-source-ip", "x-client-ip", "x-mdremoteip", "x-remote-ip", "x-eip", "x-nifty-srcip")
_ACCOUNT = (
    "x-authenticated-sender",
    "x-get-message-sender-via",
    "x-authenticated-user",
    "x-authenticated-id",
    "x-authenticated-as",
)


def traits_of(message: Message) -> Iterator[Observation]:
    """State the traits of a mail's header block, in a fixed order."""
    yield from _missing_and_doubled(message)
    yield from _bytes(message)
    yield from _charsets(message)
    yield from _programs(message)
    yield from _manner(message)
    yield from _recipients(message)
    yield from _services(message)


def _each(trait: str, headers: Iterator[Header], values: bool = True) -> Iterator[Observation]:
    for number, header in enumerate(headers):
        if number >= MOST_OF_ONE:
            return
        yield in_header(HeaderTrait(trait=trait, value=header.value.strip()[:400] if values else ""), header)


def _missing_and_doubled(message: Message) -> Iterator[Observation]:
    for key in _REQUIRED:
        if key not in message.by_key:
            yield in_mail(HeaderTrait(trait=f"no-{key}"))
    for key in _SINGLE:
        same = message.by_key.get(key, [])
        if len(same) > 1:
            yield in_header(HeaderTrait(trait=f"duplicate-{key}", value=str(len(same))), same[1])
    if "content-type" in message.by_key and "mime-version" not in message.by_key:
        yield in_header(HeaderTrait(trait="no-mime-version"), next(message.all("content-type")))
    empty = message.first("subject")
    if empty is not None and not empty.value.strip():
        yield in_header(HeaderTrait(trait="empty-subject"), empty)


def _bytes(message: Message) -> Iterator[Observation]:
    counts = Counter[str]()
    for header in message.headers:
        for trait, shows in (
            ("raw-8bit", not header.raw.isascii()),
            ("nested-encoding", _is_nested(header)),
            ("control-characters", _CONTROLS.search(header.raw[:8192]) is not None),
        ):
            counts[trait] += shows
            if shows and counts[trait] <= MOST_OF_ONE:
                yield in_header(HeaderTrait(trait=trait, value=header.name.strip()), header)


def _is_nested(header: Header) -> bool:
    if header.decodings and any(decoding.why == "nested" for decoding in header.decodings):
        return True
    return "=?" in header.value and header.key in ("subject", "from", "to") and _WORD_LEFT.search(header.value) is not None


def _charsets(message: Message) -> Iterator[Observation]:
    """State labels of the simplified Chinese family, wherever they stand, once each."""
    seen: set[str] = set()
    for header in message.headers:
        if b"=?" not in header.raw:
            continue
        for label in _CHARSET_IN_WORD.findall(header.raw[:8192]):
            found = _GB_LABELS.fullmatch(label.decode("ascii"))
            if found and found[1].lower() not in seen:
                seen.add(found[1].lower())
                yield in_header(HeaderTrait(trait="gb-charset", value=found[1].lower()), header)
    for part in message.parts:
        parameter = _CHARSET_PARAMETER.search(part.declared_type)
        found = _GB_LABELS.fullmatch(parameter[1]) if parameter else None
        if found and found[1].lower() not in seen:
            seen.add(found[1].lower())
            place = next((header for header in part.headers if header.key == "content-type"), None)
            fact = HeaderTrait(trait="gb-charset", value=found[1].lower())
            yield in_header(fact, place) if place is not None else in_mail(fact, part.declared_type)


def _programs(message: Message) -> Iterator[Observation]:
    yield from _each("php-originating-script", message.all("x-php-originating-script"))
    yield from _each("php-script", message.all("x-php-script", "x-php-filename", "x-php-source"))
    yield from _each("authenticated-sender", message.all(*_ACCOUNT))
    for header in list(message.all(*_CLAIMED_IP))[:MOST_OF_ONE]:
        address = read_address(header.value.strip())
        if address is not None:
            yield in_header(HeaderTrait(trait="x-originating-ip", value=address), header)
    mailer, mime = message.first("x-mailer"), message.first("x-mimeole")
    express = _OUTLOOK_EXPRESS.search(mailer.value) if mailer is not None else None
    if express is not None and mime is not None and express[1] not in mime.value:
        # The program wrote one version number into both fields.
        yield in_header(HeaderTrait(trait="mimeole-mismatch", value=mime.value.strip()[:200]), mime)
    for header in list(message.all("dkim-signature"))[:MOST_OF_ONE]:
        domain = _DKIM_DOMAIN.search(header.value)
        if domain is not None:
            yield in_header(HeaderTrait(trait="dkim-signed", value=domain[1].lower()), header)


def _manner(message: Message) -> Iterator[Observation]:
    date = message.first("date")
    zone = read_moment(date.value).zone if date is not None else None
    if date is not None and zone is not None and zone.replace(":", "").removeprefix("GMT") == "+0800":
        yield in_header(HeaderTrait(trait="zone-east-8", value=zone), date)
    urgent = (
        header
        for header in message.all("x-priority", "importance", "priority", "x-msmail-priority")
        if _HIGH.search(header.value)
    )
    first = next(urgent, None)
    if first is not None:
        yield in_header(HeaderTrait(trait="priority-high", value=first.value.strip()[:40]), first)
    yield from _each("reply", message.all("in-reply-to", "references"))
    automatic = (header for header in message.all("auto-submitted") if header.value.strip().lower() != "no")
    yield from _each("auto-submitted", automatic)
    yield from _each("receipt-wanted", message.all("disposition-notification-to", "return-receipt-to", "x-confirm-reading-to"))
    yield from _each("resent", message.all("resent-from"))
    hops = message.by_key.get("received", [])
    if len(hops) > MANY_HOPS:
        yield in_header(HeaderTrait(trait="many-hops", value=str(len(hops))), hops[MANY_HOPS])


def _recipients(message: Message) -> Iterator[Observation]:
    to = message.first("to")
    if to is not None and "@" not in to.value and _NO_RECIPIENT.search(to.value):
        yield in_header(HeaderTrait(trait="undisclosed-recipients", value=to.value.strip()[:80]), to)
    wanted = list(message.all("to", "cc"))
    count = sum(header.value.count("@") for header in wanted)
    if wanted and count >= MANY:
        yield in_header(HeaderTrait(trait="many-recipients", value=str(count)), wanted[0])


def _services(message: Message) -> Iterator[Observation]:
    """State each mailing service that a header field gives away, once."""
    seen: set[str] = set()
    for key, same in message.by_key.items():
        service = service_of_feedback(same[0].value) if key == "feedback-id" else service_of_header(key)
        if service is not None and service not in seen:
            seen.add(service)
            value = f"{same[0].name.strip()}: {same[0].value.strip()}"[:200]
            yield in_header(HeaderTrait(trait=f"esp:{service}", value=value), same[0])
