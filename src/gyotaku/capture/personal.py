"""What a page shows of somebody: fields that came filled in, a greeting by name, an address, the end of a card's number.

Only kinds are told, never the values. A page that shows anything of this has its picture blurred in publications, so a mistake
here costs a picture, not a person.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from urllib.parse import urlsplit

from gyotaku.capture.targets import STAND_IN
from gyotaku.data.brands import owner_of_sender
from gyotaku.data.domains import registrable
from gyotaku.data.field_asks import asked
from gyotaku.data.folding import fold
from gyotaku.data.salutations import salutations
from gyotaku.model.facts.links import Field
from gyotaku.model.noun import Noun

LINES = 300
LINE = 60
"""Longest line that can be a greeting, in characters."""
SHORTEST = 4
"""A shorter value of a field (+81, http) is a beginning for the visitor to go on with."""
_ADDRESS = re.compile(r"[\w.+%-]{1,64}@([\w-]{1,63}(?:\.[\w-]{1,63}){1,5})")
_CARD = re.compile(r"(?:[*＊•●✱xX]{4}[ -]?){1,3}\d{4}(?!\d)")
_NAME = re.compile("[一-龠々ヶぁ-んァ-ヴーa-z]{1,12} ?[一-龠々ヶぁ-んァ-ヴーa-z]{0,12}")
_NOBODY = re.compile("会社|法人|銀行|カード|サービス|会員|利用|ユーザ|お客|皆|氏名|名前|[をがにでとは]$")


class Filled(Noun, frozen=True, kw_only=True):
    """A field that came with something in it."""

    name: str
    kind: str = "text"
    label: str = ""
    autocomplete: str = ""
    value: str = ""


def personal(filled: Iterable[Filled], text: str, url: str) -> tuple[str, ...]:
    """Return the kinds of what a page shows of somebody: `field: mail`, `text: greeting`, `text: address`, `text: card`."""
    return tuple(dict.fromkeys([*_fields(filled), *_greetings(text), *_addresses(text, url), *_cards(text)]))


def _fields(filled: Iterable[Filled]) -> Iterator[str]:
    for one in filled:
        value = one.value.strip()
        if len(value) < SHORTEST or value == STAND_IN:
            # What we put there ourselves names nobody.
            continue
        field = Field(name=one.name, kind=one.kind, label=one.label, autocomplete=one.autocomplete)
        asks = ("mail",) if _ADDRESS.fullmatch(value) else asked([field], exact=True)
        yield from (f"field: {ask}" for ask in asks)


def _greetings(text: str) -> Iterator[str]:
    words = salutations()
    for line in text.split("\n")[:LINES]:
        found = words.honorific.match(fold(line)) if 0 < len(line.strip()) <= LINE else None
        name = found[1].strip() if found else ""
        if name and name not in words.generic and _NAME.fullmatch(name) and not _NOBODY.search(name):
            yield "text: greeting"
            return


def _addresses(text: str, url: str) -> Iterator[str]:
    own = registrable(urlsplit(url).hostname or "")
    for found in _ADDRESS.finditer(text):
        domain = found[1].lower()
        if found[0].lower() != STAND_IN and (not own or registrable(domain) != own) and not owner_of_sender(found[0].lower()):
            yield "text: address"
            return


def _cards(text: str) -> Iterator[str]:
    if _CARD.search(text):
        yield "text: card"
