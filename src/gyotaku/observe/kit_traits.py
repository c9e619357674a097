"""Traits of how a mail was built: what a sending program does the same way every time, and another program does otherwise.

Every value is a sketch: what varies from mail to mail (ids, dates, addresses, languages) is folded away. Only what the sender
wrote counts; trace fields and what receivers add are left out, so that one mail kept by two receivers gives one key.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from gyotaku.data.domains import registrable
from gyotaku.data.header_traits import mailer_traits
from gyotaku.model.message import Message, Part
from gyotaku.observe.headers import traits_of_mailer
from gyotaku.observe.mailboxes import mailboxes
from gyotaku.observe.moments import read_moment

ORDERED = frozenset(
    {"from", "to", "subject", "date", "message-id", "content-type", "reply-to", "x-mailer", "x-priority", "user-agent"}
)
"""Fields whose order and spelling belong to the sending program. MIME-Version is left out: Exchange moves it to the end."""
MOST_PARTS = 12
"""Most parts sketched."""

_RUN = re.compile(r"[A-Za-z]{9,}|[0-9A-Fa-f]*[0-9][0-9A-Fa-f]*|[A-Za-z]*[0-9][A-Za-z0-9]*")
_TOKEN = re.compile(r"[A-Za-z0-9]+")
_SPACE = re.compile(r"\s+")
_CHARSET = re.compile(r"charset\s{0,3}=\s{0,3}\"?([\w.:+-]{1,40})", re.IGNORECASE)


def kit_traits(message: Message) -> Iterator[tuple[str, str]]:
    """Yield (name, value) of each trait, in the fixed order that goes into the key."""
    yield "mailer", _mailer(message)
    yield "message-id", _message_id(message)
    yield "order", _order(message)
    yield "date", _date(message)
    yield "from", _from(message)
    yield "to", _to(message)
    yield "parts", _parts(message)
    yield "boundary", _boundary(message)
    yield "script", "yes" if message.first("x-php-originating-script", "x-php-script") else "no"


def _mailer(message: Message) -> str:
    header = message.first("x-mailer", "user-agent")
    if header is None:
        return "none"
    name = header.value.strip()[:200]
    if "random" in traits_of_mailer(name):
        return "random"
    kind = mailer_traits(name)
    if kind is not None and "service" in kind:
        name = name.split("-")[0]  # services add a campaign's number
    return _SPACE.sub(" ", name)[:60]


def _message_id(message: Message) -> str:
    header = message.first("message-id")
    if header is None:
        return "none"
    text = header.value.strip().strip("<>")[:998]
    domain = text.rpartition("@")[2].lower() if "@" in text else ""
    sender = message.first("from")
    boxes = mailboxes(sender.value[:2000]) if sender is not None else []
    own = boxes[0].address.rpartition("@")[2].lower() if boxes else ""
    if not domain:
        relation = "none"
    elif domain == own:
        relation = "own"
    elif registrable(domain) and registrable(domain) == registrable(own):
        relation = "kin"
    else:
        relation = "other" if "." in domain else "word"
    local = text.rpartition("@")[0] or text
    return f"{_TOKEN.sub(_sketched, local[:200])}@{relation}"


def _sketched(token: re.Match[str]) -> str:
    """Fold a token so that chance does not show: ten hexadecimal digits may hold no letter, a random word no digit."""
    text = token[0]
    if text[:12].isdigit() and text[:2] in ("19", "20") and len(text) <= 20:
        return f"t{len(text)}"  # a time stamp
    return "x" if len(text) >= 6 else "s"


def _order(message: Message) -> str:
    return ",".join(header.name.strip() for header in message.all(*ORDERED))[:600]


def _date(message: Message) -> str:
    """Tell the zones that mean something here; kits draw the others at random, and summer time moves them."""
    header = message.first("date")
    if header is None:
        return "missing"
    zone = (read_moment(header.value).zone or "none").replace(":", "").removeprefix("GMT")
    if zone in ("+0800", "+0900", "none"):
        return zone
    return "utc" if zone in ("", "+0000", "-0000", "UTC", "UT", "Z") else "elsewhere"


def _from(message: Message) -> str:
    header = message.first("from")
    if header is None:
        return "none"
    raw = header.raw.strip()
    if b"<" not in raw:
        return "bare"
    return "<" if raw.startswith(b"<") else "name<"


def _to(message: Message) -> str:
    header = message.first("to")
    if header is None:
        return "none"
    raw = header.raw.strip()
    if b"@" not in raw:
        return "nobody"
    count = "many" if raw.count(b"@") > 1 and b"," in raw else "one"
    return f"{count}{'<' if raw.startswith(b'<') else '' if b'<' not in raw else 'name<'}"


def _parts(message: Message) -> str:
    return ",".join(_part(part) for part in message.parts[:MOST_PARTS])


def _part(part: Part) -> str:
    if part.container:
        return part.media_type
    charset = _CHARSET.search(part.declared_type)
    # ASCII or UTF-8, 7bit or 8bit: many programs choose by the text, so the choice tells nothing of the program.
    label = charset[1].lower() if charset else ""
    label = "" if label in ("us-ascii", "ascii", "utf-8", "utf8") else label
    encoding = "" if part.transfer_encoding in ("7bit", "8bit") else part.transfer_encoding
    return f"{part.media_type};{label};{encoding}"


def _boundary(message: Message) -> str:
    """Fold each boundary to its fixed words and signs: digits, hexadecimal and long words are drawn by chance."""
    return ",".join(_RUN.sub("x", part.boundary[:100]) for part in message.parts[:MOST_PARTS] if part.boundary)
