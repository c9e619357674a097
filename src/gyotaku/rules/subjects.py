"""What a mail is about when its subject says so: the reader's own mailbox."""

from __future__ import annotations

import re

from gyotaku.model.evidence import Evidence
from gyotaku.model.facts import Address, Lure
from gyotaku.rules.reading import Pair, read

ROUTINE = re.compile(
    r"(?:e-?mail|address)\W{1,3}(?:verif|confirm|valid)|(?:verif|confirm|valid)\w{0,6}\W+(?:\w{2,5}\W+){0,2}e-?mail"
    r"|メールアドレスの?(?:有効性)?を?の?ご?(?:確認|認証)|^domains?\b|^ドメイン",
    re.IGNORECASE,
)
"""What every service asks of a new address, and registrars of a domain; a warning only where the page is another's."""


def about_mailbox(evidence: Evidence) -> Pair[Lure] | None:
    """Return the words that make the reader's mailbox the mail's subject, or None.

    Either the subject has them, or it holds the reader's address and the body has them; a new address to be confirmed is none.
    """
    reading = read(evidence)
    told = [pair for pair in reading.lures if pair[0].pretext == "mailbox"]
    in_subject = next((pair for pair in told if pair[0].place == "subject"), None)
    if in_subject is not None or reading.subject is None:
        return in_subject
    text = reading.subject[0].text.lower()
    if not any(to.address and to.address.lower() in text for to, _ in evidence.all(Address, role="to")):
        return None
    return next((pair for pair in told if not ROUTINE.search(pair[0].phrase)), None)
