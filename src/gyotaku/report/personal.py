"""Whom a mail was sent to: every string of a case that names its recipient, or another private person it passed by.

Masking hides these strings and the gate looks for them. The two search in different ways, so that a fault in one is seen by
the other; only this list is shared.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from functools import cache
from typing import get_args

from gyotaku.data.brands import shared_mailbox
from gyotaku.data.domains import registrable
from gyotaku.data.mailboxes import mailbox_provider
from gyotaku.model.case import Case
from gyotaku.model.evidence import Evidence, Observation
from gyotaku.model.facts import Address, BrandClaim, Contact, Fact, Hop, MessageId, Salutation, SenderClass, Token
from gyotaku.model.noun import Noun
from gyotaku.patterns import late
from gyotaku.phrases import catalogue, languages
from gyotaku.report.hosts import hosts_of

RECIPIENT_ROLES = frozenset({"to", "cc", "bcc", "envelope-to"})
RECIPIENT_FIELDS = frozenset(
    {"to", "cc", "bcc", "delivered-to", "x-original-to", "envelope-to", "x-envelope-to", "x-forwarded-to"}
)
"""Header fields whose whole value is about recipients."""
ROLE_NAMES = frozenset(
    {
        "abuse",
        "admin",
        "contact",
        "info",
        "mail",
        "no-reply",
        "noreply",
        "office",
        "postmaster",
        "root",
        "sales",
        "service",
        "support",
    }
    | {"webmaster"}
)
"""Local parts that name a desk, not a person: masked in the recipient's own address, kept in others' addresses."""
EVERYDAY = ROLE_NAMES | frozenset(
    {"account", "accounts", "billing", "customer", "guest", "hello", "help", "login", "member", "news", "newsletter", "order"}
    | {"orders", "password", "press", "recipient", "recruit", "security", "shop", "staff", "team", "user", "username", "victim"}
)
"""Local parts that are also words of running text: masked only where they stand as an address or a value."""
TOKEN = 6
"""Shortest token that is masked wherever it stands; shorter ones would take ordinary numbers and words with them."""
DISTINCT = 5
"""Shortest local part that is masked as a word anywhere."""

FACTS: tuple[type[Fact], ...] = get_args(Fact)
_ADDRESS = re.compile(r"[A-Za-z0-9._%+'/=~\-]{1,64}@[A-Za-z0-9\-]{1,63}(?:\.[A-Za-z0-9\-]{1,63}){1,20}")
_ORDINARY = late(r"\d{4}-\d{2}-\d{2}(?![0-9A-Za-z])|\d{4}-\d{2}-\d{2}T|\d+(?:\.\d+)+\Z")
_HONORIFIC = late(r"[\s　]*(?:様|さま|さん|殿|先生|御中|会員|お客様)?[、,:：\s　]*$")
_GREETING = re.compile(r"^(?:dear|hello|hi|hey|mr\.?|mrs\.?|ms\.?|尊敬的|親愛なる?)\s*", re.IGNORECASE)
_CJK = late(r"[\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff々]")


class Personal(Noun, frozen=True, kw_only=True):
    """What must not be published. All lower-case, none empty."""

    addresses: tuple[str, ...] = ()
    """Whole addresses of recipients and of other private persons."""
    domains: tuple[str, ...] = ()
    """Domains that lead to the recipient; domains where the public has mailboxes are left out."""
    locals: tuple[str, ...] = ()
    """Local parts of recipients, masked where they stand as an address or a value."""
    borrowed: tuple[str, ...] = ()
    """Those that are masked in other addresses too."""
    distinct: tuple[str, ...] = ()
    """Those that are masked as a word anywhere."""
    names: tuple[str, ...] = ()
    surnames: tuple[str, ...] = ()
    """Short names, masked only before 様 and its kin."""
    tokens: tuple[str, ...] = ()
    """Values that may name the recipient, as they stand."""


def personal(case: Case) -> Personal:
    """Collect what names the recipient of a case."""
    evidence = case.evidence
    recipients = sorted(set(_recipients(evidence)))
    locals_ = {address.rpartition("@")[0] for address in recipients}
    borrowed = {fact.borrowed.lower() for fact, _ in evidence.of(SenderClass) if fact.borrowed}
    brand_words = {word.lower() for word in _brand_words(evidence)}
    everywhere = {
        local for local in locals_ | borrowed if len(local) >= DISTINCT and local not in brand_words and not everyday(local)
    }
    names, surnames = _names(evidence, brand_words)
    return Personal(
        addresses=tuple(sorted(set(recipients) | set(_bystanders(evidence)))),
        domains=tuple(sorted(set(_domains(recipients)))),
        locals=tuple(sorted(locals_ | borrowed)),
        borrowed=tuple(sorted({local for local in locals_ if local not in ROLE_NAMES} | borrowed)),
        distinct=tuple(sorted(everywhere)),
        names=names,
        surnames=surnames,
        tokens=tuple(sorted(set(_tokens(evidence, recipients)))),
    )


def _recipients(evidence: Evidence) -> Iterator[str]:
    for fact, _ in evidence.of(Address):
        if fact.role in RECIPIENT_ROLES:
            yield from _cleaned(fact.address)
    for hop, _ in evidence.of(Hop):
        yield from _cleaned(hop.envelope_for)


def _cleaned(address: str) -> Iterator[str]:
    """Yield an address without what malformed fields leave around it; nothing when a side is missing."""
    local, at, domain = address.lower().strip("<>()[]\"' \t").rpartition("@")
    if at and local.strip() and domain.strip("."):
        yield f"{local.strip()}@{domain.strip('.')}"


@cache
def public_mailboxes(domain: str) -> bool:
    """Whether the public has mailboxes at a domain, so that the domain itself names nobody."""
    return mailbox_provider(domain) is not None or shared_mailbox(f"someone@{domain}")


@cache
def _our_words() -> tuple[frozenset[str], str]:
    """Collect the words the report itself writes: Latin ones singly, the rest as one text."""
    said = "\n".join(text for language in languages() for text in catalogue(language).everything()).lower()
    kinds = [name for kind in FACTS for name in (kind.__name__, *kind.__struct_fields__)]
    latin = frozenset(re.findall(r"[a-z][a-z0-9\-]*", f"{said} {' '.join(kinds)}".lower()))
    return latin, said


@cache
def everyday(word: str) -> bool:
    """Whether a word is one of running text or of the report's own: taking it out everywhere would destroy both."""
    latin, said = _our_words()
    return word in EVERYDAY or word in latin or (_CJK.search(word) is not None and word in said)


def _domains(recipients: list[str]) -> Iterator[str]:
    for address in recipients:
        domain = address.rpartition("@")[2].strip(".")
        if "." not in domain or public_mailboxes(domain):
            continue
        yield registrable(domain) or domain
        yield domain


def _brand_words(evidence: Evidence) -> Iterator[str]:
    for claim, _ in evidence.of(BrandClaim):
        yield from (claim.brand, claim.name_ja, claim.name_en, claim.matched)


def _bystanders(evidence: Evidence) -> Iterator[str]:
    """Yield addresses that stand in the trace or recipient fields and are neither the sender's nor a way to reach them."""
    senders = {fact.address.lower() for fact, _ in evidence.of(Address) if fact.role not in RECIPIENT_ROLES}
    senders |= {fact.value.lower() for fact, _ in evidence.of(Contact)}
    senders |= {fact.value.strip("<>").lower() for fact, _ in evidence.of(MessageId)}
    for seen in evidence.observations:
        if _in_trace(seen):
            for found in _ADDRESS.finditer(seen.excerpt):
                address = found[0].lower()
                if address not in senders and not any(sender.endswith(address) for sender in senders):
                    yield address


def _in_trace(seen: Observation) -> bool:
    if seen.where is None or not seen.where.place.startswith("header:"):
        return False
    name = seen.where.name.lower()
    return name in RECIPIENT_FIELDS or name.startswith(("received", "x-forwarded", "x-received", "resent-"))


def _names(evidence: Evidence, brand_words: set[str]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    whole: set[str] = set()
    short: set[str] = set()
    for name in _raw_names(evidence):
        lowered = name.strip("\"'“”「」 　").lower()
        if not lowered or "@" in lowered or lowered in brand_words or everyday(lowered):
            continue
        words = [word for word in re.split(r"[\s　,]+", lowered) if word]
        if _CJK.search(lowered):
            (whole if len("".join(words)) >= 3 else short).add(lowered)
            short |= {word for word in words if len(words) > 1 and word not in brand_words and not everyday(word)}
        elif len(lowered) >= DISTINCT:
            whole.add(lowered)
            whole |= {word for word in words if len(words) > 1 and len(word) >= DISTINCT and not everyday(word)} - brand_words
    return tuple(sorted(whole)), tuple(sorted(short))


def _raw_names(evidence: Evidence) -> Iterator[str]:
    for fact, _ in evidence.of(Address):
        if fact.role in RECIPIENT_ROLES:
            yield fact.display
    for salutation, _ in evidence.of(Salutation):
        if salutation.style in {"name", "local-part"}:
            yield _GREETING.sub("", _HONORIFIC.sub("", salutation.text))


def _telling(token: str) -> bool:
    """Whether a token is long and odd enough to name one mail: no word, day, moment or version number."""
    return len(token) >= TOKEN and not everyday(token.lower()) and not _ORDINARY.match(token)


def _tokens(evidence: Evidence, recipients: list[str]) -> Iterator[str]:
    hosts = " ".join(sorted(hosts_of(evidence)))
    for token, _ in evidence.of(Token):
        about_recipient = "recipient" in token.basis
        value = token.value
        if _telling(value) and (about_recipient or value.lower() not in hosts):
            yield value
    for fact, _ in evidence.of(MessageId):
        left = fact.value.strip("<> ").rpartition("@")[0]
        if len(left) >= TOKEN:
            yield left
    for hop, _ in evidence.of(Hop):
        # The receiver told the sender this number when it took the mail in.
        if _telling(hop.queue_id) and any(character.isdigit() for character in hop.queue_id):
            yield hop.queue_id
    for address in recipients:
        for digest in (hashlib.md5, hashlib.sha1, hashlib.sha256):
            yield digest(address.encode("utf-8", "replace"), usedforsecurity=False).hexdigest()
