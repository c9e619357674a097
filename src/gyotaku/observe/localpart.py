"""What the part before the @ of a sender's address looks like: chosen, made up by a machine, or taken from the recipient."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import NamedTuple

from gyotaku.data.brands import Brand, owner_of_web
from gyotaku.data.domains import registrable, suffix
from gyotaku.data.letterpairs import surprise
from gyotaku.observe.brandtokens import brand_words, tokens

SHORTEST = 3
"""Shortest local part of a recipient that can be recognised as borrowed."""
SURPRISING = 5.9
"""Mean bits a letter from which a run of six letters and more is no word."""
CRAMPED = 5.6
"""The same for a run with four consonants beside each other."""
CHANGES = 4
"""Changes between letters and digits from which a local part is no name."""
HEAD = 64
"""Most characters looked at (RFC 5321 section 4.5.3.1.1 allows no more)."""

_ROLES = frozenset(
    {
        "admin", "account", "accounts", "billing", "contact", "customer", "help", "hello", "hr", "info", "information", "inquiry",
        "mail", "marketing", "member", "members", "news", "newsletter", "no-reply", "noreply", "notice", "office", "order",
        "orders", "postmaster", "recruit", "root", "sales", "security", "service", "shop", "staff", "support", "system", "team",
        "toiawase", "web", "webmaster",
    }
)  # fmt: skip
"""Local parts that every company has: sharing one shows nothing."""

_LETTERS = re.compile("[a-z]+")
_CHANGE = re.compile("(?<=[a-z])[0-9]|(?<=[0-9])[a-z]")
_CONSONANTS = re.compile("[bcdfghjklmnpqrstvwxz]{4}")
_HEX = re.compile("[0-9a-f]{8,}|[0-9]{4,}")
_HOST = re.compile(r"(?:[a-z0-9-]{1,40}\.){1,4}[a-z]{2,10}")
_COMMON = frozenset({"com", "net", "org", "jp", "cn", "info", "biz", "co.jp", "ne.jp", "or.jp", "go.jp", "com.br", "co.uk"})


class LocalPart(NamedTuple):
    """A local part read. `kind` is plain, random, borrowed, brand or domain-in-local."""

    kind: str
    borrowed: str = ""
    suffix: str = ""


def read_local(local: str, recipients: Iterable[str] = (), brand: Brand | None = None) -> LocalPart:
    """Read a sender's local part; `recipients` are the local parts of the mail's recipients, `brand` is the one claimed."""
    local = local[:HEAD]
    for own in recipients:
        rest = _borrowed(local, own)
        if rest is not None:
            return LocalPart("borrowed", local[: len(own)], rest)
    folded = local.lower()
    if _holds_domain(folded):
        return LocalPart("domain-in-local")
    if any(held.token.strong or (brand is not None and held.token.brand.kin(brand)) for held in brand_words(folded)):
        return LocalPart("brand")
    return LocalPart("random" if looks_random(folded) else "plain")


def _borrowed(local: str, own: str) -> str | None:
    """Return what follows the recipient's local part in the sender's, or None when it does not start with it."""
    if len(own) < SHORTEST or not local.lower().startswith(own.lower()):
        return None
    rest = local[len(own) :]
    set_off = not rest or not rest[0].isalnum() or (rest[0].isdigit() and not own[-1].isdigit())
    if not set_off or (own.lower() in _ROLES and not looks_random(rest.lower().lstrip("._-+"))):
        return None
    return rest


def _holds_domain(local: str) -> bool:
    for found in _HOST.finditer(local):
        host = found[0]
        if owner_of_web(host) is not None or (suffix(host) in _COMMON and registrable(host)):
            return True
    return False


def looks_random(local: str) -> bool:
    """Whether a lower-case local part looks made up by a machine.

    Tags behind + and the identifiers that mailing programs put there (`news#3.2f`, `bounce-123=x`) do not count.
    """
    local = local.partition("+")[0]
    if "#" in local or "=" in local or local.startswith(("bounce", "prvs")):
        return False
    if any(_no_word(word) for word in _LETTERS.findall(local)):
        return True
    # A readable word with a number or digest behind it is an identifier, not a random name.
    mixed = _HEX.sub("", local)
    return len(_CHANGE.findall(mixed)) >= CHANGES or (len(local) >= 6 and _too_mixed(mixed))


def _no_word(word: str) -> bool:
    if len(word) < 6 or word in tokens():
        return False
    bits = surprise(word)
    return bits >= SURPRISING or (bits >= CRAMPED and bool(_CONSONANTS.search(word)))


def _too_mixed(local: str) -> bool:
    """Whether letters and digits alternate without any run that could be a word."""
    runs = _LETTERS.findall(local)
    return len(_CHANGE.findall(local)) >= CHANGES - 1 and max(map(len, runs), default=0) < CHANGES
