"""Tell which program wrote a Received field, by the marks it leaves."""

from __future__ import annotations

import re
from functools import cache

from ahocorasick_rs import AhoCorasick

from gyotaku.patterns import late

# First match wins: the mark of a service stands before the mark of the program it may run on. A mark is looked for only where
# one of its words stands in the text, since most fields show no mark but one.
# All are read in small letters: a search that ignores case looks at each letter twice.
_MARKS: tuple[tuple[str, tuple[str, ...], re.Pattern[str]], ...] = tuple(
    (name, tuple(words.split("|")), late(mark))
    for name, words, mark in (
        ("local", "(qmail |(from |(nullmailer|(majordom", r"^\((?:qmail \d+ invoked|from |nullmailer|majordom)"),
        (
            "local",
            "pickup|userid|with local|with spool",
            r"\(postfix, from userid|\bmail pickup service\b|\bwith (?:local|spool)\b",
        ),
        ("local", "uid ", r"^from [^\s@]{1,80}@[^\s]{1,200} by .{1,200}uid \d"),
        ("local", "fetchmail-|pop3|imap|getmail", r"\(fetchmail-|\bwith (?:pop3|imap)\b|\bgetmail\b"),
        ("docomo", "docomo", r"\bby \S{1,80}\.docomo\.ne\.jp\b"),
        ("nifty", "nifty|ifmta", r"\bby \S{1,80}\.nifty\.(?:com|ne\.jp)\b|\bby ifmta\d"),
        ("lolipop", "lolipop|heteml", r"\bby \S{1,80}\.(?:lolipop|phy\.heteml)\.jp\b"),
        ("f-secure", "f-secure", r"\(f-secure"),
        (
            "gmail",
            "google.com|gmail.com|with smtp|num_hops",
            r"\bby (?:m[xr]|smtp|gmr-mx|mail-\S{1,60})\.(?:google|gmail)\.com\b|\bby (?:2002:a|10\.)\S{1,60} with smtp|num_hops",
        ),
        (
            "exchange",
            "microsoft|mapi|outlook.com|office365.com|hotmail.com",
            r"microsoft smtp server|\bwith mapi\b|microsoft smtpsvc|\bby \S{1,120}\.(?:outlook|office365|hotmail)\.com\b",
        ),
        ("exim", "exim|helo=|(tls", r"\(exim \d|\bhelo=|\bwith e?smtps?a? \((?:exim|tls)"),
        (
            "postfix",
            "postfix|smtp id|smtps id|smtpa id|smtpsa id|using tls|version=tls",
            r"\(postfix|\bwith e?smtps?a? id [0-9a-f]{9,12}\b(?:;| for)|\b(?:using|version=)tls",
        ),
        ("sendmail", "/|sendmail", r"\(\d{1,2}\.\d{1,2}\.\d{1,2}(?:\.\w+)?/|\bsendmail\b"),
        (
            "qmail",
            "qm|(helo|smtp;|qpsmtpd",
            r"\(qmail |\(helo [^)]{0,255}\)|\bby \S{1,120} with smtp;|\bqmail-ldap\b|\bqpsmtpd\b|\bqmqp\b",
        ),
        ("zimbra", "lhlo|zimbra", r"\(lhlo |\bzimbra\b"),
        ("communigate", "communigate", r"\bcommunigate\b"),
        ("domino", "domino", r"\blotus domino|\bhcl domino|\bdomino release"),
        ("mdaemon", "mdaemon", r"\bmdaemon\b"),
        ("powermta", "powermta", r"\bpowermta\b"),
        (
            "iplanet",
            "iplanet|sun |oracle",
            r"\biplanet\b|\bsun java system messaging|\boracle communications messaging|\bsun one\b",
        ),
        ("hmailserver", "hmailserver", r"\bhMailServer\b"),
        ("coremail", "coremail", r"\bcoremail\b"),
        ("zmailer", "rhost-flags", r"\brhost-flags-"),
    )
)


def dialect_of(text: str) -> str:
    """Name the dialect of an unfolded Received value; `generic` when nothing tells."""
    lower = text.lower()
    owners = _owners()
    worded = {owners[found[0]] for found in _words().find_matches_as_indexes(lower, overlapping=True)}
    return next((_MARKS[number][0] for number in sorted(worded) if _MARKS[number][2].search(lower)), "generic")


@cache
def _owners() -> tuple[int, ...]:
    """Return the number of its mark for each word, in the order of the marks."""
    return tuple(number for number, (_, words, _) in enumerate(_MARKS) for _ in words)


@cache
def _words() -> AhoCorasick:
    """Look for the words of all marks in one pass."""
    return AhoCorasick([word for _, words, _ in _MARKS for word in words])
