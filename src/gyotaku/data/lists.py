"""The data files of the package: what each holds, from where, of which day; and which of them the user has newer."""

from __future__ import annotations

import json
from collections.abc import Callable
from functools import cache
from importlib.metadata import version
from importlib.resources import files
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import msgspec
import tomli

from gyotaku.data import jpcert, mmdb, networks_build, rdap_build
from gyotaku.data.folder import folder, own
from gyotaku.data.tables import read_record
from gyotaku.errors import GyotakuError, InputError, UnknownName
from gyotaku.model.noun import Noun


class DataList(Noun, frozen=True, kw_only=True):
    """One data file of the package."""

    name: str
    file: str
    what: str
    source: str = ""
    licence: str
    date: str = ""
    update: tuple[str, ...] = ()
    """URLs that a newer copy is made of; empty where it comes with a new version of gyotaku."""


class State(Noun, frozen=True, kw_only=True):
    """What is in force: the shipped copy, the user's newer one, or a list the user brought."""

    name: str
    what: str
    source: str
    licence: str
    date: str
    """Of which day it is; empty when it does not say."""
    where: str
    """package | own."""
    shipped: str = ""
    """Of which day the package's copy is, where the user's is in force."""
    updates: bool = False
    detail: str = ""


class _Catalogue(Noun, frozen=True, kw_only=True):
    date: str
    list: tuple[DataList, ...]


@cache
def lists() -> tuple[DataList, ...]:
    """Load the catalogue, each entry with its source and date filled in from the file itself where that says them."""
    catalogue = read_record("lists.toml", _Catalogue)
    return tuple(_filled(entry) for entry in catalogue.list)


def _filled(entry: DataList) -> DataList:
    raw = (files(__package__) / entry.file).read_bytes() if (entry.source, entry.date).count("") else b""
    said = _said(entry.file, raw) if raw else {}
    fitted = said.get("fitted", {})
    date = entry.date or str(said.get("date") or fitted.get("date") or min(_parts(said).values(), default=""))
    return msgspec.structs.replace(entry, source=entry.source or str(said.get("source", "")), date=date)


def _said(file: str, raw: bytes) -> dict[str, Any]:
    """Return what a file says of itself: the head of a table, or the top of a list."""
    try:
        if file.endswith(".toml"):
            return tomli.loads(raw.decode())
        text = raw[12 : 12 + int.from_bytes(raw[8:12], "little")] if file.endswith(".bin") else raw
        tree = json.loads(text)
    except ValueError:
        return {}
    return tree if isinstance(tree, dict) else {}


def _parts(said: dict[str, Any]) -> dict[str, str]:
    """Return the days of the parts of a file that is put together of several; the oldest is the day of the whole."""
    named = {"domains": "dns_date", "IPv4": "ipv4_date", "IPv6": "ipv6_date"}
    return {part: str(said[key])[:10] for part, key in named.items() if said.get(key)}


def states() -> list[State]:
    """List every data file in force: those of the package, then what the user brought."""
    found: list[State] = []
    for entry in lists():
        path = own(entry.file)
        said = _said(entry.file, path.read_bytes()) if path and entry.update else {}
        date = str(said.get("date") or min(_parts(said).values(), default=""))
        parts = _parts(said or (_said(entry.file, (files(__package__) / entry.file).read_bytes()) if entry.update else {}))
        found.append(
            State(
                name=entry.name,
                what=entry.what,
                source=entry.source,
                licence=entry.licence,
                date=date or entry.date,
                where="own" if date else "package",
                shipped=entry.date if date else "",
                updates=bool(entry.update),
                detail=", ".join(f"{part} of {day}" for part, day in parts.items()),
            )
        )
    return [*found, _suffixes(), *_brought()]


def _suffixes() -> State:
    """Return the public suffix list, which comes with a package of its own: its version ends in the day of its copy."""
    day = version("publicsuffixlist").rpartition(".")[2]
    return State(
        name="public-suffixes",
        what="Which part of a host name its owner registered",
        source="Public Suffix List (publicsuffix.org), package publicsuffixlist",
        licence="MPL-2.0",
        date=f"{day[:4]}-{day[4:6]}-{day[6:]}" if len(day) == 8 and day.isdigit() else "",
        where="package",
    )


def _brought() -> list[State]:
    found: list[State] = []
    try:
        table = jpcert.listed()
    except InputError as error:
        table = None
        found.append(_broken("jpcert", str(error)))
    if table is not None:
        head = table.head
        found.append(
            State(
                name="jpcert",
                what="Confirmed phishing URLs: exact URLs and hosts, counts by month and brand",
                source=jpcert.SOURCE,
                licence="attributed to JPCERT/CC",
                date=head.last.isoformat(),
                where="own",
                updates=True,
                detail=f"{head.first} – {head.last}, {head.rows:,} rows, {head.urls:,} URLs, {head.hosts:,} hosts",
            )
        )
    for path in sorted(folder().glob("*.mmdb")):
        try:
            one = mmdb.Table(path)
        except GyotakuError as error:
            found.append(_broken(path.name, str(error)))
            continue
        what, licence = f"Whose network an IP address is ({one.kind})", "the publisher's"
        found.append(State(name=path.name, what=what, source=one.kind, licence=licence, date=one.date.isoformat(), where="own"))
        one.close()
    return found


def _broken(name: str, why: str) -> State:
    return State(name=name, what="Cannot be used", source="", licence="", date="", where="own", detail=why)


Made = Callable[[list[bytes]], bytes]


def _rdap(pieces: list[bytes]) -> bytes:
    dns, ipv4, ipv6 = pieces
    return rdap_build.build(dns, ipv4, ipv6)


def _networks(pieces: list[bytes]) -> bytes:
    with TemporaryDirectory() as name:
        paths = [Path(name) / f"{number}.mmdb" for number, _ in enumerate(pieces)]
        for path, piece in zip(paths, pieces, strict=True):
            path.write_bytes(piece)
        asn, country = paths
        return networks_build.build(asn, country)


MAKERS: dict[str, Made] = {"rdap": _rdap, "networks": _networks}
"""How a newer copy is made of what its URLs answered."""


def renewable(name: str) -> DataList:
    """Return a list that can be renewed, or say which can."""
    able = {entry.name: entry for entry in lists() if entry.update}
    if name not in able:
        raise UnknownName("list that can be updated", name, [*able, "jpcert"])
    return able[name]


def renewed(entry: DataList, pieces: list[bytes]) -> bytes:
    """Make a newer copy of a list of what its URLs answered; anything that is not such a list is an `InputError`."""
    try:
        made = MAKERS[entry.name](pieces)
    except (ValueError, KeyError, TypeError, msgspec.MsgspecError) as error:
        raise InputError(entry.name, f"the answer is not this list: {type(error).__name__}: {error}") from error
    if not _said(entry.file, made):
        raise InputError(entry.name, "the answer is not this list")
    return made
