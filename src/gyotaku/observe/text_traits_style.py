"""Style that tells where a template comes from or how it was sent: punctuation, shouting, ids at the subject's end."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import datetime

from gyotaku.observe.text_traits_found import Found, Writing
from gyotaku.patterns import late

_JA = "ぁ-ゖァ-ヺー一-龠々"
_RIGHTS = re.compile(r"(?:rights reserved|無断転載を禁じます)[ ]?。\.?(?=\s|$)|rights reserved ?。", re.IGNORECASE)
_MIDDLE_DOT = late(f"(?:(?<=[{_JA}])|(?<![^\\n]))\u00b7(?=[{_JA}])")
_COMMA = late(f"(?<=[{_JA}]),(?=[{_JA}])")
_STOP = late(f"(?<=[ぁ-ゖ])\\.(?=\\s*(?:\\n|$|[{_JA}]))")
_SIGNS = (("。", _RIGHTS, 1, ""), ("\u00b7", _MIDDLE_DOT, 1, "・"), (",", _COMMA, 2, "、"), (".", _STOP, 2, "。"))
"""A sign, what shows it out of place, fewest places that count, and the right sign."""
_SUFFIX = re.compile(
    r"""(?:
    (?:番号|コード|No\.?|ID|Id|[Pp]rotocolo?|PROTOCOLO|[Rr]ef\.?|[Cc]ase|[Tt]icket)[ ]?[:：.#-]?[ ]{0,2}\#?
        (?=[A-Za-z-]*\d)[A-Za-z0-9-]{5,24}
    | \#[A-Z0-9]{5,20}
    | (?:(?<!\d)-|[ (\[–])\d{5,14}
    | [ \-](?=[a-zA-Z0-9]{8,40}$)(?=[^\s]*\d)(?=[^\s]*[a-z])[a-zA-Z0-9]{8,40}
    )[\])〗】.]?\s*$""",
    re.VERBOSE,
)
_CAPITALS = re.compile(r"[A-Z]")
_SMALL_LETTERS = re.compile(r"[a-z]")
_BANGS = re.compile(r"[!！?？]{3,}")
_COPYRIGHT = re.compile(
    r"[©(Cc](?i:(?<=©)|(?<=\()c\)|(?<=c)opyright)[^\n\d]{0,40}(?:(?:19|20)\d\d ?[-–~〜～]{1,2} ?)?(?P<year>(?:19|20)\d\d)(?!\d)"
)

STALE = 2
"""Years by which a copyright line may lag behind the mail."""


def style(writing: Writing) -> Iterator[Found]:
    """Yield punctuation no Japanese writer uses, and of a subject its shouting and the id at its end."""
    text = writing.text
    if writing.japanese and not text.isascii():
        yield from _punctuation(text)
    if writing.place != "subject":
        return
    suffix = _SUFFIX.search(text)
    if suffix is not None and suffix.start():
        yield Found("tracking-suffix", suffix.start(), suffix.end())
    capitals, small = len(_CAPITALS.findall(text)), len(_SMALL_LETTERS.findall(text))
    bangs = _BANGS.search(text)
    if capitals >= 12 and small * 4 < capitals:
        yield Found("shouting", 0, len(text))
    elif bangs is not None:
        yield Found("shouting", bangs.start(), bangs.end())


def _punctuation(text: str) -> Iterator[Found]:
    for sign, pattern, least, right in _SIGNS:
        places = list(pattern.finditer(text)) if sign in text else []
        if len(places) >= least:
            yield Found("odd-punctuation", places[0].start(), places[0].end(), right, times=len(places))


def copyright_year(writing: Writing, received: datetime | None) -> Iterator[Found]:
    """Yield a copyright line whose last year lies ahead of receipt, or years behind it."""
    text = writing.text
    if received is None or not ("©" in text or "(c)" in text or "(C)" in text or "opyright" in text or "OPYRIGHT" in text):
        return
    for line in _COPYRIGHT.finditer(text):
        if not received.year - STALE < int(line["year"]) <= received.year:
            yield Found("copyright-year", line.start(), line.end(), str(received.year))
            return
