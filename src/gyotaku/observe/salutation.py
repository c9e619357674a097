"""Salutation: whether the mail knows whom it writes to."""

from __future__ import annotations

import re
from collections.abc import Iterator

from gyotaku.data.folding import fold
from gyotaku.data.habits import functions
from gyotaku.data.salutations import salutations
from gyotaku.model.evidence import Evidence, Observation
from gyotaku.model.facts import Address, Salutation
from gyotaku.model.message import Message
from gyotaku.observe.family import observer
from gyotaku.observe.reading import in_text, read_body
from gyotaku.patterns import late
from gyotaku.settings import Settings

LINES = 8
"""Shown lines looked at: a salutation stands at the top."""

LINE = 120
"""Longest line that can be one, in characters."""

_RECIPIENT = frozenset({"to", "cc", "envelope-to", "delivered-to"})
_ADDRESS = re.compile(r"[\w.+%-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,5}")
_READER = re.compile("お客(?:様|さま)|会員(?:様|の皆(?:様|さま))|ご利用者様|ユーザー様|利用者様")
_PERSON_JA = late("[一-龠々ヶぁ-んァ-ヴー]{1,6}[ 　]?[一-龠々ヶぁ-んァ-ヴー]{0,6}")
_NOT_A_PERSON = late("[をがにでと。、]|株式会社|有限会社|会社|法人|銀行|カード|サービス|センター|お名前|氏名|ください|いた")
_PERSON_LATIN = late(r"(?:(?:mr|mrs|ms|dr|herr|frau|sr|sra|m|mme)\.? )?[a-z][a-z'’.-]{1,20}(?: [a-z][a-z'’.-]{0,20}){0,3}")


_NO_NAMES = frozenset(
    ("from", "to", "the", "we", "our", "your", "you", "this", "it", "i", "is", "if", "for", "in", "on", "at", "a", "an", "again")
)
"""Words that follow a greeting which greets nobody (Hi, we have …)."""


@observer(
    name="salutation",
    reads="The first shown lines of the body; the recipients' addresses",
    gives=(Salutation,),
    after=("addresses", "body"),
)
def salutation(_message: Message, evidence: Evidence, _settings: Settings) -> Iterator[Observation]:
    """Yield how the reader is addressed; exactly one when the mail has a body with text."""
    found = read_body(evidence)
    if found is None or not found[0].shown.strip():
        return
    read, body = found
    recipients = [fact for fact, _ in evidence.of(Address) if fact.role in _RECIPIENT]
    at = lines = 0
    general: tuple[int, int] | None = None
    for line in read.shown.split("\n"):
        start, at = at, at + len(line) + 1
        if not line.strip():
            continue
        lines += 1
        if lines > LINES:
            break
        style = _style(line, recipients)
        if style:
            yield in_text(Salutation(style=style, text=_short(line)), body, read.shown, start, start + len(line))
            return
        named = _READER.search(line)
        if named is not None and general is None:
            general = (start + named.start(), start + named.end())
    if general is not None:
        yield in_text(Salutation(style="generic", text=read.shown[slice(*general)]), body, read.shown, *general)
    else:
        yield in_text(Salutation(style="none"), body, read.shown, 0, min(len(read.shown), LINE))


def _short(line: str) -> str:
    """Return the line, or only the words for the reader when the sentence goes on behind them."""
    named = _READER.search(line)
    return named[0] if named is not None and len(line) > LINE // 3 else line.strip()[:LINE]


def _style(line: str, recipients: list[Address]) -> str:
    """Return the style of a line that is a salutation, else ``""``."""
    folded = fold(line[: LINE * 2]).strip(" <>【】[]「」『』■◆●▼※*_-")
    if not folded or len(folded) > LINE:
        return "empty-name" if folded == "様" else ""
    words = salutations()
    if words.chinese.match(folded):
        return "address" if _ADDRESS.search(folded) else "generic"
    if folded.rstrip("、,。.:!~ ") in words.alone:
        return "generic"
    if words.wants_name.match(folded):
        return "empty-name"
    latin = words.greeting.match(folded)
    if latin is not None:
        return _latin(latin[1].strip(" ."), line, recipients)
    honorific = words.honorific.match(folded)
    if honorific is not None:
        return _japanese(honorific[1].strip(" 、,:"), recipients)
    return ""


def _known(name: str, recipients: list[Address]) -> str:
    """Say whether a name is the recipient's address, the local part of it, or the recipient's display name."""
    for recipient in recipients:
        if name == recipient.address.lower():
            return "address"
        if recipient.display and recipient.display != recipient.address and _named_so(name, fold(recipient.display)):
            return "name"
        if name == recipient.local.lower():
            return "local-part"
    return ""


def _named_so(name: str, display: str) -> bool:
    """Whether a name is the display name in the recipient's field, or one word of several in it."""
    words = display.split()
    return name == display or (len(words) > 1 and len(name) > 1 and name in words)


def _japanese(name: str, recipients: list[Address]) -> str:
    words = salutations()
    if not name or set(name) <= set("○〇●◯*_ -"):
        return "empty-name"
    known = _known(name, recipients)
    if known or _ADDRESS.fullmatch(name):
        return known or "address"
    if name in words.generic or any(name.endswith(word) for word in words.generic if len(word) > 1):
        return "generic"
    if _NOT_A_PERSON.search(name):
        return ""
    spelled = _PERSON_LATIN.fullmatch(name) and "-" not in name and "." not in name
    return "name" if _PERSON_JA.fullmatch(name) or spelled else ""


def _latin(name: str, line: str, recipients: list[Address]) -> str:
    words = salutations()
    known = _known(name, recipients)
    if known == "local-part" and _given(name, line):
        return ""
    if known:
        return known
    if _ADDRESS.search(name):
        return "address"
    parts = re.split(r"[ ,/-]", name)
    if parts[0].rstrip(".") in words.titles and len(parts) > 1:
        return _latin(name[len(parts[0]) :].strip(" ,/-"), line, recipients)
    if any(part in words.latin for part in parts):
        return "generic"
    # A person's name is written with a capital; list names and user names mostly are not.
    person = _PERSON_LATIN.fullmatch(name) and len(parts) <= 4 and parts[0] not in _NO_NAMES
    return "name" if person and re.search(rf"\b{re.escape(parts[0][:1].upper())}", line) else ""


def _given(name: str, line: str) -> bool:
    """Whether a local part may be the reader's given name: one word, no desk's, greeted with a capital ("Hi Oren," to oren@)."""
    return name.isalpha() and len(name) > 1 and not functions().fullmatch(name) and f"{name[0].upper()}{name[1:]}" in line
