"""One case of the book, for a person in a terminal."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gyotaku.cli.screen import Screen

if TYPE_CHECKING:
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
        ("label", line.label if line.label == line.judged else f"{line.label} (by hand; the verdict says {line.judged})"),
        ("score", str(line.score)),
        ("brand", line.brand),
        ("campaign", line.campaign),
        ("publication", one.publication),
        ("TLP", one.tlp),
        ("tags", ", ".join(one.tags)),
        ("reasons", ", ".join(f"{reason.rule} {reason.weight:+.1f}" for reason in one.case.verdict.reasons[:8])),
    ]
    screen.table(("", ""), [(name, value) for name, value in facts if value])
    for version in one.versions:
        screen.say(f"version {version.version}  {version.made}  {version.why}  {version.tool}  {version.label} {version.score}")
    for made in one.decisions:
        reason = f"  ({made.reason})" if made.reason else ""
        screen.say(f"{made.at}  {made.author}: {made.kind} {made.value}{reason}")
    for edition in one.editions:
        screen.say(
            f"{edition.at}  {edition.author}: {edition.publication} edition {edition.version} {edition.state}  {edition.reason}"
        )
        for language, changes in edition.changes.items():
            for change in changes:
                screen.say(f"    {language} {change}")
    for other in one.similar:
        shared = "; ".join(f"{family}: {value}" for family, value in other.keys[:4])
        screen.say(f"similar {other.sha256[:12]}  {shared}")
