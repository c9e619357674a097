"""Hidden text gathered: one fact a reason, the preview line apart, what a reader sees anyway left out."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import NamedTuple

from gyotaku.data.folding import beyond_ascii, compatible
from gyotaku.data.letters import surprise
from gyotaku.model.html import HtmlDocument
from gyotaku.patterns import late

PREVIEW_CHARS = 200
"""Longest preview line: mail programs show 35-140 characters of it in the list of mails."""
BEFORE_PREVIEW = 60
"""Most shown characters before a preview line ("view in browser" may come first)."""
FEW = 4
"""Text of fewer letters hides nothing worth stating: separators, list numbers."""
UNRELATED_CHARS = 250
"""Fewest characters at which hidden text can be told to have nothing to do with what is shown."""

SCATTERED = 4
"""Fewest places between the sentences at which hidden scraps are taken for strewn."""

_UNCOUNTED = late(r"[\s\u00ad\u034f\u061c\u115f\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufeff]+")
_BLANKS = b" \t\n\r\x0b\x0c\x1c\x1d\x1e\x1f"
_NO_ROOM = (
    "\x85\xa0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u2028\u2029\u202f\u205f\u3000"
    "\u00ad\u034f\u061c\u115f\u180e\u200b\u200c\u200d\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2060\u2061\u2062\u2063\u2064"
    "\u2066\u2067\u2068\u2069\ufeff"
)
_WORD = re.compile(r"[^\W\d_]{4,}")
_LATIN_WORD = re.compile(r"[A-Za-z]{4,}")
_CJK = late("[ぁ-ヺ一-龥가-힣]+")
_KANA = re.compile("[ぁ-ヺー]+")
_SALAD = re.compile(r"[^,;/|]+")
_SAYS = re.compile(r"\w")
_THREAD_ID = re.compile(r"\bref:_?\w{6,40}\.\w{6,40}:ref\b|^\W*[\w-]{1,20}[:#][\w-]{1,20}\W*$")
_REPEATED = 3


class Hidden(NamedTuple):
    """Hidden text of one reason, joined."""

    text: str
    reason: str
    characters: int
    preheader: bool
    noise: bool


def gather(page: HtmlDocument, shown: str) -> list[Hidden]:
    """Return what a page hides, by reason in the order of appearance, the preview line first.

    Left out: the title, text that is shown as well (variants for other screens or for Outlook), and mere separators.
    """
    if all(run.hidden is None or run.hidden == "title" for run in page.runs):
        return []
    preview, rest = _pieces(page)
    found = []
    if preview:
        text, reason = preview
        found.append(Hidden(text, reason, count(text), preheader=True, noise=False))
    plain = _dense(shown[:10_000]) if rest else ""
    for reason, places in rest.items():
        text = " ".join(places)
        size = count(text)
        if size >= FEW and _SAYS.search(text) and not _covered(text, plain):
            noise = meaningless(text) or (size >= UNRELATED_CHARS and _unrelated(text, shown)) or _scattered(places, shown)
            found.append(Hidden(text, reason, size, preheader=False, noise=noise))
    return found


def _pieces(page: HtmlDocument) -> tuple[tuple[str, str] | None, dict[str, list[str]]]:
    """Return the preview line with its reason, if there is one, and all other hidden text by reason, place by place.

    Hidden text up to the next shown text is one place; only the first place can be the preview line.
    """
    before = 0
    places: list[tuple[str, list[str], bool]] = []
    apart = True
    for run in page.runs:
        if run.hidden is None:
            # A kanji or kana says as much as two letters.
            before += count(run.text) * (1 if run.text.isascii() else 2) if before <= BEFORE_PREVIEW else 0
            apart = apart or bool(run.text.strip())
        elif run.hidden != "title":
            may = before <= BEFORE_PREVIEW and run.hidden != "comment-conditional" and run.anchor is None
            if apart or places[-1][0] != run.hidden:
                first = may and (not places or (not apart and places[-1][2]))
                places.append((run.hidden, [run.text], first))
            else:
                places[-1][1].append(run.text)
            apart = False
    ahead = [place for place in places if place[2]]
    text = " ".join(piece for _, pieces, _ in ahead for piece in pieces)
    rest: dict[str, list[str]] = {}
    preview = (text, ahead[0][0]) if ahead and FEW <= count(text) <= PREVIEW_CHARS and not meaningless(text) else None
    for reason, pieces, first in places:
        if preview is None or not first:
            rest.setdefault(reason, []).append(" ".join(pieces))
    return preview, rest


def count(text: str) -> int:
    """Count characters, white space and invisible padding aside."""
    raw, strange = text.encode("utf-8", "surrogatepass"), beyond_ascii(text)
    blank = len(raw) - len(raw.translate(None, _BLANKS))
    return len(text) - blank - (sum(map(strange.count, _NO_ROOM)) if strange else 0)


def meaningless(text: str) -> bool:
    """Whether a text is random kana, random letters or digits, or words strung together without a sentence."""
    text = text[:4_000]
    if _THREAD_ID.search(text):
        # A help desk's case number, hidden so that the answer finds its case.
        return False
    return _kana_noise(text) or _letter_noise(text) or _salad(text)


def _kana_noise(text: str) -> bool:
    """Katakana and hiragana mixed inside words as no Japanese text does, with hardly any kanji."""
    runs = [run for run in _KANA.findall(text) if len(run) >= 2]
    total = sum(map(len, runs))
    if total < 8 or total * 2 < count(text):
        return False
    pairs = [pair for run in runs for pair in pairwise(run) if "ー" not in pair]
    switches = sum(("ぁ" <= one <= "ゖ") != ("ぁ" <= other <= "ゖ") for one, other in pairs)
    # Drawn at random, half of all neighbours switch; a sentence full of loan words stays below a third.
    return bool(switches >= 4 and switches * 5 >= len(pairs) * 2)


def _letter_noise(text: str) -> bool:
    words = [word for word in _UNCOUNTED.split(text) if word]
    letters = [word for word in words if word.isascii() and len(word) >= 5]
    if not letters or sum(map(len, letters)) * 10 < count(text) * 6:
        return False
    digits = sum(sign.isdigit() for word in letters for sign in word)
    size = sum(map(len, letters))
    coded = [word for word in letters if any(sign.isdigit() for sign in word)]
    # One number alone marks the mail for its own sender, as survey and help-desk services do.
    if digits * 4 > size and (len(coded) >= 3 or size >= 60) and len(words) <= 40 and not any(sign in text for sign in ".,:/@"):
        return True
    return size >= 24 and digits * 10 < size and surprise(" ".join(letters)[:600]) > 5.4 and not _CJK.search(text)


def _salad(text: str) -> bool:
    pieces = [piece.strip() for piece in _SALAD.findall(text)[:60]]
    single = [piece for piece in pieces if piece and " " not in piece and piece.isalpha()]
    return len(pieces) >= 8 and len(single) * 10 >= len(pieces) * 8


def _unrelated(text: str, shown: str) -> bool:
    """Whether a long hidden text shares hardly any word with what is shown, and is not the same line again and again."""
    words = _words(text)
    if len(words) < 30:
        return False
    known = _words(shown)
    return len(known) >= _REPEATED and len(words & known) * 8 < len(words)


def _scattered(places: list[str], shown: str) -> bool:
    """Whether foreign scraps are strewn between the sentences: short, in many places, no word of them shown."""
    if len(places) < SCATTERED or sum(map(len, places)) > len(places) * 60:
        return False
    words = _words(" ".join(places))
    known = _words(shown)
    return len(words) >= SCATTERED and len(known) >= _REPEATED and len(words & known) * 10 < len(words)


def _words(text: str) -> set[str]:
    low = compatible(text[:20_000]).lower()
    cjk = "".join(_CJK.findall(beyond_ascii(low)))
    found = set(_LATIN_WORD.findall(low) if cjk else _WORD.findall(low))
    return found | {cjk[at : at + 2] for at in range(len(cjk) - 1)}


def _dense(text: str) -> str:
    return _UNCOUNTED.sub("", text).lower()


def _grams(plain: str) -> set[str]:
    return {plain[at : at + 5] for at in range(len(plain) - 4)}


def _covered(text: str, shown: str) -> bool:
    """Whether most of a text stands in what is shown, which comes without white space and in small letters."""
    own = _grams(_dense(text[:4_000]))
    if len(shown) * 10 < len(own) * 7:
        return False
    return bool(own) and len(own & _grams(shown)) * 10 >= len(own) * 7
