"""Addresses of the header block: who the mail says it is from, whom it is for, where replies and bounces go."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

import idna

from gyotaku.data.domains import known_suffix, registrable, to_unicode
from gyotaku.model.evidence import Evidence, Observation
from gyotaku.model.facts import Address, Hop
from gyotaku.model.message import Header, Message
from gyotaku.observe.family import in_header, observer
from gyotaku.observe.mailboxes import AT, Mailbox, mailboxes
from gyotaku.patterns import late
from gyotaku.settings import Settings

ROLES = {
    "from": "from",
    "sender": "sender",
    "reply-to": "reply-to",
    "return-path": "return-path",
    "errors-to": "errors-to",
    "to": "to",
    "cc": "cc",
    "bcc": "bcc",
    # What receivers note of the envelope (no standard; Postfix, Exim, Courier, Yahoo, fetchmail).
    "delivered-to": "envelope-to",
    "x-original-to": "envelope-to",
    "envelope-to": "envelope-to",
    "x-envelope-to": "envelope-to",
    "x-delivered-to": "envelope-to",
    "x-apparently-to": "envelope-to",
    "x-rcpt-to": "envelope-to",
}
MOST = 200
"""Most addresses observed of one mail's header block."""

_IN_DISPLAY = re.compile(r"[A-Za-z0-9!#$%&'*+/=?^_`{|}~.-]{1,64}@(?:[A-Za-z0-9_-]{1,63}\.){1,8}[A-Za-z][A-Za-z0-9-]{1,62}")
_INVISIBLE = late("[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff]")


@observer(
    name="addresses",
    reads="From, Sender, Reply-To, Return-Path, To, Cc, Errors-To and the receivers' notes of the envelope (RFC 5322, RFC 5321)",
    gives=(Address,),
    after=("route",),
)
def addresses(message: Message, evidence: Evidence, settings: Settings) -> Iterator[Observation]:
    """State every mailbox of the header block, and the envelope recipient that a trusted server wrote down."""
    count = 0
    for header in message.all(*ROLES):
        role = ROLES[header.key]
        for box in _boxes(header, role, settings.limits.header_bytes):
            yield in_header(address_of(box, role), header)
            count += 1
            if count >= MOST:
                return
    by_index = {header.index: header for header in message.headers}
    for hop, seen in evidence.of(Hop):
        if hop.envelope_for and hop.trust != "claim" and seen.where is not None:
            header = by_index[int(seen.where.place.removeprefix("header:"))]
            yield in_header(address_of(Mailbox("", hop.envelope_for), "envelope-to"), header)


def _boxes(header: Header, role: str, most: int) -> list[Mailbox]:
    if role in ("return-path", "envelope-to"):
        found = mailboxes(header.value.strip())
        return found[:1] or ([Mailbox("", "")] if role == "return-path" else [])
    return mailboxes(header.value, header.raw[:most])


def address_of(box: Mailbox, role: str) -> Address:
    """Take a mailbox apart into local part and domain."""
    at = max(box.address.rfind("@"), box.address.rfind("＠"))
    local, domain = (box.address[:at], box.address[at + 1 :]) if at >= 0 else (box.address, "")
    if at < 0 and "." in local and local.isascii() and known_suffix(local):
        local, domain = "", local  # a kit left out the local part: `Card <card.co.jp>`
    if local.startswith('"') and local.endswith('"') and len(local) > 1:
        local = re.sub(r"\\(.)", r"\1", local[1:-1])
    domain = domain.strip().rstrip(".").lower()
    shown = to_unicode(domain)
    return Address(
        role=role,
        address=box.address,
        local=local,
        domain=domain,
        domain_unicode=shown if shown != domain else "",
        registrable=registrable(a_labels(domain)),
        display=box.display,
        display_address=address_in(box.display),
    )


def a_labels(domain: str) -> str:
    """Write a domain in A-labels (RFC 5890) for look-up; a domain that has none stays as it is."""
    if domain.isascii():
        return domain
    try:
        return idna.encode(domain, uts46=True).decode("ascii")
    except (idna.IDNAError, UnicodeError):
        return domain


def address_in(display: str) -> str | None:
    """Find an address inside a display name; full-width signs and invisible characters do not hide it."""
    if not any(sign in display for sign in AT):
        return None
    found = _IN_DISPLAY.search(_INVISIBLE.sub("", unicodedata.normalize("NFKC", display[:1000])))
    return found[0] if found else None
