"""The commands about data: which lists are in force, newer copies from their sources, and lists the user brings."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date
from pathlib import Path
from typing import Annotated, Literal
from urllib.parse import urlsplit

import msgspec
from cyclopts import App, Parameter

from gyotaku.cli.online import SettingsFile, settings
from gyotaku.cli.screen import Screen
from gyotaku.data import jpcert, mmdb
from gyotaku.data.folder import folder, keep
from gyotaku.data.lists import State, renewable, renewed, states
from gyotaku.errors import GyotakuError, InputError
from gyotaku.members import Member
from gyotaku.transport import FailedError, Ports, Way

BYTES = 64 * 1024 * 1024
"""Largest file fetched: the table of networks is the largest."""
SECONDS = 300.0
MONTHS_BACK = 12
"""Months of the list of JPCERT/CC fetched when none was imported before."""

data = App(name="data", help="Show the lists gyotaku knows by, renew them from their sources, import lists of your own.")


@data.command
def status(*, json: Annotated[bool, Parameter(negative="", help="As one JSON array.")] = False) -> int:
    """Show every list with its source, licence and date; nothing is asked."""
    Screen().members([_member(one) for one in states()], as_json=json)
    return 0


def _member(one: State) -> Member:
    detail = {
        "date": one.date,
        "source": one.source,
        "licence": one.licence,
        "in_force": f"yours (the package has {one.shipped})" if one.shipped else "yours" if one.where == "own" else "package",
        "update": f"gyotaku data update {one.name}" if one.updates else "",
        "holds": one.detail,
    }
    return Member(name=one.name, what=one.what, detail=detail)


@data.command
def update(
    name: Annotated[list[str] | None, Parameter(negative="", help="Lists to renew; without one, all that can be.")] = None,
    /,
    *,
    settings_file: SettingsFile = None,
) -> int:
    """Fetch newer copies from their sources into your data folder; what cannot be had stays as it was."""
    # The libraries that open sockets are loaded only when asking is wanted.
    from gyotaku.transport.live import Live  # noqa: PLC0415 - see above

    screen = Screen()
    online = msgspec.structs.replace(settings(settings_file).online, answer_bytes=BYTES)
    ports = Live(online).ports(_WAY, seconds=SECONDS)
    wanted = name or [one.name for one in states() if one.updates]
    code = 0
    for one in wanted:
        try:
            screen.say(_renew_jpcert(ports) if one == "jpcert" else _renew(one, ports))
        except (FailedError, InputError) as error:
            screen.error(f"{one}: not renewed, the copy in force stays: {error}")
            code = GyotakuError.exit_code
    return code


_WAY = Way(
    name="data",
    provider="data",
    ask=lambda _about, _ports: [],
    tells="which list is fetched, to its publisher",
    needs="never",
)


def _fetched(url: str, ports: Ports) -> bytes | None:
    """Return what a URL answers, None when there is no such file; the user's endpoint stands for the URL's own host."""
    parts = urlsplit(url)
    reply = ports.http.get(f"{ports.choice.endpoint.rstrip('/')}{parts.path}" if ports.choice.endpoint else url)
    if reply.status == 404:
        return None
    if reply.status != 200:
        raise FailedError(f"http-{reply.status}", url)
    return reply.body


def _renew(name: str, ports: Ports) -> str:
    entry = renewable(name)
    pieces: list[bytes] = []
    for url in entry.update:
        piece = _fetched(url, ports)
        if piece is None:
            raise FailedError("http-404", url)
        pieces.append(piece)
    path = keep(entry.file, renewed(entry, pieces))
    return f"{name}: renewed from {', '.join(entry.update)} into {path}"


def _renew_jpcert(ports: Ports) -> str:
    before = jpcert.listed()
    today = ports.now().astimezone(UTC).date()
    start = before.head.last if before else _months_before(today, MONTHS_BACK)
    rows: list[jpcert.Row | None] = []
    read = 0
    for month in _months(start, today):
        url = jpcert.MONTHLY.format(year=month.year, month=month.month)
        raw = _fetched(url, ports)
        if raw is None:
            # The months are published in order, some late.
            if read:
                break
            continue
        rows += jpcert.rows(url, raw)
        read += 1
    if not read:
        return "jpcert: nothing newer is published"
    keep(jpcert.FILE, jpcert.pack(rows, before))
    return _told()


def _months_before(day: date, count: int) -> date:
    whole = day.year * 12 + day.month - 1 - count
    return date(whole // 12, whole % 12 + 1, 1)


def _months(first: date, last: date) -> Iterator[date]:
    month = first.replace(day=1)
    while month <= last:
        yield month
        month = _months_before(month, -1)


@data.command(name="import")
def bring(
    kind: Literal["jpcert", "mmdb"],
    file: Annotated[list[Path], Parameter(negative="")],
    /,
) -> int:
    """Import each FILE: the list of JPCERT/CC (CSV, also gzipped), or an .mmdb table of MaxMind, DB-IP or IPinfo."""
    Screen().say((_bring_jpcert if kind == "jpcert" else _bring_mmdb)(file))
    return 0


def _read(path: Path) -> bytes:
    try:
        if path.stat().st_size > BYTES:
            raise InputError(str(path), f"is larger than {BYTES} bytes")
        return path.read_bytes()
    except OSError as error:
        raise InputError(str(path), f"cannot be opened: {error.strerror}") from error


def _bring_jpcert(paths: list[Path]) -> str:
    rows = [row for path in paths for row in jpcert.rows(str(path), _read(path))]
    keep(jpcert.FILE, jpcert.pack(rows, jpcert.listed()))
    return _told()


def _told() -> str:
    table = jpcert.listed()
    if table is None:
        return "jpcert: nothing is imported"
    head = table.head
    left = f"; {head.unreadable:,} lines were no row" if head.unreadable else ""
    return f"jpcert: {head.first} – {head.last}, {head.rows:,} rows, {head.urls:,} URLs, {head.hosts:,} hosts{left}"


def _bring_mmdb(paths: list[Path]) -> str:
    told: list[str] = []
    for path in paths:
        content = _read(path)
        table = mmdb.Table(path)
        name = path.name if path.suffix == ".mmdb" else f"{path.name}.mmdb"
        keep(name, content)
        told.append(f"{name}: {table.kind} of {table.date}, kept in {folder()}")
        table.close()
    return "\n".join(told)
