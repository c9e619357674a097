"""What a reader sees of a link: the address its text shows, and whether it belongs to the closing lines of a mail."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from gyotaku.data.domains import known_suffix
from gyotaku.data.link_words import speaks_of_footer
from gyotaku.data.services import service_of
from gyotaku.observe.url_target import Target, read_target
from gyotaku.observe.url_text import find_urls
from gyotaku.patterns import late

_WHOLE_HOST = late(r"(?:[\w\-]{1,63}\.){1,8}[^\W\d_]{2,24}(?::\d{1,5})?(?:[/?#][!-~]*)?", re.IGNORECASE)
_AROUND = re.compile(r"^[\s\W_]+|[\s\W_]+$")


@lru_cache(maxsize=4096)
def shown_host(text: str) -> str | None:
    """Return the host (A-labels) that an anchor's text shows, when it reads as an address, else None."""
    text = text[:2_000]
    if "." not in text and "．" not in text and "。" not in text:
        return None
    for found in find_urls(text, most=1):
        return read_target(found.target).host or None
    plain = _AROUND.sub("", unicodedata.normalize("NFKC", text))
    if _WHOLE_HOST.fullmatch(plain) and "@" not in plain:
        target = read_target(f"http://{plain}")
        return target.host if target.host and known_suffix(target.host) else None
    return None


def is_footer(text: str, target: Target, *, tail: bool) -> bool:
    """Whether a link belongs to a mail's closing lines by its words, its path, or where it stands."""
    if tail or speaks_of_footer(text[:200], "texts") or speaks_of_footer(target.path[:300], "paths"):
        return True
    service = service_of(target.host, target.path) if target.host else None
    return service is not None and service.kind in {"social", "cdn"}
