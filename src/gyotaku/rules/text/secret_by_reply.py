"""A form of name, account and password to be filled in and sent back: no page is needed for that theft."""

from __future__ import annotations

import re
from collections.abc import Iterator

from gyotaku.model.evidence import Evidence
from gyotaku.model.facts import Address, Body, Lure, MailingList
from gyotaku.model.facts.text import Block
from gyotaku.model.finding import Citation, Severity
from gyotaku.rules.examples import lure, sender
from gyotaku.rules.family import rule
from gyotaku.rules.reading import cite, read
from gyotaku.rules.vocabulary import ACCOUNT

SLOT = re.compile(
    r"""(?:^|[\n\s|*・•-])
    ((?:(?:e-?mail[ ]|mail[ ]|current[ ]|old[ ]|account[ ])?pass[ ]?(?:word|code)
      |パスワード|密\s{0,2}码|密碼|senha|contraseña|mot[ ]de[ ]passe|kennwort|passwort|비밀번호)(?:[ ]?\([^()\n]{0,20}\))?)
    [ ]?[:：][ ]?(?:[_.…(（\[{]|$|\n)""",
    re.IGNORECASE | re.VERBOSE,
)
"""A line that names a password and leaves its place open."""


def _body(text: str) -> Body:
    return Body(blocks=(Block(kind="text", text=text),), part="1", media_type="text/plain")


@rule(
    id="text.secret-by-reply",
    severity=Severity.HIGH,
    text="The mail itself holds a blank for a password ({slot}) beside a notice about an account ({phrase}).",
    proves_not="A printed form or a tutorial may hold such a line.",
    attack="T1598",
    needs=(Address, Body, Lure, MailingList),
    hits=[(sender(), lure("mailbox", "mailbox upgrade"), _body("Name:\nPassword: ______\n"))],
    misses=[
        (sender(), lure("mailbox"), _body("Password: tulip-42")),
        (sender(), _body("Password: ______")),
        (sender(), lure("mailbox"), _body("Password: ______"), MailingList(list_id="<talk.example>")),
    ],
)
def secret_by_reply(evidence: Evidence) -> Iterator[Citation]:
    reading = read(evidence)
    told = next(((found, seen) for found, seen in reading.lures if found.pretext in ACCOUNT), None)
    if told is None or reading.listed:
        return
    for body, seen in evidence.of(Body):
        for block in body.blocks:
            blank = None if block.hidden else SLOT.search(block.text)
            if blank:
                yield cite(seen, told[1], slot=blank[1].strip(), phrase=told[0].phrase)
                return
