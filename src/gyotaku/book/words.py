"""Words for the full-text index, cut the same way when writing and when asking, and by no engine's own rules.

Japanese has no spaces: a run of its letters becomes overlapping pairs, so that any two characters can be found. All else is
cut at what is neither letter nor digit, so that an address is found by its parts, defanged or not.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from gyotaku.data.folding import beyond_ascii, compatible
from gyotaku.model.case import Case
from gyotaku.model.facts import Address, Attachment, Body, Contact, Link, Subject

CJK = "぀-ヿㇰ-ㇿ㐀-䶿一-鿿豈-﫿가-힯々〆〇\U00020000-\U0003134f"
RUN = re.compile(rf"([{CJK}]+)|([^\W_{CJK}]+)")
_APART = bytes(code if code > 127 or chr(code).isalnum() else 32 for code in range(256))
"""Puts a space for every ASCII character that is neither letter nor digit."""
LONGEST = 64
"""Characters of one word that are indexed; a longer one is found by its beginning."""
TEXT = 20_000
"""Characters of a body that are indexed."""
LINKS = 200
DEFANGED = (
    (re.compile(r"\bh(?:xx|\*\*|tt)p(s?)\b", re.IGNORECASE), r"http\1"),
    (re.compile(r"[\[({]\s*(?:\.|dot)\s*[\])}]", re.IGNORECASE), "."),
    (re.compile(r"[\[({]\s*(?:@|at)\s*[\])}]", re.IGNORECASE), "@"),
    (re.compile(r"[\[({]\s*(:|://|/)\s*[\])}]"), r"\1"),
)


def folded(text: str) -> str:
    """Fold what a reader sees as the same: width, case, invisible characters."""
    text = compatible(text)
    strange = beyond_ascii(text)
    if not strange.isprintable():
        invisible = {ord(char): None for char in set(strange) if unicodedata.category(char) == "Cf"}
        text = text.translate(invisible) if invisible else text
    return text.casefold() if strange else text.lower()


def refanged(text: str) -> str:
    """Undo the usual ways to defang an address."""
    for pattern, live in DEFANGED:
        text = pattern.sub(live, text)
    return text


def cut(text: str) -> list[str]:
    """Cut text into the words of the index, in order."""
    found: list[str] = []
    # What is ASCII is cut at once; the rest, mostly less, is looked at letter by letter.
    pieces = folded(text).encode("utf-8", "surrogatepass").translate(_APART).decode("utf-8", "surrogatepass").split()
    for piece in pieces:
        if piece.isascii():
            found.append(piece[:LONGEST])
        else:
            found += _cut(piece)
    return found


def _cut(piece: str) -> Iterator[str]:
    for japanese, other in RUN.findall(piece):
        if other:
            yield other[:LONGEST]
        elif len(japanese) == 1:
            yield japanese
        else:
            yield from map(str.__add__, japanese, japanese[1:])


def searchable(case: Case) -> str:
    """Return what a case can be found by: subject, names, addresses, body, links, file names; words with spaces between."""
    # A line break parts words wherever it stands, so that all can be cut at once.
    return " ".join(cut("\n".join(_texts(case))))


def _texts(case: Case) -> Iterator[str]:
    evidence = case.evidence
    yield from (subject.text for subject, _ in evidence.of(Subject))
    for address, _ in evidence.of(Address):
        yield address.display[:500]
        yield address.address[:500]
        yield address.domain_unicode[:253]
    room = TEXT
    for body, _ in evidence.of(Body):
        for block in body.blocks:
            yield block.text[:room]
            room = max(0, room - len(block.text))
    links = list(dict.fromkeys(link.url or link.target for link, _ in evidence.of(Link)))
    yield from (link[:500] for link in links[:LINKS])
    yield from (contact.value[:200] for contact, _ in evidence.of(Contact))
    yield from (file.filename[:200] for file, _ in evidence.of(Attachment))


QUOTED = re.compile(r'"([^"]+)"|(\S+)')
SHORT = 3
"""Letters of a beginning that very many words have."""
PHRASES = 16
"""Most phrases of one question."""


def phrases(text: str) -> list[tuple[list[str], bool]]:
    """Read a question: each phrase as its words, and whether the last one may go on (a Latin word, or a lone character).

    Words with spaces between must all be found; a phrase in quotation marks is found as it stands.
    """
    found: list[tuple[list[str], bool]] = []
    for quoted, bare in QUOTED.findall(refanged(text)):
        words = cut(quoted or bare)
        if words:
            last = words[-1]
            open_ended = len(last) >= 3 if last.isascii() else len(last) == 1
            found.append((words, open_ended and not quoted))
    return found[:PHRASES]


def fts5(asked: list[tuple[list[str], bool]]) -> str:
    """Write a question for SQLite's FTS5. The words hold letters and digits only, so nothing can leave the quotes."""
    return " AND ".join(f'"{" ".join(words)}"' + (" *" if more else "") for words, more in asked)


def tsquery(asked: list[tuple[list[str], bool]]) -> str:
    """Write a question for PostgreSQL's to_tsquery('simple', …)."""
    written = []
    for words, more in asked:
        quoted = [f"'{word}'" for word in words]
        quoted[-1] += ":*" if more else ""
        written.append(f"({' <-> '.join(quoted)})")
    return " & ".join(written)


def loosely(asked: list[tuple[list[str], bool]]) -> str:
    """Write a question for PostgreSQL that asks only whether all the words are there, wherever they stand.

    The short beginning of a word behind others is left out: all the words that begin so would be gathered, as for `com`.
    """
    written = []
    for words, more in asked:
        last = words[-1] if more else ""
        whole = words[:-1] if more else words
        written += [f"'{word}'" for word in whole]
        if last and not (whole and last.isascii() and len(last) <= SHORT):
            written.append(f"'{last}':*")
    return " & ".join(written)
