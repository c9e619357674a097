"""Where text was decoded other than plainly by its label: correlation with a sender's program, never proof."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from gyotaku.data.charsets import codec_of
from gyotaku.model.evidence import Observation
from gyotaku.model.facts import Charset
from gyotaku.model.message import Decoding, Message
from gyotaku.observe.family import in_header, in_part

MOST = 40
"""Most decisions stated."""

_PLAIN_LABEL = re.compile(r"[A-Za-z0-9][\w.:+-]{1,30}", re.ASCII)
_PLACES = {"subject": "subject", "from": "from"}


def charsets_used(message: Message) -> Iterator[Observation]:
    """State each decision that went against a label, had none, or lost bytes; equal ones of one place once."""
    count = 0
    for header in message.headers:
        for decoding in _telling(header.decodings):
            place = _PLACES.get(header.key, f"header:{header.name.strip()}")
            yield in_header(_fact(place, decoding), header)
            count += 1
            if count >= MOST:
                return
    for part in message.leaves():
        bodies = (part.decoding,) if part.decoding is not None else ()
        for place, decodings in (("body", bodies), ("filename", part.filename_decodings)):
            for decoding in _telling(decodings):
                yield in_part(_fact(place, decoding), part, excerpt=part.declared_type)
                count += 1
                if count >= MOST:
                    return


def _fact(place: str, decoding: Decoding) -> Charset:
    return Charset(place=place, declared=decoding.declared, used=decoding.used, why=decoding.why, exact=decoding.exact)


def _telling(decodings: Iterable[Decoding]) -> Iterator[Decoding]:
    for decoding in dict.fromkeys(decodings):
        if not decoding.exact or decoding.why not in {"declared", "alias", "ascii"} or _is_odd(decoding):
            yield decoding


def _is_odd(decoding: Decoding) -> bool:
    """Whether the label is one no registry knows, or was not written plainly."""
    if decoding.declared is None:
        return decoding.why != "ascii"
    return decoding.why != "ascii" and (codec_of(decoding.declared) is None or not _PLAIN_LABEL.fullmatch(decoding.declared))
