"""The shown parts as blocks in reading order: paragraphs, headings, buttons, lone links, pictures, and where text is hidden.

A link that stands in a sentence stays in its sentence (its target is a `Link` fact); one that has a line to itself is a
block of its own.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from gyotaku.model.facts.text import Block
from gyotaku.model.html import HtmlDocument, Image, Run
from gyotaku.model.message import Part
from gyotaku.patterns import late

BLOCKS = 3_000
"""Most blocks of one body."""
HIDDEN_BLOCKS = 60
"""Most places of hidden text marked in one body."""
HIDDEN_CHARS = 300
"""Most characters kept of one hidden place."""
TARGET_CHARS = 2_000

_WORD = re.compile(r"\w")
_BLANK_LINES = late(r"\n[ \t\u3000\xa0]*(?:\n[ \t\u3000\xa0]*)+")
_FLOWED = re.compile(r"format\s*=\s*\"?flowed", re.IGNORECASE)
_DELSP = re.compile(r"delsp\s*=\s*\"?yes", re.IGNORECASE)

Segment = tuple[str, int | None]
"""Text and the number of the link it stands in."""
Line = tuple[str, list[tuple[str, int]]]
"""What a line says, and the links on it when it holds nothing else."""


def plain_blocks(part: Part, chars: int) -> Iterator[Block]:
    """Yield the paragraphs of a text/plain part; a flowed one is joined again (RFC 3676)."""
    text = (part.text or "")[:chars]
    if _FLOWED.search(part.declared_type):
        text = unflow(text, delsp=_DELSP.search(part.declared_type) is not None)
    for paragraph in _BLANK_LINES.split(text):
        shown = "\n".join(line.rstrip() for line in paragraph.split("\n")).strip("\n")
        if shown.strip():
            yield Block(kind="text", text=shown)


def unflow(text: str, *, delsp: bool = False) -> str:
    """Join the soft line breaks of a format=flowed text (RFC 3676 section 4)."""
    lines: list[str] = []
    soft = False
    for line in text.split("\n"):
        quoted = line.startswith(">")
        said = line if quoted or not line.startswith(" ") else line[1:]
        if soft and not quoted:
            lines[-1] += said
        else:
            lines.append(said)
        soft = said.endswith(" ") and said != "-- " and not quoted
        if soft and delsp:
            lines[-1] = lines[-1][:-1]
    return "\n".join(lines)


def page_blocks(page: HtmlDocument) -> Iterator[Block]:
    """Yield the blocks of a page."""
    pictures: dict[int, list[Image]] = {}
    for image in page.images:
        if image.hidden is None and not _dot(image):
            pictures.setdefault(image.block, []).append(image)
    runs: dict[int, list[Run]] = {}
    for run in page.runs:
        runs.setdefault(run.block, []).append(run)
    for number in sorted(pictures.keys() | runs.keys()):
        here = runs.get(number, ())
        if len(here) == 1 and (block := _simple(page, here[0])) is not None:
            yield block
        elif here:
            shown = [run for run in here if run.hidden is None]
            yield from _lines(page, shown)
            if len(shown) < len(here):
                yield from _hidden([run for run in here if run.hidden is not None and run.hidden != "title"])
        for image in pictures.get(number, ()):
            yield _picture(page, image)


def _simple(page: HtmlDocument, run: Run) -> Block | None:
    """Return the block of a lone run of one shown line, as most blocks are; None when it is more than that."""
    text = run.text.strip(" \t\n\r")
    if run.hidden is not None or "\n" in text or not text.strip():
        return None
    if run.anchor is None:
        return Block(kind="heading" if run.heading else "text", text=text)
    link = page.anchors[run.anchor]
    return Block(kind="button" if link.button else "link", text=text, target=link.target[:TARGET_CHARS])


def _dot(image: Image) -> bool:
    return image.width is not None and image.height is not None and image.width <= 3 and image.height <= 3


def _picture(page: HtmlDocument, image: Image) -> Block:
    button = image.anchor is not None and page.anchors[image.anchor].button
    source = image.src[:TARGET_CHARS]
    if button and image.anchor is not None and image.alt:
        return Block(kind="button", text=image.alt, target=page.anchors[image.anchor].target[:TARGET_CHARS])
    return Block(kind="image", text=image.alt, target=source)


def _hidden(runs: list[Run]) -> Iterator[Block]:
    pieces: dict[str, str] = {}
    for run in runs:
        if run.hidden is not None and len(pieces.get(run.hidden, "")) < HIDDEN_CHARS:
            pieces[run.hidden] = f"{pieces.get(run.hidden, '')} {run.text}".strip()
    yield from (Block(kind="hidden", text=text[:HIDDEN_CHARS], hidden=reason) for reason, text in pieces.items())


def _lines(page: HtmlDocument, runs: list[Run]) -> Iterator[Block]:
    """Yield the lines of one block of the page, running text joined over line breaks up to an empty line."""
    if not runs:
        return
    kind = "heading" if all(run.heading for run in runs) else "text"
    paragraph: list[str] = []
    for text, alone in _split(runs) if any(run.anchor is not None for run in runs) else _unlinked(runs):
        if text and not alone:
            paragraph.append(text)
            continue
        if paragraph:
            yield Block(kind=kind, text="\n".join(paragraph))
            paragraph = []
        for said, anchor in alone:
            link = page.anchors[anchor]
            yield Block(kind="button" if link.button else "link", text=said, target=link.target[:TARGET_CHARS])
    if paragraph:
        yield Block(kind=kind, text="\n".join(paragraph))


def _unlinked(runs: list[Run]) -> Iterator[Line]:
    """Yield the lines of runs in which no link stands."""
    for line in "".join([run.text for run in runs]).split("\n"):
        text = line.strip(" \t\r")
        yield text if text.strip() else "", []


def _split(runs: list[Run]) -> Iterator[Line]:
    """Yield the lines of runs, each with the links that have it to themselves."""
    line: list[Segment] = []
    for run in runs:
        first, *more = run.text.split("\n")
        if first:
            line.append((first, run.anchor))
        for piece in more:
            yield _said(line), _alone(line)
            line = [(piece, run.anchor)] if piece else []
    yield _said(line), _alone(line)


def _said(line: list[Segment]) -> str:
    text = "".join([piece for piece, _ in line]).strip(" \t\r")
    return text if text.strip() else ""


def _alone(line: list[Segment]) -> list[tuple[str, int]]:
    """Return the links of a line that holds nothing else worth reading, else nothing."""
    links: list[tuple[str, int]] = []
    for text, anchor in line:
        if anchor is None:
            if _WORD.search(text):
                return []
        elif links and links[-1][1] == anchor:
            links[-1] = (links[-1][0] + text, anchor)
        else:
            links.append((text, anchor))
    return [(text.strip(), anchor) for text, anchor in links if text.strip()]
