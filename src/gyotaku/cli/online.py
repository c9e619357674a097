"""Asking outside from the command line: who may be asked, and what is kept of it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated

import msgspec
from cyclopts import Parameter

from gyotaku.cli.screen import Screen
from gyotaku.errors import InputError, UsageError
from gyotaku.settings import DEFAULT, Settings, settings_from
from gyotaku.transport import OFFLINE, Transport, replay

SettingsFile = Annotated[Path | None, Parameter(name="--settings", help="Settings file (TOML).")]


@dataclass(frozen=True, kw_only=True)
class Outside:
    """Whether and how anybody is asked."""

    online: Annotated[bool, Parameter(negative="", help="Ask registries, the DNS and block lists (gyotaku providers).")] = False
    record: Annotated[Path | None, Parameter(help="With --online: keep the answers in this file, to be replayed.")] = None
    sent: Annotated[Path | None, Parameter(help="With --online: write what was sent to whom (JSON lines).")] = None
    replay: Annotated[Path | None, Parameter(help="Recording of outside answers (JSON).")] = None
    visit: Annotated[
        bool, Parameter(negative="", help="Visit the page a mail leads to, as several visitors. This connects to the site.")
    ] = False
    allow_network: Annotated[
        tuple[str, ...],
        Parameter(negative="", help="CIDR range that may be connected to although it is not public; may be repeated."),
    ] = ()


def settings(file: Path | None) -> Settings:
    """Read the settings file, if one is given."""
    if file is None:
        return DEFAULT
    try:
        return settings_from(str(file), file.read_bytes())
    except OSError as error:
        raise InputError(str(file), f"cannot be opened: {error.strerror}") from error


@contextmanager
def door(outside: Outside, chosen: Settings, screen: Screen) -> Iterator[Transport]:
    """Open the door to the outside that was asked for; afterwards write the recording and the log."""
    if not outside.online:
        if outside.record or outside.sent:
            raise UsageError("--record and --sent only mean something with --online.")
        if outside.allow_network and not outside.visit:
            raise UsageError("--allow-network only means something with --online or --visit.")
        yield _replayed(outside.replay)
        return
    if outside.replay:
        raise UsageError("--online asks anew, --replay asks nobody: choose one of them.")
    # The libraries that open sockets are loaded only when asking is allowed.
    from gyotaku.transport.live import Live  # noqa: PLC0415 - see above

    networks = (*chosen.online.allow_networks, *outside.allow_network)
    live = Live(msgspec.structs.replace(chosen.online, allow_networks=networks))
    yield live
    if outside.record:
        _write(outside.record, msgspec.json.format(msgspec.json.encode(live.recording()), indent=1) + b"\n")
    if outside.sent:
        _write(outside.sent, live.log.jsonl())
    lines = live.log.lines()
    screen.say(f"asked {len({line.to for line in lines})} servers {len(lines)} questions")


def _replayed(recording: Path | None) -> Transport:
    if recording is None:
        return OFFLINE
    try:
        return replay(str(recording), recording.read_bytes())
    except OSError as error:
        raise InputError(str(recording), f"cannot be opened: {error.strerror}") from error


def _write(path: Path, content: bytes) -> None:
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    except OSError as error:
        raise UsageError(f"{path}: cannot be written: {error.strerror}") from error
