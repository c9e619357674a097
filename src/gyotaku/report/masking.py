"""Masking: the same case with everything personal replaced by ●●●, so that it can be published.

Hidden are the recipient's address, local part, domain and name wherever they stand (headers, bodies, URLs, the sender's
borrowed local part, bounce addresses), in every coding they hide in, the tokens of URLs that may name the recipient, and the
addresses of bystanders. The sender's own hosts stay: they name nobody but the attacker.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache

import msgspec

from gyotaku.model.case import Case
from gyotaku.model.evidence import Observation
from gyotaku.model.facts import Address, Registration
from gyotaku.report.personal import RECIPIENT_FIELDS, RECIPIENT_ROLES, Personal, personal
from gyotaku.report.unfold import decoded_runs, encoded_words, readings
from gyotaku.report.walk import rewritten

MASK = "●●●"
_SEPARATOR = r"(?:@|=|\[@\]|\(at\)|\[at\]|_at_|-at-|#|\+|~)"
_EDGE = r"(?<![A-Za-z0-9])"
_END = r"(?![A-Za-z0-9])"
_TAIL = re.compile(r"(?:\.[A-Za-z0-9]{1,8})?(?:[#!]\d{1,6}){0,30}\Z")
_HONORIFICS = r"(?=[\s　]*(?:様|さま|さん|殿|先生|御中))"


def mask(case: Case) -> Case:
    """Return the case with everything personal masked; a masked case is returned as it is."""
    if case.masked:
        return case
    masker = Masker(personal(case))
    case = msgspec.structs.replace(
        case,
        evidence=msgspec.structs.replace(case.evidence, observations=tuple(map(_recipient_field, case.evidence.observations))),
    )
    masked = rewritten(case, masker)
    about = masked.specimen
    about = msgspec.structs.replace(
        about,
        name=about.sha256[:12] + _tail(about.name),
        carrier=MASK + _tail(about.carrier) if about.carrier else None,
        attached=tuple(MASK + _tail(name) for name in about.attached),
    )
    return msgspec.structs.replace(masked, specimen=about, masked=True)


def _tail(path: str) -> str:
    """Return only the ending of a file's name and the number of the mail in it: names and folders are the analyst's."""
    found = _TAIL.search(path)
    return found[0] if found else ""


def _recipient_field(seen: Observation) -> Observation:
    """Empty what can only be about recipients, so that no unforeseen spelling of a name survives."""
    field = seen.where.name.lower() if seen.where is not None else ""
    if field in RECIPIENT_FIELDS:
        seen = msgspec.structs.replace(seen, excerpt=f"{seen.where.name}: {MASK}" if seen.where else MASK)
    if isinstance(seen.fact, Address) and seen.fact.role in RECIPIENT_ROLES:
        fact = seen.fact
        display = MASK if fact.display else ""
        inner = MASK if fact.display_address else None
        address = f"{MASK}@{MASK}" if fact.address else ""
        hidden = Address(role=fact.role, address=address, local=MASK, domain=MASK, display=display, display_address=inner)
        seen = msgspec.structs.replace(seen, fact=hidden)
    if isinstance(seen.fact, Registration) and seen.fact.registrant and seen.fact.private is not True:
        # A named registrant may be a private person, or one whose name was stolen.
        seen = msgspec.structs.replace(seen, fact=msgspec.structs.replace(seen.fact, registrant=MASK))
    return seen


class Masker:
    """Mask text by what is personal in one case."""

    def __init__(self, who: Personal) -> None:
        self._whole = list(_whole(who))
        self._all = [*self._whole, *_parts(who)]
        self._exact = frozenset(who.locals)

    def __call__(self, text: str) -> str:
        """Return the text with everything personal replaced."""
        if not text:
            return text
        spans: list[tuple[int, int]] = []
        for unfolded in readings(text):
            spans += [unfolded.span(start, end) for start, end in _search(self._all, unfolded.text)]
            spans += [unfolded.span(start, end) for start, end, plain in decoded_runs(unfolded.text) if self._names(plain)]
        if "=?" in text:
            spans += [(start, end) for start, end, plain in encoded_words(text) if any(_search(self._all, plain))]
        return _cut(text, spans) if spans else text

    def _names(self, plain: str) -> bool:
        plain = plain.replace("\0", "")
        return (len(plain) >= 4 and plain.strip().lower() in self._exact) or any(_search(self._whole, plain))


Pattern = tuple[str, str]
"""A piece of text without which the pattern cannot match, and the pattern."""


def _search(patterns: list[Pattern], text: str) -> Iterator[tuple[int, int]]:
    """Yield where any of the patterns matches. A mail to a thousand people has thousands; few can match a given text."""
    lowered = text.lower()
    for core, pattern in patterns:
        if core in lowered:
            yield from (found.span() for found in _compiled(pattern).finditer(text) if found[0])


@lru_cache(maxsize=8192)
def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.IGNORECASE)


def _cut(text: str, spans: Iterable[tuple[int, int]]) -> str:
    out: list[str] = []
    last = 0
    for start, end in sorted(spans):
        if end <= last:
            continue
        if start >= last:
            out += [text[last:start], MASK]
        last = end
    return "".join([*out, text[last:]])


def _whole(who: Personal) -> Iterator[Pattern]:
    """Yield patterns of whole addresses, domains and long names: safe to look for in decoded bytes."""
    for address in who.addresses:
        local, _, domain = address.rpartition("@")
        yield local, rf"{_EDGE}{re.escape(local)}{_SEPARATOR}{re.escape(domain)}{_END}"
    for domain in who.domains:
        # Whoever else has an address there is the recipient's colleague.
        mailbox = r"(?:[A-Za-z0-9._%+=~\-]{1,64}(?:@|\[@\]))?"
        yield domain, rf"{mailbox}{_EDGE}(?:[\w\-]{{1,63}}\.){{0,10}}{re.escape(domain)}{_END}"
    yield from (_name(name) for name in who.names)


def _parts(who: Personal) -> Iterator[Pattern]:
    for local in who.distinct:
        yield local, rf"{_EDGE}{re.escape(local)}{_END}"
    for local in who.borrowed:
        yield local, rf"{_EDGE}{re.escape(local)}(?=[._+\-=~]?[A-Za-z0-9._+\-=]{{0,64}}@)"
        # A field that holds nothing but a local part.
        yield local, rf"\A{re.escape(local)}(?=\Z|[._+\-=~][A-Za-z0-9._+\-=]{{1,64}}\Z)"
    for local in who.locals:
        yield local, rf"(?<=[=/?&#]){re.escape(local)}(?=[&/#?\s\"'<>;]|$)"
        yield local, rf"{_EDGE}{re.escape(local)}{_HONORIFICS}"
    for name in who.surnames:
        yield name, rf"{re.escape(name)}{_HONORIFICS}"
    for token in who.tokens:
        yield token.lower(), rf"{_EDGE}{re.escape(token)}{_END}"


def _name(name: str) -> Pattern:
    words = re.split(r"[\s　]+", name)
    spaced = r"[\s　]*".join(re.escape(word) for word in words)
    return words[0], spaced if re.search(r"[^\x00-\x7f]", name) else rf"{_EDGE}{spaced}{_END}"
