"""Names, licences and seats of companies, as far as forged mail is known to get them wrong."""

from __future__ import annotations

import re
from functools import cache
from typing import Any

import msgspec

from gyotaku.data.folding import fold
from gyotaku.data.tables import read_table
from gyotaku.patterns import late


class Name(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A name no company has."""

    wrong: str
    right: str
    before: str = ""
    """A character class that makes the words part of a right name when it stands in front."""
    basis: str


class Licence(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The registration of a securities house: BUREAU財務局長(金商)第NUMBER号."""

    names: tuple[str, ...]
    bureau: str
    number: int
    basis: str

    @property
    def text(self) -> str:
        """The registration as a company writes it."""
        return f"{self.bureau}財務局長(金商)第{self.number}号"


class Seat(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """An address and whose it is."""

    text: str
    owners: tuple[str, ...]
    right: str
    basis: str


@cache
def _table() -> dict[str, Any]:
    return read_table("company_facts.toml")


@cache
def names() -> tuple[tuple[str, re.Pattern[str], Name], ...]:
    """Return the names no company has, each folded, with a pattern over folded text that needs it.

    Words that go on (会社概要, 会社員) are no names.
    """
    listed = msgspec.convert(_table()["names"], list[Name])
    return tuple((fold(entry.wrong), _name(entry), entry) for entry in listed)


def _name(entry: Name) -> re.Pattern[str]:
    front = f"(?<!{entry.before})" if entry.before else r"(?<![a-z0-9])"
    return late(f"{front}{re.escape(fold(entry.wrong))}(?!概要|情報|案内|員|説明|紹介|名|法|様|[ァ-ヴー])")


@cache
def licences() -> dict[str, Licence]:
    """Map the folded name of a securities house to its licence."""
    listed = msgspec.convert(_table()["licences"], list[Licence])
    return {fold(name): entry for entry in listed for name in entry.names}


@cache
def seats() -> tuple[tuple[re.Pattern[str], Seat], ...]:
    """Return the addresses, each with a pattern over folded text that reads 4-3-2, 4丁目3番2号 and 4ー3ー2 alike."""
    listed = msgspec.convert(_table()["addresses"], list[Seat])
    return tuple((_seat(fold(entry.text)), entry) for entry in listed)


def _seat(text: str) -> re.Pattern[str]:
    gap = "(?:-|ー|丁目|番地?|番|の| ){1,2}"
    return re.compile(gap.join(re.escape(piece) for piece in text.split("-")) + "(?![0-9])")
