"""Tell which program wrote a Received field, by the marks it leaves."""

from __future__ import annotations

import re
from functools import cache

from ahocorasick_rs import AhoCorasick

_LOCAL = re.compile(
    r"^\((?:qmail \d+ invoked|from |nullmailer|majordom)|\(Postfix, from userid|\bmail pickup service\b"
    r"|^from [^\s@]{1,80}@[^\s]{1,200} by .{1,200}uid \d|\bwith (?:local|spool)\b",
    re.IGNORECASE,
)
_LOCAL_WORDS = ("pickup", "uid ", "userid", "with local", "with spool")
# First match wins: the mark of a service stands before the mark of the program it may run on. A mark is looked for only where
# one of its words stands in the text, since most fields show no mark but one.
_MARKS: tuple[tuple[str, tuple[str, ...], re.Pattern[str]], ...] = tuple(
    (name, tuple(words.split()), re.compile(mark, re.IGNORECASE))
    for name, words, mark in (
        ("local", "fetchmail- pop3 imap getmail", r"\(fetchmail-|\bwith (?:POP3|IMAP)\b|\bgetmail\b"),
        ("docomo", "docomo", r"\bby \S{1,80}\.docomo\.ne\.jp\b"),
        ("nifty", "nifty ifmta", r"\bby \S{1,80}\.nifty\.(?:com|ne\.jp)\b|\bby ifmta\d"),
        ("lolipop", "lolipop heteml", r"\bby \S{1,80}\.(?:lolipop|phy\.heteml)\.jp\b"),
        ("f-secure", "f-secure", r"\(F-Secure"),
        (
            "gmail",
            "google.com gmail.com smtp num_hops",
            r"\bby (?:m[xr]|smtp|gmr-mx|mail-\S{1,60})\.(?:google|gmail)\.com\b|\bby (?:2002:a|10\.)\S{1,60} with SMTP|num_hops",
        ),
        (
            "exchange",
            "microsoft mapi outlook.com office365.com hotmail.com",
            r"Microsoft SMTP Server|\bwith mapi\b|Microsoft SMTPSVC|\bby \S{1,120}\.(?:outlook|office365|hotmail)\.com\b",
        ),
        ("exim", "exim helo= (tls", r"\(Exim \d|\bhelo=|\bwith e?smtps?a? \((?:Exim|TLS)"),
        ("postfix", "postfix smtp tls", r"\(Postfix|\bwith E?SMTPS?A? id [0-9A-F]{9,12}\b(?:;| for)|\b(?:using|version=)TLS"),
        ("sendmail", "/ sendmail", r"\(\d{1,2}\.\d{1,2}\.\d{1,2}(?:\.\w+)?/|\bsendmail\b"),
        (
            "qmail",
            "qm helo smtp; qpsmtpd",
            r"\(qmail |\(HELO [^)]{0,255}\)|\bby \S{1,120} with SMTP;|\bqmail-ldap\b|\bqpsmtpd\b|\bQMQP\b",
        ),
        ("zimbra", "lhlo zimbra", r"\(LHLO |\bzimbra\b"),
        ("communigate", "communigate", r"\bCommuniGate\b"),
        ("domino", "domino", r"\bLotus Domino|\bHCL Domino|\bDomino Release"),
        ("mdaemon", "mdaemon", r"\bMDaemon\b"),
        ("powermta", "powermta", r"\bPowerMTA\b"),
        (
            "iplanet",
            "iplanet sun oracle",
            r"\biPlanet\b|\bSun Java System Messaging|\bOracle Communications Messaging|\bSun ONE\b",
        ),
        ("hmailserver", "hmailserver", r"\bhMailServer\b"),
        ("coremail", "coremail", r"\bCoremail\b"),
        ("zmailer", "rhost-flags", r"\brhost-flags-"),
    )
)


def dialect_of(text: str) -> str:
    """Name the dialect of an unfolded Received value; `generic` when nothing tells."""
    lower = text.lower()
    if (lower.startswith("(") or any(word in lower for word in _LOCAL_WORDS)) and _LOCAL.search(text):
        return "local"
    owners = _owners()
    worded = {owners[found[0]] for found in _words().find_matches_as_indexes(lower, overlapping=True)}
    return next((_MARKS[number][0] for number in sorted(worded) if _MARKS[number][2].search(text)), "generic")


@cache
def _owners() -> tuple[int, ...]:
    """Return the number of its mark for each word, in the order of the marks."""
    return tuple(number for number, (_, words, _) in enumerate(_MARKS) for _ in words)


@cache
def _words() -> AhoCorasick:
    """Look for the words of all marks in one pass."""
    return AhoCorasick([word for _, words, _ in _MARKS for word in words])
