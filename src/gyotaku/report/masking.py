"""Masking: the same case with everything personal replaced by ●●●, so that it can be published.

Hidden are the recipient's address, local part, domain and name wherever they stand (headers, bodies, URLs, the sender's
borrowed local part, bounce addresses), in every coding they hide in, the tokens of URLs that may name the recipient, and the
addresses of bystanders. The sender's own hosts stay: they name nobody but the attacker.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

import msgspec

from gyotaku.model.case import Case
from gyotaku.model.evidence import Observation
from gyotaku.model.facts import Address, Registration
from gyotaku.report.needles import Needle, Needles
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
        whole = list(_whole(who))
        self._whole = Needles(whole)
        self._all = Needles([*whole, *_parts(who)])
        self._exact = frozenset(who.locals)
        self._done: dict[str, str] = {}

    def __call__(self, text: str) -> str:
        """Return the text with everything personal replaced."""
        if not text:
            return text
        # A host or an address stands in dozens of facts.
        done = self._done.get(text)
        if done is None:
            done = self._done[text] = self._masked(text)
        return done

    def _masked(self, text: str) -> str:
        spans: list[tuple[int, int]] = []
        for unfolded in readings(text):
            spans += [unfolded.span(start, end) for start, end in self._all.spans(unfolded.text)]
            spans += [unfolded.span(start, end) for start, end, plain in decoded_runs(unfolded.text) if self._names(plain)]
        if "=?" in text:
            spans += [(start, end) for start, end, plain in encoded_words(text) if self._all.stand_in(plain)]
        return _cut(text, spans) if spans else text

    def _names(self, plain: str) -> bool:
        plain = plain.replace("\0", "")
        return (len(plain) >= 4 and plain.strip().lower() in self._exact) or self._whole.stand_in(plain)


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


def _whole(who: Personal) -> Iterator[Needle]:
    """Yield whole addresses, domains and long names: safe to look for in decoded bytes."""
    for address in who.addresses:
        local, _, domain = address.rpartition("@")
        yield Needle(core=local, pattern=rf"{_EDGE}{re.escape(local)}{_SEPARATOR}{re.escape(domain)}{_END}")
    # Whoever else has an address at the recipient's domain is the recipient's colleague.
    yield from (Needle(core=domain, domain=True) for domain in who.domains)
    yield from (_name(name) for name in who.names)


def _parts(who: Personal) -> Iterator[Needle]:
    yield from (Needle(core=local) for local in who.distinct)
    for local in who.borrowed:
        yield Needle(core=local, pattern=rf"{_EDGE}{re.escape(local)}(?=[._+\-=~]?[A-Za-z0-9._+\-=]{{0,64}}@)")
        # A field that holds nothing but a local part.
        yield Needle(core=local, pattern=rf"\A{re.escape(local)}(?=\Z|[._+\-=~][A-Za-z0-9._+\-=]{{1,64}}\Z)")
    for local in who.locals:
        yield Needle(core=local, pattern=rf"(?<=[=/?&#]){re.escape(local)}(?=[&/#?\s\"'<>;]|$)")
        yield Needle(core=local, pattern=rf"{_EDGE}{re.escape(local)}{_HONORIFICS}")
    for name in who.surnames:
        yield Needle(core=name, pattern=rf"{re.escape(name)}{_HONORIFICS}", inside=True)
    yield from (Needle(core=token.lower()) for token in who.tokens)


def _name(name: str) -> Needle:
    words = re.split(r"[\s　]+", name)
    spaced = r"[\s　]*".join(re.escape(word) for word in words)
    latin = not re.search(r"[^\x00-\x7f]", name)
    return Needle(core=words[0], pattern=rf"{_EDGE}{spaced}{_END}" if latin else spaced, inside=not latin)
