"""Filters of the lists: `label:phishing brand:ポケットカード since:2026-03 sender:*.cn ip:101.47.0.0/16 campaign:…`."""

from __future__ import annotations

import calendar
import re
from collections.abc import Callable
from datetime import UTC, date, datetime, time
from ipaddress import ip_network

from gyotaku.book.statements import source
from gyotaku.book.summary import JST
from gyotaku.book.words import folded, refanged
from gyotaku.data.brands import brands
from gyotaku.errors import UsageError
from gyotaku.model.case import Label
from gyotaku.model.noun import Noun

TLP = ("CLEAR", "GREEN", "AMBER", "AMBER+STRICT", "RED")
"""Traffic Light Protocol 2.0 (FIRST, 2022)."""
STATES = ("published", "corrected", "retracted")
"""States of a report's newest edition."""


class Condition(Noun, frozen=True, kw_only=True):
    """One condition on the specimens. An `indexed` one can lead when few rows meet it; `slow` says the same without the index."""

    sql: str
    values: dict[str, object]
    indexed: bool = True
    slow: str = ""
    told: str = ""
    """Of one that asks for the values of `pretexts` first: what lists them."""
    walks: bool = False
    """One value of a column whose index has its rows in the order of their days: the newest are found at once."""
    since: int | None = None
    until: int | None = None
    """Where it bounds the days: first second, and the second after the last."""
    days: bool = False
    """Whether it says nothing else than these bounds."""

    @property
    def bounds(self) -> bool:
        """Whether it bounds the days."""
        return self.since is not None or self.until is not None


class Filter(Noun, frozen=True, kw_only=True):
    """A filter read: conditions that must all hold, and words that must all be found."""

    conditions: tuple[Condition, ...] = ()
    words: str = ""


def parse(text: str) -> Filter:
    """Read a filter; words without a field are searched in the full text. An unknown field or value is a `UsageError`."""
    conditions: list[Condition] = []
    words: list[str] = []
    for number, piece in enumerate(re.findall(r'\w+:"[^"]*"|"[^"]*"|\S+', text)):
        field, colon, value = piece.partition(":")
        value = value.strip('"')
        if colon and field in FIELDS and value:
            conditions.append(FIELDS[field](value, f"v{number}_"))
        elif (
            colon
            and re.fullmatch(r"[a-z-]+", field)
            and not value.startswith("//")
            and field not in {"http", "https", "hxxp", "hxxps"}
        ):
            raise UsageError(f"No filter is called {field!r}; the known ones are: {', '.join(sorted(FIELDS))}.")
        else:
            words.append(piece)
    return Filter(conditions=tuple(conditions), words=" ".join(words))


def _equal(column: str) -> Callable[[str, str], Condition]:
    def made(value: str, name: str) -> Condition:
        return Condition(sql=f"{column} = :{name}0", values={f"{name}0": value}, slow=f"({column} || '') = :{name}0", walks=True)

    return made


def _label(value: str, name: str) -> Condition:
    known = [one.value for one in Label]
    if value not in known:
        raise UsageError(f"No label is called {value!r}; the known ones are: {', '.join(known)}.")
    return _equal("label")(value, name)


def _brand(value: str, name: str) -> Condition:
    wanted = folded(value)
    named = [one.id for one in brands() if wanted in {folded(one.id), folded(one.name_ja), folded(one.name_en)}]
    return _any("brand", named or [value], name)


def _any(column: str, values: list[str], name: str) -> Condition:
    bound: dict[str, object] = {f"{name}{number}": value for number, value in enumerate(values)}
    some = ", ".join(f":{key}" for key in bound)
    words = f"{column} = {some}" if len(values) == 1 else f"{column} IN ({some})"
    return Condition(sql=words, values=bound, slow=f"({column} || '') IN ({some})", walks=len(values) == 1)


def _range(column: str, first: str, end: str, name: str) -> Condition:
    words = "{0} >= :{1}0 AND {0} < :{1}1"
    values: dict[str, object] = {f"{name}0": first, f"{name}1": end}
    return Condition(sql=words.format(column, name), values=values, slow=words.format(f"({column} || '')", name))


def _sender(value: str, name: str) -> Condition:
    """Read `user@example.cn`, `example.cn` (that domain and those below it), `*.cn` or `@example.cn`."""
    value = refanged(value).lower()
    local, _, domain = value.rpartition("@")
    labels = domain.removeprefix("*.").removeprefix("*").strip(".").split(".")
    turned = ".".join(reversed(labels))
    if local and local != "*":
        return _equal("sender_reversed")(f"{turned}@{local}", name)
    if domain.startswith("*.") and len(labels) == 1:
        return _equal("tld")(labels[0], name)
    # `.` and `@` are what may follow the domain; `/` stands just behind the dot and `A` just behind the at sign.
    below = _range("sender_reversed", f"{turned}.", f"{turned}/", f"{name}b")
    if domain.startswith("*."):
        return below
    same = _range("sender_reversed", f"{turned}@", f"{turned}A", f"{name}s")
    return Condition(
        sql=f"({same.sql} OR {below.sql})", values={**same.values, **below.values}, slow=f"({same.slow} OR {below.slow})"
    )


def _ip(value: str, name: str) -> Condition:
    try:
        network = ip_network(value, strict=False)
    except ValueError as error:
        raise UsageError(f"ip:{value} is neither an address nor a range; examples: ip:203.0.113.7, ip:203.0.113.0/24.") from error
    mapped = 0xFFFF << 32 if network.version == 4 else 0
    first = int(network.network_address) + mapped
    # `g` sorts behind every hex digit: the range ends behind its last address.
    return _range("ip", f"{first:032x}", f"{first + network.num_addresses - 1:032x}g", name)


def _moment(value: str, *, end: bool) -> int:
    """Read 2026, 2026-03 or 2026-03-15 as the first second of it in JST, or as the first second after it."""
    found = re.fullmatch(r"(\d{4})(?:-(\d{1,2}))?(?:-(\d{1,2}))?", value)
    # A year 0 is refused below, with the months and days there are not.
    year, month, day = (int(number or 0) for number in found.groups()) if found else (0, 0, 0)
    try:
        first = date(year, month or 1, day or 1)
        last = date(year, month or 12, day or calendar.monthrange(year, month or 12)[1])
    except ValueError as error:
        raise UsageError(f"{value!r} is no date; examples: 2026, 2026-03, 2026-03-15.") from error
    start = datetime.combine(last if end else first, time(), JST)
    return int(start.astimezone(UTC).timestamp()) + (86_400 if end else 0)


def _since(value: str, name: str) -> Condition:
    first = _moment(value, end=False)
    return Condition(sql=f"sorted >= :{name}0", values={f"{name}0": first}, indexed=False, since=first, days=True)


def _until(value: str, name: str) -> Condition:
    end = _moment(value, end=True)
    return Condition(sql=f"sorted < :{name}0", values={f"{name}0": end}, indexed=False, until=end, days=True)


def _pretext(value: str, name: str) -> Condition:
    """Read a pretext: the few hundred combinations there are lie together in an index."""
    like = f"(' ' || pretexts || ' ') LIKE :{name}0"
    bound: dict[str, object] = {f"{name}0": f"% {value.replace('%', '')} %"}
    told = source("pretexts_told", "").replace(":like", f":{name}0")
    return Condition(sql=f"pretexts IN ({told})", values=bound, slow=like, told=told)


def _tag(value: str, name: str) -> Condition:
    return Condition(sql=source("tagged", "").replace(":tag", f":{name}0"), values={f"{name}0": value}, indexed=False)


def _tlp(value: str, name: str) -> Condition:
    if value.upper() not in TLP:
        raise UsageError(f"No TLP is called {value!r}; the known ones are: {', '.join(TLP)}.")
    return Condition(sql=source("shared_as", "").replace(":tlp", f":{name}0"), values={f"{name}0": value.upper()}, indexed=False)


def _state(value: str, name: str) -> Condition:
    if value == "draft":
        return Condition(sql=source("never_published", ""), values={}, indexed=False)
    if value not in STATES:
        raise UsageError(f"No state of a report is called {value!r}; the known ones are: draft, {', '.join(STATES)}.")
    return Condition(sql=source("published_as", "").replace(":state", f":{name}0"), values={f"{name}0": value}, indexed=False)


def _id(value: str, name: str) -> Condition:
    digits = value.lower()
    if not re.fullmatch(r"[0-9a-f]{4,64}", digits):
        raise UsageError(f"id:{value} is no beginning of a SHA-256 hash of four hexadecimal digits or more.")
    return _range("sha256", digits, digits + "g", name)


FIELDS: dict[str, Callable[[str, str], Condition]] = {
    "label": _label,
    "brand": _brand,
    "category": _equal("category"),
    "class": _equal("sender_class"),
    "since": _since,
    "until": _until,
    "sender": _sender,
    "ip": _ip,
    "campaign": _equal("campaign"),
    "pretext": _pretext,
    "tag": _tag,
    "tlp": _tlp,
    "state": _state,
    "tld": _equal("tld"),
    "id": _id,
}
"""What a filter may name."""
