"""The commands about pages: visit one URL, and verify a bundle that a visit left."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import msgspec
from cyclopts import Parameter

from gyotaku.cli.screen import Screen
from gyotaku.desk import Desk
from gyotaku.errors import GyotakuError
from gyotaku.model.capture import Capture, CapturedForm, Visit
from gyotaku.settings import Settings, Visits


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
    json: Annotated[bool, Parameter(negative="", help="As one JSON object.")] = False,
) -> int:
    """Visit URL as several visitors, compare what they are shown, and keep the evidence. This connects to the site."""
    visits = Visits(
        profiles=tuple(name for name in profiles.split(",") if name),
        profile_file=str(profile_file or ""),
        allow_networks=allow_network,
        press_continue=press_continue,
    )
    made = Desk(Settings(visits=visits)).captures().take(url, out)
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
    if out is not None:
        screen.say(f"Kept in {out} (gyotaku verify {out})")


def verify(bundle: Path, /) -> int:
    """Compare every file of a BUNDLE with its manifest, without any network; exit with 1 when one does not agree."""
    manifest, wrong = Desk().captures().verify(bundle)
    screen = Screen()
    for line in wrong:
        screen.error(line)
    if wrong:
        return GyotakuError.exit_code
    when = f"{manifest.started:%Y-%m-%d %H:%M:%S %Z}"
    screen.say(f"{bundle}: {len(manifest.files)} files agree with the manifest of {when}, {manifest.url}")
    return 0
