"""Pretexts and requests: what mail says to move its reader, in ten languages."""

from __future__ import annotations

from functools import cache

import msgspec

from gyotaku.data import kana
from gyotaku.data.lexicon import Lexicon
from gyotaku.data.tables import read_record, read_table

LANGUAGES = ("ja", "en", "pt", "de", "fr", "es", "it", "nl", "zh", "ko")
"""Languages with a phrase file."""


class Pretext(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A class of pretext: what the reader is told, and what is usually taken from them."""

    id: str
    name_ja: str
    name_en: str
    aim: str
    """phishing | unwanted (advertising, advance fee, prizes: not after credentials)."""
    assets: tuple[str, ...] = ()
    """login | card | otp | personal | bank | mail-password | seed | money | address | device, the usual first."""
    brands: tuple[str, ...] = ()
    """Categories of the brand list that the pretext usually borrows."""


class _Phrases(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    groups: dict[str, str]
    pretexts: dict[str, list[str]]
    requests: dict[str, list[str]]
    traits: dict[str, list[str]]


@cache
def pretexts() -> dict[str, Pretext]:
    """Return every pretext by its id, in the order of the file."""
    table = read_table("lures.toml")
    listed = msgspec.convert(table["pretext"], list[Pretext])
    return {pretext.id: pretext for pretext in listed}


def pretext(id: str) -> Pretext | None:  # noqa: A002 - as the data files call it
    """Return the pretext of that id, or None."""
    return pretexts().get(id)


@cache
def phrases(language: str) -> Lexicon:
    """Build the phrase list of one language.

    Families: `lure` (ids of pretexts), `request` (what is asked), `trait` (words of `TextTrait`); in Japanese `sound-mark` and
    `damaged`, whose ids are the right spelling.
    """
    table = read_record(f"phrases/{language}.toml", _Phrases)
    lexicon = Lexicon(language, table.groups)
    for id_, patterns in table.pretexts.items():
        lexicon.add("lure", id_, patterns)
    for id_, patterns in table.requests.items():
        lexicon.add("request", id_, patterns)
    for id_, patterns in table.traits.items():
        lexicon.add("trait", id_, patterns)
    if language == "ja":
        for family, spellings in (("sound-mark", kana.sound_marks()), ("damaged", kana.damaged())):
            for wrong, right in spellings.items():
                lexicon.add(family, right, [wrong])
    return lexicon.build()
