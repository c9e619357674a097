"""A mail forwarded inside the text: what the forwarding program copied of its header block."""

from __future__ import annotations

import re
from collections.abc import Iterator

from gyotaku.data.forwards import forwards
from gyotaku.model.evidence import Evidence, Observation
from gyotaku.model.facts import InlineForward, Subject
from gyotaku.model.message import Message
from gyotaku.observe.family import observer
from gyotaku.observe.reading import in_text, read_body
from gyotaku.settings import Settings

OWN_TEXT = 200
"""Characters above `Original Message`, which replies carry too, up to which the mail is a forward and not a reply."""

TOP = 10
"""Shown lines in which a copied header block without a marker must begin."""

FIELDS = 14
"""Lines behind the marker in which copied fields stand."""

LINE = 200
_REPLY = re.compile(r"^(?:re|aw|sv|antw|res|odp)\s*[:：]", re.IGNORECASE)
_RAW = re.compile(r"^(?:received|return-path|x-[\w-]+|arc-seal|dkim-signature)\s*:", re.IGNORECASE)


@observer(
    name="inline_forward",
    reads="The shown text of the body: separators and header lines that Outlook, Gmail, Thunderbird, Yahoo and Apple write",
    gives=(InlineForward,),
    after=("subject", "body"),
)
def inline_forward(_message: Message, evidence: Evidence, _settings: Settings) -> Iterator[Observation]:
    """Yield one fact when the text is another mail, forwarded; a quoted reply is none."""
    found = read_body(evidence)
    if found is None:
        return
    read, body = found
    lines = read.shown.split("\n")
    # Without a word of a marker only the top can hold a copied header block.
    marks = forwards().words.find_matches_as_indexes(read.text)
    marked = _marked(lines, evidence) if marks else _headed(lines[: TOP * 3], evidence)
    if marked is None:
        return
    number, fields = marked
    start = sum(len(line) + 1 for line in lines[:number])
    marker = lines[number].strip()[:LINE]
    yield in_text(InlineForward(marker=marker, fields=fields), body, read.shown, start, start + len(lines[number]))


def _marked(lines: list[str], evidence: Evidence) -> tuple[int, tuple[str, ...]] | None:
    words = forwards()
    above = shown = 0
    for number, line in enumerate(lines):
        said = _bare(line)
        shown += bool(said)
        if len(said) <= LINE:
            if words.forwarded.search(said):
                return number, _fields(lines[number + 1 :])
            fields = _fields(lines[number + 1 :]) if words.original.search(said) else ()
            if len(fields) > 1 and _forwards(evidence, above, lines[number + 1 :]):
                return number, fields
            if shown <= TOP and words.sender.match(said):
                fields = _fields(lines[number:])
                if len(fields) > 2 and _forwards(evidence, above, lines[number:]):
                    return number, fields
        above += len("".join(said.split()))
    return None


def _headed(lines: list[str], evidence: Evidence) -> tuple[int, tuple[str, ...]] | None:
    """Find a copied header block near the top that no marker announces."""
    sender = forwards().sender
    above = shown = 0
    for number, line in enumerate(lines):
        said = _bare(line)
        shown += bool(said)
        if shown > TOP:
            return None
        if len(said) <= LINE and sender.match(said):
            fields = _fields(lines[number:])
            if len(fields) > 2 and _forwards(evidence, above, lines[number:]):
                return number, fields
        above += len("".join(said.split()))
    return None


def _forwards(evidence: Evidence, above: int, rest: list[str]) -> bool:
    """Whether what follows `Original Message` was forwarded rather than answered or bounced."""
    subject = evidence.first(Subject)
    prefixes = subject[0].prefixes if subject is not None else ()
    if any(forwards().prefix.match(prefix.strip()) for prefix in prefixes):
        return True
    bounced = any(_RAW.match(line.strip()) for line in rest[:FIELDS])
    return above <= OWN_TEXT and not bounced and not any(_REPLY.match(prefix.strip()) for prefix in prefixes)


def _fields(lines: list[str]) -> tuple[str, ...]:
    """Return the copied header lines; a value may stand on the line after its name."""
    found: list[str] = []
    for number, line in enumerate(lines[:FIELDS]):
        said = _bare(line)
        if not forwards().field.match(said):
            continue
        if found and forwards().sender.match(said) and any(forwards().sender.match(field) for field in found):
            break
        if said.endswith((":", "：")) and number + 1 < len(lines):
            said = f"{said} {lines[number + 1].strip()}"
        found.append(said[:LINE])
    return tuple(found)


def _bare(line: str) -> str:
    """Return a line without quotation marks in front and emphasis around it."""
    return line.lstrip(" \t>\u3000*_").rstrip(" \t\u3000*_")
