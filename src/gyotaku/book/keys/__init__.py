"""What a case shares with others of its campaign: keys, one small file a family. Pure functions over the evidence.

A key is left out where there is too little to tell: an empty subject, a body of three words, a path `/`. What is common all the
same (everybody's mailer, a big cloud) is kept here and weighed by `joining`, which knows how often the book has seen it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from gyotaku.book.keys.body import body
from gyotaku.book.keys.certificate import certificate
from gyotaku.book.keys.contact import contact
from gyotaku.book.keys.favicon import favicon
from gyotaku.book.keys.file import file
from gyotaku.book.keys.html import html
from gyotaku.book.keys.infrastructure import infrastructure
from gyotaku.book.keys.kit import kit
from gyotaku.book.keys.link import link
from gyotaku.book.keys.look import look
from gyotaku.book.keys.page import page
from gyotaku.book.keys.picture import copied, picture
from gyotaku.book.keys.script import script
from gyotaku.book.keys.sender import sender
from gyotaku.book.keys.subject import subject
from gyotaku.book.ports import KEYS, Key
from gyotaku.model.case import Case
from gyotaku.model.evidence import Evidence

FAMILIES: tuple[Callable[[Evidence], Iterator[Key]], ...] = (
    subject,
    body,
    html,
    link,
    sender,
    kit,
    infrastructure,
    page,
    favicon,
    script,
    certificate,
    contact,
    file,
    copied,
    picture,
    look,
)
"""Every family, the telling ones first: where a case has more keys than are kept, the last go."""


def keys(case: Case) -> tuple[Key, ...]:
    """Return the keys of a case, each once, at most `KEYS`."""
    found = dict.fromkeys(key for family in FAMILIES for key in family(case.evidence))
    return tuple(found)[:KEYS]
