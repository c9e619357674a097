"""Tell which program wrote a Received field, by the marks it leaves."""

from __future__ import annotations

import re

_LOCAL = re.compile(
    r"^\((?:qmail \d+ invoked|from [^)]{1,200}@|nullmailer|majordom)|\(Postfix, from userid|^\(from |\bmail pickup service\b"
    r"|^from [^\s@]{1,80}@[^\s]{1,200} by .{1,200}uid \d|\bwith local\b|\bwith spool\b",
    re.IGNORECASE,
)
# First match wins: the mark of a service stands before the mark of the program it may run on.
_MARKS: tuple[tuple[str, re.Pattern[str]], ...] = tuple(
    (name, re.compile(mark, re.IGNORECASE))
    for name, mark in (
        ("local", r"\(fetchmail-|\bwith (?:POP3|IMAP)\b|\bgetmail\b"),
        ("docomo", r"\bby \S{1,80}\.docomo\.ne\.jp\b"),
        ("nifty", r"\bby \S{1,80}\.nifty\.(?:com|ne\.jp)\b|\bby ifmta\d"),
        ("lolipop", r"\bby \S{1,80}\.(?:lolipop|phy\.heteml)\.jp\b|\(F-Secure"),
        ("gmail", r"\bby (?:mx|mr|smtp|gmr-mx|smtp-relay)\.(?:google|gmail)\.com\b|\bby (?:2002:a|10\.)\S{1,60} with SMTP id\b"),
        ("gmail", r"\bby mail-\S{1,60}\.google\.com\b|\bnum_hops\b"),
        (
            "exchange",
            r"Microsoft SMTP Server|\bwith mapi\b|Microsoft SMTPSVC|\bby \S{1,120}\.(?:outlook|office365|hotmail)\.com\b",
        ),
        (
            "exim",
            r"\(Exim \d|\bhelo=|\bwith e?smtps?a? \((?:Exim|TLS)",
        ),
        ("postfix", r"\(Postfix|\bwith E?SMTPS?A? id [0-9A-F]{9,12}\b(?:;| for)|\b(?:using|version=)TLS"),
        ("sendmail", r"\(\d{1,2}\.\d{1,2}\.\d{1,2}(?:\.\w+)?/|\bsendmail\b"),
        ("qmail", r"\(qmail |\(HELO [^)]{0,255}\)|\bby \S{1,120} with SMTP;|\bqmail-ldap\b|\bqpsmtpd\b|\bQMQP\b"),
        ("zimbra", r"\(LHLO |\bzimbra\b"),
        ("communigate", r"\bCommuniGate\b"),
        ("domino", r"\bLotus Domino|\bHCL Domino|\bDomino Release"),
        ("mdaemon", r"\bMDaemon\b"),
        ("powermta", r"\bPowerMTA\b"),
        ("iplanet", r"\biPlanet\b|\bSun Java System Messaging|\bOracle Communications Messaging|\bSun ONE\b"),
        ("hmailserver", r"\bhMailServer\b"),
        ("coremail", r"\bCoremail\b"),
    )
)


def dialect_of(text: str) -> str:
    """Name the dialect of an unfolded Received value; `generic` when nothing tells."""
    if _LOCAL.search(text):
        return "local"
    return next((name for name, mark in _MARKS if mark.search(text)), "generic")
