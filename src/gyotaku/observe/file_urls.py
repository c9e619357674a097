"""Addresses inside the files of a mail, for the observer of links."""

from __future__ import annotations

import re

from gyotaku.data.file_types import words
from gyotaku.model.message import Part
from gyotaku.observe.active_pages import page_urls
from gyotaku.observe.archives import read_archive
from gyotaku.observe.file_contents import PAGES, Content, kind_of, looked_into, opened
from gyotaku.observe.file_names import endings
from gyotaku.settings import Limits

_FOLD = re.compile(r"\r?\n[ \t]")
_SHORTCUT = re.compile(r"^URL\s*=\s*(\S{4,2000})", re.IGNORECASE | re.MULTILINE)


def urls_in_file(part: Part, limits: Limits, passwords: tuple[str, ...] = ()) -> list[tuple[str, str]]:
    """List (address, carrier) of everything a file links to, each once, at most `limits.links`.

    Carriers: `pdf`, `calendar`, `attachment`. Attached HTML whose part carries `html` is read there instead: nothing is
    returned for it. Of an archive the pages, documents and shortcuts inside it are read.
    """
    if part.html is not None:
        return []
    kind = kind_of(part)
    if kind == "ics":
        text = part.text if part.text is not None else part.content[:1_000_000].decode("utf-8", "replace")
        # Long lines are folded at any octet (RFC 5545 section 3.1).
        return [(url, "calendar") for url in page_urls(_FOLD.sub("", text))[: limits.links]]
    if kind in words("archives"):
        held = read_archive(part.content, kind, part.filename or "", limits, passwords).held
        inside = (_urls(looked_into(one.content, one.kind, endings(one.name)[0], passwords), one.kind) for one in held)
        urls = [url for each in inside for url in each]
    else:
        urls = _urls(opened(part, kind, passwords), kind)
    carrier = "pdf" if kind == "pdf" else "attachment"
    return [(url, carrier) for url in dict.fromkeys(urls)][: limits.links]


def _urls(found: Content, kind: str) -> list[str]:
    if kind == "url":
        return _SHORTCUT.findall(found.source)
    return [*found.urls, *(page_urls(found.source) if kind in PAGES else ())]
