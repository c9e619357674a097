"""The body as a person sees it, and what is hidden from them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice

from gyotaku.data.folding import beyond_ascii, compatible
from gyotaku.model.evidence import Absence, Evidence, Observation
from gyotaku.model.facts import Body, HiddenText
from gyotaku.model.facts.text import Block
from gyotaku.model.message import Message, Part
from gyotaku.observe.body_blocks import BLOCKS, HIDDEN_BLOCKS, page_blocks, plain_blocks
from gyotaku.observe.body_language import language_of
from gyotaku.observe.body_parts import plain_alternative, shown_parts
from gyotaku.observe.family import EXCERPT, cut_short, in_mail, in_part, observer
from gyotaku.observe.hidden_text import gather
from gyotaku.settings import Settings

HIDDEN_CHARS = 300
"""Most characters of hidden text kept in the fact."""
COMPARED_CHARS = 5_000
"""Most characters of either alternative that are compared."""
ALIKE = 0.35
"""Share of the shorter text's five-letter pieces that must stand in the other for the two to say the same."""

ASKED = 3
"""Every such piece of the shorter text is asked for: a third tells the share as well as all."""
LITTLE = 40
"""Fewer letters say nothing that could differ ("hello", "alternative text")."""
PLACEHOLDER_LETTERS = 1_000
"""Letters up to which a text that speaks of HTML or of the reader's program is taken for a placeholder."""

_PLACEHOLDER = re.compile(
    r"(?:html|browser|ブラウザ|形式|client|viewer|reader|webversion|e-?mail|navegador)[^\n]{0,120}"
    r"(?:support|対応|表示|ご覧|view|display|enable|capable|compatible|unterst|soport|visuali[sz]|pode ler|puede leer|lesen)"
    r"|(?:support|view|display|対応|read)[^\n]{0,80}html",
    re.IGNORECASE,
)
_URL = re.compile(r"https?://\S{1,2000}|<[^<>]{1,2000}>|\[(?:image|cid):[^\]]{1,500}\]")
_NO_LETTERS = re.compile(r"[\W_]+")
_SMALL = bytes(range(256)).lower()
_SIGNS = bytes(code for code in range(128) if not chr(code).isalnum())


@observer(
    name="body",
    reads="The text parts a mail program shows (RFC 2046 section 5.1.4, RFC 2387, RFC 3676), HTML as laid out",
    gives=(Body, HiddenText),
)
def body(message: Message, _evidence: Evidence, settings: Settings) -> Iterator[Observation | Absence]:
    """Yield one `Body`, empty when no text is shown, and one `HiddenText` for each reason text is hidden."""
    parts = shown_parts(message)
    blocks, cut = _bounded(parts, settings.limits.text_chars)
    text = "\n".join([block.text for block in blocks if block.kind not in {"hidden", "image"}])
    words = text.split()
    hidden = [(part, one) for part in parts if part.html is not None for one in gather(part.html, text)]
    main = _main(parts)
    fact = Body(
        blocks=tuple(blocks),
        part=main.path if main is not None else "",
        media_type=main.media_type if main is not None else "",
        language=language_of(text),
        characters=sum(map(len, words)),
        hidden_characters=sum(one.characters for _, one in hidden),
        alternative_differs=_differs(message, main, text),
        skeleton=main.html.skeleton if main is not None and main.html is not None else "",
        cut=cut or any(part.html is not None and part.html.cut for part in parts),
    )
    excerpt = " ".join(words[:EXCERPT])
    yield in_mail(fact) if main is None else in_part(fact, main, excerpt)
    for part, one in hidden:
        hiding = HiddenText(
            text=one.text[:HIDDEN_CHARS], reason=one.reason, characters=one.characters, preheader=one.preheader, noise=one.noise
        )
        yield in_part(hiding, part, one.text)
    if cut:
        yield cut_short(Body, "text_chars")


def _main(parts: tuple[Part, ...]) -> Part | None:
    """Return the part the body is named after: the one that says most."""
    return max(parts, key=lambda part: len(part.text or ""), default=None)


def _bounded(parts: tuple[Part, ...], chars: int) -> tuple[list[Block], bool]:
    blocks: list[Block] = []
    hidden = 0
    cut = any(len(part.text or "") > chars for part in parts if part.html is None)
    for part in parts:
        found = list(islice(page_blocks(part.html) if part.html is not None else plain_blocks(part, chars), BLOCKS + 1))
        more = sum([block.kind == "hidden" for block in found])
        blocks += found if hidden + more <= HIDDEN_BLOCKS else _few_hidden(found, HIDDEN_BLOCKS - hidden)
        hidden += more
        if len(blocks) > BLOCKS:
            return blocks[:BLOCKS], True
    return blocks, cut


def _few_hidden(blocks: list[Block], most: int) -> Iterator[Block]:
    """Leave out the hidden places after the first `most`."""
    for block in blocks:
        most -= block.kind == "hidden"
        if most >= 0 or block.kind != "hidden":
            yield block


def _differs(message: Message, main: Part | None, shown: str) -> bool | None:
    """Whether the plain alternative says something else; None without one, or when it only says that HTML is needed or
    next to nothing.

    Both texts are stripped to letters; the shorter one's five-letter pieces must mostly stand in the longer one.
    """
    if main is None or main.html is None:
        return None
    other = plain_alternative(message, main)
    if other is None:
        return None
    plain = _plain_letters(other.text or "")
    page = _plain_letters(shown + " ".join(image.alt for image in main.html.images))
    if len(plain) < LITTLE or len(page) < LITTLE:
        return None
    if len(plain) < PLACEHOLDER_LETTERS and _PLACEHOLDER.search((other.text or "")[:PLACEHOLDER_LETTERS]):
        return None
    return _share(plain, page) < ALIKE


def _plain_letters(text: str) -> str:
    text = compatible(_URL.sub(" ", text[:COMPARED_CHARS]))
    strange = beyond_ascii(text)
    if strange.lower() != strange:
        return _NO_LETTERS.sub("", text.lower())
    text = text.encode("utf-8", "surrogatepass").translate(_SMALL, _SIGNS).decode("utf-8", "surrogatepass")
    return _NO_LETTERS.sub("", text) if strange else text


def _share(one: str, other: str) -> float:
    small, large = sorted((one, other), key=len)
    asked = {small[at : at + 5] for at in range(0, len(small) - 4, ASKED)}
    there = {large[at : at + 5] for at in range(len(large) - 4)}
    return len(asked & there) / len(asked) if asked else 1.0
