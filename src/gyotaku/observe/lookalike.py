"""Whether a host imitates a brand's domain, and how.

Most ways of looking alike also happen by chance, so they count only for a brand that the mail claims; a whole official domain
left of somebody else's (amazon.co.jp.evil.example) and look-alike letters count always.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache
from itertools import pairwise
from typing import NamedTuple
from urllib.parse import unquote

from gyotaku.data.brandnames import find_names
from gyotaku.data.brands import LONGEST, Brand, brand_of_id, brands, owner_of_sender, owner_of_web
from gyotaku.data.brandwords import innocent_words, token_words
from gyotaku.data.domains import ip_host, registrable, suffix
from gyotaku.data.folding import Folded
from gyotaku.data.habits import notice_companion
from gyotaku.data.homoglyphs import skeleton, unmasked
from gyotaku.data.mailboxes import mailbox_provider
from gyotaku.data.mailing_services import mailing_service
from gyotaku.observe.brandtokens import LONE, Token, brand_words, distinct, foreign_labels, listed_label, main_label, tokens

LONG = 6
"""Shortest word of which a misspelling is recognised under any ending."""
NEARLY = 5
"""The same where the ending is the brand's own (vpas.ne.jp)."""
SIGHT = 5
"""Shortest word of which a look-alike is recognised by its skeleton."""

_HOST = re.compile(r"(?<![\w@.-])(?:[A-Za-z0-9-]{1,63}\.){1,6}[A-Za-z]{2,20}(?![\w@-])")
_COUNTRY = re.compile("[a-z]{2}")
_OLD_ENDINGS = frozenset({"com", "net", "org", "jp", "info", "biz", "eu"})
"""Endings under which companies hold their names; a list is never complete there."""


class Imitation(NamedTuple):
    """How a host imitates a brand."""

    brand: Brand
    imitates: str
    """The official domain or name imitated."""
    method: str
    """homoglyph | typo | concatenation | fake-suffix | hyphen | subdomain | idn."""
    shown: str
    """The part of the host that does it."""


@cache
def _official() -> dict[str, Brand]:
    """Index the official domains of two labels and more."""
    found: dict[str, Brand] = {}
    for brand in brands():
        for domain in (*brand.web_domains, *brand.sender_domains):
            if "@" not in domain:
                found.setdefault(domain, brand)
    return found


@cache
def _spelt() -> dict[str, str]:
    """Index the official domains by their words, hyphens read as dots."""
    found: dict[str, str] = {}
    for domain in _official():
        found.setdefault(domain.replace("-", "."), domain)
    return found


@cache
def _mains() -> dict[str, tuple[Brand, str]]:
    """Index the main labels of official domains, hyphens left out, with the domain."""
    found: dict[str, tuple[Brand, str]] = {}
    for domain, brand in _official().items():
        plain = listed_label(domain).replace("-", "")
        token = tokens().get(plain)
        if token is not None and token.brand.id == brand.id:
            found.setdefault(plain, (brand, domain))
    return found


@cache
def _skeletons() -> dict[str, tuple[Brand, str]]:
    return {
        skeleton(main): owned
        for main, owned in reversed(_mains().items())
        if len(main) >= SIGHT and main.isalpha() and tokens()[main].strong
    }


@cache
def _shortened() -> dict[str, tuple[str, ...]]:
    """Index the main labels by what is left when one letter is taken away: two words one edit apart meet here."""
    found: dict[str, list[str]] = {}
    for main in _mains():
        if len(main) >= NEARLY:
            for short in _deletions(main):
                found.setdefault(short, []).append(main)
    return {short: tuple(mains) for short, mains in found.items()}


def _deletions(word: str) -> Iterator[str]:
    yield word
    for at in range(len(word)):
        yield word[:at] + word[at + 1 :]


@lru_cache(maxsize=2048)
def imitation(host: str, claimed: frozenset[str] = frozenset()) -> Imitation | None:
    """Return how a host (U-labels where it has any) imitates a brand of the list; `claimed` are ids the mail claims."""
    host = host.lower().strip(".")
    if not host or len(host) > LONGEST or ip_host(host) or _innocent(host):
        return None
    for found in _imitations(host):
        if found.method in _ALWAYS or any(brand_of_id()[ident].kin(found.brand) for ident in claimed if ident in brand_of_id()):
            return found
    return None


def hosts_in(text: str) -> tuple[str, ...]:
    """Return the host names that stand in a display name, lower-case; those inside addresses do not count."""
    return tuple(dict.fromkeys(found[0].lower() for found in _HOST.finditer(text[:200])))[:3]


def imitation_in_userinfo(userinfo: str, claimed: frozenset[str] = frozenset()) -> Imitation | None:
    """Return the brand whose domain or word stands before the @ of a URL, where it says nothing about the host."""
    text = unquote(unquote(userinfo[:200])).lower()
    for host in re.findall(r"[a-z0-9.-]{4,100}", text)[:5]:
        owner = owner_of_web(host)
        if owner is not None:
            return Imitation(owner, host, "userinfo", userinfo)
        found = imitation(f"{host}.invalid", claimed)
        if found is not None:
            return found._replace(method="userinfo", shown=userinfo)
    return None


def _innocent(host: str) -> bool:
    """Whether a host is the brand's own, a public mailbox provider's, or a delivery network's."""
    if owner_of_web(host) or owner_of_sender(host) or mailbox_provider(host):
        return True
    labels = host.split(".")
    return any(".".join(labels[at:]) in token_words("delivery") for at in range(len(labels)))


_ALWAYS = frozenset({"homoglyph", "fake-suffix"})


def _imitations(host: str) -> Iterator[Imitation]:
    labels = foreign_labels(host)
    main = main_label(host)
    yield from _whole_domain(host, labels)
    for label in labels:
        yield from _by_sight(label)
    if mailing_service(host) or registrable(host) in token_words("tenants"):
        # A client's name in front of a service's domain is how such services work.
        return
    yield from _other_ending(host, main)
    for label in labels:
        yield from _misspelt(label, host)
    for label in labels:
        for token in _words_in(label):
            if label == main and (token.word == main.replace("-", "") or _registered_by_a_company(host, label, token)):
                continue
            if label == main and _bears_the_word(label, token):
                continue
            yield Imitation(token.brand, _domain(token), "concatenation" if label == main else "subdomain", label)


def _whole_domain(host: str, labels: tuple[str, ...]) -> Iterator[Imitation]:
    """An official domain whole, dots perhaps written as hyphens, left of the domain that counts."""
    official, known = _official(), _spelt()
    spelt = host.removesuffix(registrable(host)) if registrable(host) else ""
    for text in (spelt.strip("."), *labels):
        words = [word for word in re.split(r"[.\-_]+", text) if word][:12]
        for start in range(len(words) - 1):
            for end in range(min(len(words), start + 5), start + 1, -1):
                domain = known.get(".".join(words[start:end]))
                if domain is not None and (end - start > 2 or len(words[start]) > 2):
                    yield Imitation(official[domain], domain, "fake-suffix", text)
                    return


def _by_sight(label: str) -> Iterator[Imitation]:
    """Look-alike letters: of another alphabet, accented, or 0/o, 1/l/i, rn/m, vv/w."""
    if not label.isascii():
        plain = unmasked(label)
        for held in brand_words(label)[:1]:
            if held.token.strong or held.whole:
                method = "homoglyph" if plain.isascii() else "idn"
                yield Imitation(held.token.brand, _domain(held.token), method, label)
        for hit in find_names(Folded((label,)), domains=True)[:1]:
            yield Imitation(hit.brand, hit.brand.name_ja, "idn", label)
        return
    plain = label.replace("-", "")
    if plain in tokens() or len(plain) < SIGHT:
        return
    known = _skeletons().get(skeleton(plain))
    # i for l alone (paypai) is no look-alike in small letters: that is a misspelling.
    if known is not None and plain.translate(_ILS) != listed_label(known[1]).replace("-", "").translate(_ILS):
        yield Imitation(*known, "homoglyph", label)


_ILS = str.maketrans("i", "l")


def _other_ending(host: str, main: str) -> Iterator[Imitation]:
    """The brand's very word under an ending the brand does not use."""
    plain = main.replace("-", "")
    token = tokens().get(plain)
    if token is None:
        return
    domain = _domain(token)
    if plain in _mains() and main != listed_label(domain):
        yield Imitation(token.brand, domain, "hyphen", main)
        return
    ending = suffix(host).rpartition(".")[2]
    at_home = all(suffix(own).rpartition(".")[2] == "jp" for own in token.brand.web_domains)
    if ending in _OLD_ENDINGS or (_COUNTRY.fullmatch(ending) and not at_home):
        return
    yield Imitation(token.brand, domain, "concatenation", f"{main}.{suffix(host)}")


def _misspelt(label: str, host: str) -> Iterator[Imitation]:
    """One letter too many, too few, wrong or swapped with its neighbour."""
    for word in dict.fromkeys((label.replace("-", "").replace("_", ""), *re.split("[-_]", label))):
        if not NEARLY - 1 <= len(word) <= 40 or word in tokens() or word in innocent_words():
            continue
        for short in _deletions(word):
            for main in _shortened().get(short, ()):
                brand, domain = _mains()[main]
                if not tokens()[main].strong or not distinct(main):
                    continue
                near = suffix(domain) == suffix(host) and len(main) >= NEARLY
                if (near or len(main) >= LONG) and _one_edit(word, main):
                    yield Imitation(brand, domain, "typo", word)
                    return


def _one_edit(one: str, other: str) -> bool:
    """Whether two different words are one insertion, deletion, substitution or swap apart (Damerau)."""
    if abs(len(one) - len(other)) > 1:
        return False
    start = 0
    while start < min(len(one), len(other)) and one[start] == other[start]:
        start += 1
    rest, others = one[start:], other[start:]
    if len(one) == len(other):
        return rest[1:] == others[1:] or (rest[:2] == others[:2][::-1] and rest[2:] == others[2:])
    return rest[1:] == others if len(one) > len(other) else rest == others[1:]


def _words_in(label: str) -> Iterator[Token]:
    """The brand words in a label; those of five letters also at its head (vpassard)."""
    for held in brand_words(label):
        yield held.token
    head = tokens().get(unmasked(label)[:NEARLY])
    if head is not None and head.strong:
        yield head


def _bears_the_word(label: str, token: Token) -> bool:
    """Whether an everyday word stands beside words that no notice is about: scuola-allegro is a school, orange-facture a bill."""
    beside = [piece for piece in re.split("[-_]", label) if piece and piece != token.word]
    everyday = not token.strong and len(token.word) > LONE + 1
    return everyday and bool(beside) and not any(notice_companion().fullmatch(piece) for piece in beside)


def _registered_by_a_company(host: str, label: str, token: Token) -> bool:
    """Whether a brand word set off in the main label is more likely an affiliate's: Japanese endings that only registered
    bodies get, and the local institutes of a federation.
    """
    ending = suffix(host)
    pieces = re.split("[-_]", label)
    apart = token.word in {*pieces, *(one + other for one, other in pairwise(pieces))}
    if token.brand.id in token_words("federations") and ending.rpartition(".")[2] in token_words("federation_endings"):
        return True
    return apart and ending in _BODIES


_BODIES = frozenset({"co.jp", "or.jp", "go.jp", "lg.jp", "ac.jp", "ed.jp", "ad.jp"})


def _domain(token: Token) -> str:
    """Return the official domain a word is taken from, or the word."""
    own = (
        domain
        for domain in token.brand.web_domains
        if token.word in {listed_label(domain).replace("-", ""), domain.replace(".", "")}
    )
    return next(own, token.word)
