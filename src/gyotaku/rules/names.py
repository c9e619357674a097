"""How names are made: desks, shared mailboxes, and strings nobody would choose."""

from __future__ import annotations

import re
from functools import lru_cache

COMMON_MAILBOXES = frozenset(
    "abuse account accounts admin contact customer hello help info mail marketing me news newsletter no-reply noreply notice "
    "office order orders postmaster press sales security service shop staff store support system team user web webmaster".split()
)
"""Local parts that many organisations share, so that equal ones mean nothing (RFC 2142 and common habit)."""

DESK = re.compile(
    r"\b(?:account|admin|alert|assist|atendimento|bank|billing|card|center|centre|central|cliente|customer|delivery|department|"
    r"desk|financeiro|help|helpdesk|info|kunden|kundenservice|mail|member|notification|notificacao|payment|secur\w{1,8}|"
    r"segur\w{1,8}|serv\w{2,7}|suporte|support|team|update|verif\w{1,10})s?\b"
    r"|サポート|センター|カスタマー|事務局|窓口|お知らせ|サービス|株式会社",
    re.IGNORECASE,
)
"""Words of a display name that speak for a desk rather than a person."""

WORD = re.compile(r"[a-z0-9]{4,}")
VOWELS = frozenset("aeiouy")
CONSONANTS = re.compile(r"[bcdfghjklmnpqrstvwxz]{5,}")
MIXED = re.compile(r"[a-z]\d+[a-z]+\d|\d[a-z]+\d+[a-z]")
LONG = 7
"""Letters below which a label is too short to call it random."""


def desk_words(display: str) -> list[str]:
    """List the telling words of a display name that speaks for a desk; empty when it does not, or says nothing else."""
    if not DESK.search(display):
        return []
    rest = DESK.sub(" ", display.lower())
    return WORD.findall(rest)


@lru_cache(maxsize=4096)
def random_label(label: str) -> bool:
    """Whether one DNS label or local part reads as made up by a machine: no vowels to speak it by, or letters and digits in turn.

    Deliberately narrow: abbreviations are short, and Japanese romanisation alternates consonants and vowels.
    """
    label = label.lower()
    if label.startswith("xn--"):
        return False
    letters = [char for char in label if char.isalpha()]
    digits = sum(char.isdigit() for char in label)
    if len(label) >= LONG and len(letters) >= LONG:
        spoken = sum(char in VOWELS for char in letters) / len(letters)
        if spoken < 0.17 or CONSONANTS.search(label):
            return True
    return len(label) >= 8 and digits >= 3 and len(MIXED.findall(label)) >= 1 and digits < len(label) - 1
