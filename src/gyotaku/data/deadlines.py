"""Time limits as mail words them: patterns per language, numbers written as words, dates in local order."""

from __future__ import annotations

import re
from functools import cache
from typing import Any, NamedTuple

from ahocorasick_rs import AhoCorasick, MatchKind

from gyotaku.data.tables import read_table
from gyotaku.patterns import late

ERAS = {"令和": 2018, "平成": 1988, "昭和": 1925}
"""Year before the first of a Japanese era."""

_KANJI = {digit: number for number, digit in enumerate("〇一二三四五六七八九")}
_WORDS = {
    word: number
    for number, words in {
        1: "one um uma un una ein eine einem einer een",
        2: "two dois duas dos zwei deux due twee couple",
        3: "three tres drei trois tre drie",
        4: "four quatro cuatro vier quatre quattro",
        5: "five cinco funf cinq cinque vijf",
        6: "six seis sechs sei zes",
        7: "seven sete siete sieben sept sette zeven",
        10: "ten dez diez zehn dix dieci tien",
        12: "twelve doze doce zwolf douze dodici twaalf",
        24: "twenty-four",
        48: "forty-eight",
        72: "seventy-two",
    }.items()
    for word in words.split()
}

_NUMBER = r"(?P<n>\d{1,3}|[〇一二三四五六七八九十]{1,4}|(?:" + "|".join(sorted(_WORDS, key=len, reverse=True)) + r")\b)"
_CLOCK = r"(?:[,、 ]{0,2}(?:at |às |as |a las |um |a |om |ore |klo )?(?P<hour>\d{1,2})(?:[:時点时h](?P<minute>\d{2})?)(?:分)?)?"
_WEEKDAY = r"(?:[ ]?[(\[][月火水木金土日祝・\w]{1,3}[)\]])?"
# A pattern that begins with a digit, and no repeat of one, is only tried where a digit stands.
_DATE_CJK = (
    r"(?:(?:(?P<era>令和|平成) ?(?P<eray>\d{1,2}|元) ?年|(?P<y>\d{4}) ?年) ?)?(?P<m>\d{1,2}) ?月 ?(?P<d>\d{1,2}) ?[日号號]"
    + _WEEKDAY
    + _CLOCK
)
_DATE_HANGUL = r"(?:(?P<y>\d{4}) ?년 ?)?(?P<m>\d{1,2}) ?월 ?(?P<d>\d{1,2}) ?일" + _CLOCK
_DATE_YMD = r"(?P<y>20\d\d)[/.\-年](?P<m>\d{1,2})[/.\-月](?P<d>\d{1,2})日?" + _WEEKDAY + _CLOCK
_DATE_MD = r"(?P<m>\d(?<![\d/.].)\d?)/(?P<d>\d{1,2})(?![/\d])" + _WEEKDAY + _CLOCK
_DATE_ABC = r"(?P<a>\d(?<![\d/.].)\d?)[/.\-](?P<b>\d{1,2})[/.\-](?P<y>20\d\d|\d\d)(?!\d)" + _CLOCK
_DATE_DAY_NAME = (
    r"(?P<d>\d\d?)(?:st|nd|rd|th|er|\.|º|o)?[ /\-]{1,2}(?:de |of )?(?P<month>MONTHS)\.?,?"
    r"(?:[ /\-]{1,2}(?:de |del )?(?P<y>20\d\d))?" + _CLOCK
)
_DATE_NAME_DAY = r"(?=[a-z]{3,12}\.? \d)(?P<month>MONTHS)\.? (?P<d>\d{1,2})(?:st|nd|rd|th)?(?:,? (?P<y>20\d\d))?" + _CLOCK


class Wording(NamedTuple):
    """How one language words time limits."""

    words: AhoCorasick
    """Finds the words that spans and dates need, then those of `today`."""
    day_words: int
    """Number of the first word of `today`."""
    numbered: re.Pattern[str]
    """What ends a number, and a unit: every `within` holds both."""
    within: tuple[re.Pattern[str], ...]
    dates: tuple[re.Pattern[str], ...]
    by: tuple[tuple[re.Pattern[str] | None, re.Pattern[str] | None], ...]
    """What must stand right before a date, and right after it, for the date to end something."""
    today: tuple[tuple[re.Pattern[str], str], ...]
    units: tuple[tuple[re.Pattern[str], float], ...]
    """Hours of each unit."""
    not_after: re.Pattern[str]
    order: str


@cache
def _table() -> dict[str, Any]:
    table: dict[str, Any] = read_table("deadlines.toml")
    return table


@cache
def months() -> dict[str, int]:
    """Map each folded month name or short form to its number."""
    return {name: int(number) for number, names in _table()["months"].items() for name in names.split()}


@cache
def wording(language: str) -> Wording:
    """Return the patterns of one language."""
    row = _table()[language]
    unit = "(?P<unit>" + "|".join(row["units"]) + ")"
    edge = "" if row["order"] == "ymd" else r"\b"

    def within(pattern: str) -> re.Pattern[str]:
        return late(f"{edge}(?:{pattern})".replace("NUM", _NUMBER).replace("UNIT", unit))

    return Wording(
        words=AhoCorasick(row["words"] + row["day_words"], matchkind=MatchKind.Standard),
        day_words=len(row["words"]),
        numbered=late(f"[\\d〇一二三四五六七八九十a-z](?:(?<![a-z])|\\b)\\)?[ -]?{unit}"),
        within=tuple(within(pattern) for pattern in row["within"]),
        dates=tuple(late(date) for date in _dates(language)),
        by=tuple(_around(edge, *pattern.split("DATE")) for pattern in row["by"]),
        today=tuple((late(f"{edge}(?:{pattern})"), day) for pattern, day in row["today"].items()),
        units=tuple((late(pattern), float(hours)) for pattern, hours in row["units"].items()),
        not_after=late(row["not_after"]),
        order=row["order"],
    )


def _around(edge: str, before: str, after: str) -> tuple[re.Pattern[str] | None, re.Pattern[str] | None]:
    # Dates are long patterns: compiled once, not once per wording.
    return late(f"{edge}(?:{before})\\Z") if before else None, late(after) if after else None


def _dates(language: str) -> tuple[str, ...]:
    if language in {"ja", "zh"}:
        return (_DATE_CJK, _DATE_YMD, _DATE_MD)
    if language == "ko":
        return (_DATE_HANGUL, _DATE_YMD)
    names = "|".join(sorted(months(), key=len, reverse=True))
    named = (_DATE_DAY_NAME.replace("MONTHS", names), _DATE_NAME_DAY.replace("MONTHS", names))
    return (*named, _DATE_YMD, _DATE_ABC) if language == "en" else (named[0], _DATE_YMD, _DATE_ABC)


def number(text: str) -> int:
    """Read a number in digits, kanji numerals or words; 0 when it is none."""
    if text.isdecimal():
        return int(text)
    if text in _WORDS:
        return _WORDS[text]
    tens, ten, ones = text.rpartition("十")
    if ten:
        return (_KANJI.get(tens, 0) if tens else 1) * 10 + (_KANJI.get(ones, 0) if ones else 0)
    value = 0
    for digit in text:
        if digit not in _KANJI:
            return 0
        value = value * 10 + _KANJI[digit]
    return value
