"""Links of a page while it is walked: their text as it comes, and whether they look like a button."""

from __future__ import annotations

import re
from collections.abc import Mapping

from gyotaku.model.html import Anchor
from gyotaku.read.html_flow import TO_COLLAPSE

BUTTON_CHARS = 60
"""Longest text of a button."""
LINK_CHARS = 2_000
"""Most characters of text kept of one link."""

_CLASS = re.compile(r"btn|button|(?<![a-z])cta(?![a-z])", re.IGNORECASE)


def named_button(attributes: Mapping[str, str | None]) -> bool:
    """Whether an element says by role or class that it is a button."""
    return attributes.get("role") == "button" or _CLASS.search(attributes.get("class") or "") is not None


class Mark:
    """A link being read."""

    __slots__ = ("area", "block", "boxed", "button", "carrier", "chars", "hidden", "hidden_text", "target", "text", "title")

    def __init__(self, carrier: str, target: str, *, block: int, hidden: str | None = None, title: str = "") -> None:
        self.carrier = carrier
        self.target = target
        self.block = block
        self.hidden = hidden
        self.title = title
        self.button = False
        self.area: float | None = None
        self.text: list[str] = []
        self.hidden_text: list[tuple[str, str]] = []
        self.chars = 0
        self.boxed = 0
        """Shown characters that stand in a painted box inside the link."""

    def take(self, text: str, hidden: str | None) -> None:
        """Take text that stands inside the link."""
        if self.chars > LINK_CHARS:
            return
        self.chars += len(text)
        if hidden is None:
            self.text.append(text)
        else:
            self.hidden_text.append((text, hidden))

    def anchor(self) -> Anchor:
        """Return the link as read. A link whose text is all hidden is hidden for the same reason, and keeps that text."""
        text = TO_COLLAPSE.sub(" ", "".join(self.text)).strip(" ")[:LINK_CHARS]
        hidden = self.hidden
        if not text and self.hidden_text:
            text = TO_COLLAPSE.sub(" ", " ".join(piece for piece, _ in self.hidden_text)).strip(" ")[:LINK_CHARS]
            if self.area is None:
                hidden = hidden or self.hidden_text[0][1]
        boxed = bool(text) and self.boxed >= len(text) * 0.8
        return Anchor(
            carrier=self.carrier,
            target=self.target,
            text=text,
            hidden=hidden,
            button=self.button or (boxed and len(text) <= BUTTON_CHARS),
            block=self.block,
            area=self.area,
            title=self.title,
        )


class Links:
    """All links of a page in reading order, at most `room` of them."""

    def __init__(self, room: int) -> None:
        self.marks: list[Mark] = []
        self.room = room
        self.cut = False
        self.shown: list[tuple[int | None, int]] = []
        """Every piece of shown text so far: the link it stands in and its length."""

    def add(self, mark: Mark) -> int | None:
        """Take one more link and return its number; None when there is no room."""
        if len(self.marks) >= self.room:
            self.cut = True
            return None
        self.marks.append(mark)
        return len(self.marks) - 1

    def close_box(self, since: int, around: int | None) -> None:
        """A painted box ends that began when `since` pieces of text had been shown, inside the link `around` or none.

        All its text in one link and short: that link is a button.
        """
        pieces = self.shown[since : since + 20]
        anchors = {anchor for anchor, _ in pieces}
        total = sum(chars for _, chars in pieces)
        if len(pieces) >= 20 or len(anchors) != 1 or not 0 < total <= BUTTON_CHARS:
            return
        (anchor,) = anchors
        if anchor is None:
            return
        if around == anchor:
            self.marks[anchor].boxed += total
        else:
            self.marks[anchor].button = True

    def anchors(self) -> tuple[Anchor, ...]:
        """Return all links as read."""
        return tuple(mark.anchor() for mark in self.marks)
