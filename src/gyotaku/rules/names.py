"""How names are made: desks, rented lines, and strings nobody would choose."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from gyotaku.data.domains import registrable
from gyotaku.data.endings import abused_endings
from gyotaku.data.habits import desk, functions, notice_companion, notice_label, rented_line
from gyotaku.data.letters import surprise

WORD = re.compile(r"[a-z0-9]{4,}")
MIXED = re.compile(r"[a-z]\d+[a-z]+\d|\d[a-z]+\d+[a-z]")
KIN = 5
"""Letters a word must have for two domains that share it to count as kin."""

NO_WORD = 5.5
"""Mean bits a letter from which a label is no word or name of English or Japanese (see `data.letters`)."""


def desk_words(display: str) -> list[str]:
    """List the telling words of a display name that speaks for a desk; empty when it does not, or says nothing else."""
    if not desk().search(display):
        return []
    return WORD.findall(desk().sub(" ", display.lower()))


@lru_cache(maxsize=1024)
def nameless(display: str) -> bool:
    """Whether a display name is made of the words for a function alone: "Kundenservice", "Mail Administrator", "会員事務局"."""
    folded = unicodedata.normalize("NFKC", display).lower()
    rest = functions().sub(" ", folded)
    return rest != folded and not re.search(r"[^\W\d_]", rest)


@lru_cache(maxsize=4096)
def random_label(label: str) -> bool:
    """Whether a DNS label or local part reads as made up by a machine: letter pairs no word has, digits strewn among letters.

    Deliberately narrow: abbreviations are short, and Japanese romanisation alternates consonants and vowels. Of the brands',
    mailing services' and mailbox providers' own names 3 % are taken for random, of JPCERT/CC's phishing domains of 2024 38 %.
    """
    label = label.lower()
    letters = sum(char.isalpha() for char in label)
    digits = sum(char.isdigit() for char in label)
    if label.startswith("xn--") or letters < 5:
        return False
    bits = surprise(label)
    strewn = len(label) >= 8 and digits >= 3 and bool(MIXED.search(label))
    return (letters >= 6 and bits >= NO_WORD) or bits >= NO_WORD + 1 or (strewn and bits >= 5.0)


@lru_cache(maxsize=4096)
def throwaway(host: str) -> bool:
    """Whether a host reads as a name made to be thrown away: a made-up label, or an ending that phishing lists are full of."""
    return random_label(registrable(host).partition(".")[0]) or host.rpartition(".")[2] in abused_endings()


@lru_cache(maxsize=4096)
def notice_name(label: str) -> bool:
    """Whether a DNS label is put together from the words of account notices: `secure-login`, `mailquotaupdate`, `bank-verify`.

    One telling word beside another part of a name, or nothing but such words; a single word alone may be a firm's name.
    """
    parts = [part for part in re.split(r"[-_.\d]+", label.lower()) if part]
    telling = [part for part in parts if notice_label().fullmatch(part)]
    joined = [
        part for part in parts if part not in telling and notice_companion().fullmatch(part) and notice_label().search(part)
    ]
    return bool(len(parts) >= 2 and (telling or joined)) or bool(joined)


def rented(rdns: str, ip: str) -> bool:
    """Whether a reverse name reads as one a provider gave: it holds the address's own digits and a word of the trade."""
    parts = ip.split(".")
    digits = re.findall(r"\d+", rdns)
    numbered = len(parts) == 4 and sum(part in digits for part in set(parts)) >= min(3, len(set(parts)))
    return (numbered or len(digits) >= 3) and bool(rented_line().search(rdns))


@lru_cache(maxsize=4096)
def akin(one: str, other: str) -> bool:
    """Whether two registrable domains share a word of five letters or more, as takeya-mail.jp and takeya-online.com do."""
    mine, yours = (set(re.split(r"[^a-z]+", name.partition(".")[0])) for name in (one, other))
    shared = {word for word in mine & yours if len(word) >= KIN}
    joined = [word for word in mine for whole in yours if len(word) >= KIN and word in whole]
    joined += [word for word in yours for whole in mine if len(word) >= KIN and word in whole]
    return any(not desk().fullmatch(word) for word in [*shared, *joined])
