"""The commands about pages: visit one URL, and verify a bundle that a visit left."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import msgspec
from cyclopts import Parameter

from gyotaku.cli.online import SettingsFile, settings
from gyotaku.cli.screen import Screen
from gyotaku.desk import Desk
from gyotaku.errors import GyotakuError, InputError, StampError, UsageError
from gyotaku.model.capture import Capture, CapturedForm, Stamped, Visit


class ShownForm(msgspec.Struct, frozen=True, kw_only=True):
    """A form, in the output of `capture --json`."""

    action: str
    method: str
    host: str
    asks: tuple[str, ...]
    fields: tuple[dict[str, str], ...]


class ShownVisit(msgspec.Struct, frozen=True, kw_only=True):
    """One visitor, in the output of `capture --json`."""

    name: str
    status: int | None
    final_url: str
    state: str
    forms: tuple[ShownForm, ...]
    screenshot: str | None
    """Path of the picture; null where there is none, or no folder to keep it in."""


class ShownCloaking(msgspec.Struct, frozen=True, kw_only=True):
    """The comparison, in the output of `capture --json`."""

    gate: str = msgspec.field(name="class")
    pair: tuple[str, ...] | None
    why: str


class Shown(msgspec.Struct, frozen=True, kw_only=True):
    """The output of `capture --json`: a contract."""

    url: str
    state: str
    cloaking: ShownCloaking
    profiles: tuple[ShownVisit, ...]


def capture(
    url: Annotated[str, Parameter(negative="")],
    /,
    *,
    profiles: Annotated[
        str, Parameter(help="Comma-separated names of visitors (gyotaku/data/profiles.toml); all without it.")
    ] = "",
    profile_file: Annotated[Path | None, Parameter(help="File of visitors of your own (TOML).")] = None,
    allow_network: Annotated[
        tuple[str, ...], Parameter(negative="", help="CIDR range that may be connected to although it is not public; repeatable.")
    ] = (),
    out: Annotated[Path | None, Parameter(help="Folder to keep the bundle in; without it only the findings remain.")] = None,
    press_continue: Annotated[bool, Parameter(negative="", help='Press one button that says no more than "continue".')] = False,
    time_stamp: Annotated[
        str, Parameter(negative="", help="URL of an authority that stamps the bundle (RFC 3161); it is told a digest.")
    ] = "",
    json: Annotated[bool, Parameter(negative="", help="As one JSON object.")] = False,
    settings_file: SettingsFile = None,
) -> int:
    """Visit URL as several visitors, compare what they are shown, and keep the evidence. This connects to the site."""
    if time_stamp and out is None:
        raise UsageError("--time-stamp stamps a bundle: say with --out where to keep it.")
    chosen = settings(settings_file)
    visits = msgspec.structs.replace(
        chosen.visits,
        profiles=tuple(name for name in profiles.split(",") if name) or chosen.visits.profiles,
        profile_file=str(profile_file or chosen.visits.profile_file),
        allow_networks=(*chosen.visits.allow_networks, *allow_network),
        press_continue=press_continue or chosen.visits.press_continue,
        time_stamp=time_stamp or chosen.visits.time_stamp,
    )
    made = Desk(msgspec.structs.replace(chosen, visits=visits)).captures().take(url, out)
    if json:
        sys.stdout.write(msgspec.json.encode(shown(made, out)).decode() + "\n")
        return 0
    _say(made, out, Screen())
    return 0


def shown(made: Capture, out: Path | None) -> Shown:
    """Put a capture into the form of the contract."""
    return Shown(
        url=made.asked,
        state=made.state,
        cloaking=ShownCloaking(gate=made.compared.gate, pair=made.compared.pair or None, why=made.compared.why),
        profiles=tuple(_visit(visit, out) for visit in made.visits),
    )


def _visit(visit: Visit, out: Path | None) -> ShownVisit:
    return ShownVisit(
        name=visit.profile,
        status=visit.status,
        final_url=visit.final_url,
        state=visit.state,
        forms=tuple(_form(form) for form in visit.forms),
        screenshot=str(out / visit.picture.file.path) if out is not None and visit.picture is not None else None,
    )


def _form(form: CapturedForm) -> ShownForm:
    fields = tuple(
        {"name": field.name, "type": field.kind, "label": field.label, "autocomplete": field.autocomplete}
        for field in form.fields
    )
    return ShownForm(action=form.action, method=form.method, host=form.host, asks=form.asks, fields=fields)


def _say(made: Capture, out: Path | None, screen: Screen) -> None:
    screen.say(f"{made.state}  {made.compared.gate}: {made.compared.why}")
    if made.altered:
        screen.say(f"Taken out of the address before the visit: {', '.join(made.altered)}. Opened: {made.url}")
    for visit in made.visits:
        status = visit.status if visit.status is not None else visit.failure or "-"
        screen.say(f"  {visit.profile:<18}{status!s:<12}{visit.state:<18}{visit.final_url}")
    if made.cuts:
        screen.say(f"Cut short: {', '.join(made.cuts)}.")
    if out is not None:
        screen.say(f"Kept in {out} (gyotaku verify {out})")


def stamp(
    bundle: Path,
    /,
    *,
    authority: Annotated[str, Parameter(negative="", help="URL of the authority; without it that of the settings.")] = "",
    allow_network: Annotated[
        tuple[str, ...], Parameter(negative="", help="CIDR range that may be connected to although it is not public; repeatable.")
    ] = (),
    settings_file: SettingsFile = None,
) -> int:
    """Have a BUNDLE stamped by a time stamping authority (RFC 3161). This tells it the digest of the manifest."""
    chosen = settings(settings_file)
    visits = msgspec.structs.replace(
        chosen.visits,
        allow_networks=(*chosen.visits.allow_networks, *allow_network),
        time_stamp=authority or chosen.visits.time_stamp,
    )
    if not visits.time_stamp:
        raise UsageError("No authority is named: give --authority URL, or time_stamp under [visits] in the settings.")
    stamped = Desk(msgspec.structs.replace(chosen, visits=visits)).captures().stamp(bundle)
    Screen().say(_stamped(stamped))
    return 0


def verify(
    bundle: Path,
    /,
    *,
    ca: Annotated[
        Path | None, Parameter(help="Certificates (PEM) of the time stamping authority and its root, to verify the stamp by.")
    ] = None,
) -> int:
    """Compare every file of a BUNDLE with its manifest, and its time stamp, without any network; exit with 1 if one is wrong."""
    captures = Desk().captures()
    manifest, wrong = captures.verify(bundle)
    stamped = None
    try:
        stamped = captures.stamped(bundle, _certificates(ca))
    except StampError as error:
        wrong = (*wrong, str(error))
    if ca is not None and stamped is None and not wrong:
        wrong = (f"{bundle}: carries no time stamp to verify with {ca}",)
    screen = Screen()
    for line in wrong:
        screen.error(line)
    if wrong:
        return GyotakuError.exit_code
    when = f"{manifest.started:%Y-%m-%d %H:%M:%S %Z}"
    screen.say(f"{bundle}: {len(manifest.files)} files agree with the manifest of {when}, {manifest.url}")
    screen.say(_stamped(stamped))
    return 0


def _certificates(file: Path | None) -> bytes:
    try:
        return file.read_bytes() if file is not None else b""
    except OSError as error:
        raise InputError(str(file), f"cannot be opened: {error.strerror}") from error


def _stamped(stamped: Stamped | None) -> str:
    """Say what a time stamp shows, and what of it nobody checked."""
    if stamped is None:
        return "No time stamp: when it was made is what this program's clock said."
    said = (
        f"Time stamp: the manifest was there on {stamped.at:%Y-%m-%d %H:%M:%S %Z}, says {stamped.authority or 'an authority'}. "
    )
    if stamped.signed:
        return said + "Its signature verifies under the certificates given; whether they were revoked was not checked."
    return said + "It is of this manifest; who signed it was not checked (verify with --ca FILE)."
