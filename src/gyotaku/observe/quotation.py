"""Where a reply repeats the mail it answers: those words are another's, and say nothing of what this mail wants.

Lines marked with `>` count as repeated when the writer's own words stand beside them. Without such marks the
repetition begins at the line by which a program introduces it ("On Monday, Jo wrote:"), and only in a mail that refers
to an earlier one. A mail forwarded inside the text is no reply: what was passed on is what the reader asks about.
"""

from __future__ import annotations

import re

from gyotaku.data.forwards import forwards
from gyotaku.data.lexicon import Hit
from gyotaku.model.evidence import Evidence
from gyotaku.model.facts import HeaderTrait, InlineForward, Subject
from gyotaku.observe.reading import Reading

OWN = 8
"""Letters and digits of the writer's own that make the marked lines a quotation; fewer are a forward without comment."""

LINE = 300
"""Longest line that can introduce a quotation."""

_MARKED = re.compile(r"^[ \t]{0,3}>", re.MULTILINE)
_LETTER = re.compile(r"\w")


class Quotation:
    """The repeated places of one shown text."""

    def __init__(self, shown: str, begins: int) -> None:
        self._shown = shown
        self._begins = begins
        self._marked = bool(_MARKED.search(shown)) and _own(shown[:begins])

    def holds(self, at: int) -> bool:
        """Whether a place in the shown text belongs to the mail answered."""
        if at >= self._begins:
            return True
        return self._marked and _MARKED.match(self._shown, self._shown.rfind("\n", 0, at) + 1) is not None


def own_hits(read: Reading, evidence: Evidence) -> list[tuple[str, Hit]]:
    """List the phrases of a body that stand in the writer's own words."""
    hits = read.hits
    if not hits or evidence.first(InlineForward) is not None:
        return hits
    shown = read.shown
    begins = _begins(shown) if _answers(evidence) else len(shown)
    if begins == len(shown) and ">" not in shown:
        return hits
    quoted = Quotation(shown, begins)
    return [(language, hit) for language, hit in hits if not quoted.holds(read.span(hit.start, hit.end)[0])]


def _answers(evidence: Evidence) -> bool:
    subject = evidence.first(Subject)
    return subject is not None and bool(subject[0].prefixes) and evidence.first(HeaderTrait, trait="reply") is not None


def _begins(shown: str) -> int:
    """Return where an introduced quotation begins: at the end when there is none, or nothing of the writer's own above."""
    words = forwards()
    at = 0
    for line in shown.split("\n"):
        said = line.strip(" \t\u3000*_")
        if len(said) <= LINE and (words.answered.search(said) or words.original.match(said)):
            return at if _own(shown[:at]) else len(shown)
        at += len(line) + 1
    return len(shown)


def _own(shown: str) -> bool:
    """Whether lines without a mark hold words."""
    count = 0
    for line in shown.split("\n"):
        if not _MARKED.match(line):
            count += len(_LETTER.findall(line))
            if count >= OWN:
                return True
    return False
