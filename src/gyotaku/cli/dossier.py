"""One case of the book, for a person in a terminal."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from typing import TYPE_CHECKING, Any

import msgspec

from gyotaku.cli.screen import Screen

if TYPE_CHECKING:
    from gyotaku.book.campaign_lists import Happened
    from gyotaku.book.facade import Dossier


def print_dossier(one: Dossier, screen: Screen) -> None:
    """Print everything the book knows of one case."""
    line = one.line
    facts = [
        ("case", line.sha256),
        ("name", line.name),
        ("subject", line.subject),
        ("from", line.sender),
        ("source IP", line.source_ip or ""),
        ("seen", line.seen or ""),
        ("label", _label(one)),
        ("score", str(line.score)),
        ("brand", line.brand),
        ("campaign", line.campaign),
        ("publication", one.publication),
        ("TLP", one.tlp),
        ("tags", ", ".join(one.tags)),
        ("reported", ", ".join(f"{told.to} on {told.on}" for told in one.reported)),
        ("reasons", ", ".join(f"{reason.rule} {reason.weight:+.1f}" for reason in one.case.verdict.reasons[:8])),
    ]
    screen.table(("", ""), [(name, value) for name, value in facts if value])
    for version in one.versions:
        screen.say(f"version {version.version}  {version.made}  {version.why}  {version.tool}  {version.label} {version.score}")
    for _, said in sorted(_history(one), key=lambda pair: pair[0]):
        for words in said:
            screen.say(words)
    for other in one.similar:
        shared = "; ".join(f"{family}: {value}" for family, value in other.keys[:4])
        screen.say(f"similar {other.sha256[:12]}  {shared}")


def _label(one: Dossier) -> str:
    """Say the label in force, and whose it is where it is not the program's."""
    last = next((made for made in reversed(one.decisions) if made.kind == "label"), None)
    if last is None or last.value == "none":
        return one.line.label
    own = f"the program's own judgement was {one.line.judged}"
    return f"{one.line.label}, set by {last.author} on {last.at:%Y-%m-%d} because {last.because}; {own}"


def _history(one: Dossier) -> Iterator[tuple[str, list[str]]]:
    """Yield everything that people and the machine did to a case, with its time, in lines."""
    for made in one.decisions:
        yield _at(made.at), [f"{_at(made.at)}  {made.author}: {made.kind} {made.value}" + _why(made.because)]
    for edition in one.editions:
        head = f"{edition.publication} edition {edition.version} {edition.state}" + _why(edition.because)
        changes = [f"    {language} {change}" for language, lines in edition.changes.items() for change in lines]
        yield _at(edition.at), [f"{_at(edition.at)}  {edition.author}: {head}", *changes]
    for event in one.history:
        yield event.at, [f"{event.at}  {event.author}: {event.action} {event.campaign}  {detail(event)}".rstrip()]


def _at(moment: datetime) -> str:
    return f"{moment:%Y-%m-%dT%H:%M:%SZ}"


def _why(because: str) -> str:
    return f"  ({because})" if because else ""


def detail(event: Happened) -> str:
    """Say what an entry of a campaign's record holds, in words."""
    told: dict[str, Any] = msgspec.json.decode(event.detail)
    said = [str(told["reason"])] if told.get("reason") else []
    for name, value in told.items():
        if name == "reasons":
            keys = {f"{family}: {text}": None for one in value for family, text in one["keys"]}
            said.append("; ".join(list(keys)[:4]))
        elif name == "cases":
            said.append(f"cases {', '.join(one[:12] for one in value)}")
        elif name != "reason":
            said.append(f"{name} {value}" if value else "")
    return "  ".join(part for part in said if part)
