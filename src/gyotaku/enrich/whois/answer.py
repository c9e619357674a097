"""One answer of a WHOIS server (RFC 3912) read into what it says of a domain. Pure: who asks is the transport's affair."""

from __future__ import annotations

import re
from datetime import date, datetime

import idna

from gyotaku.data.whois import Server, whois
from gyotaku.enrich.whois.clock import Stamp, stamp
from gyotaku.enrich.whois.lines import Line, lines
from gyotaku.model.facts import Registration
from gyotaku.model.noun import Noun

ANSWER = 256 * 1024
"""Most bytes read of one answer."""
_SERVERS = 20
_WORDS = 200
_ROID = re.compile(r"(\d{8})s\d+s\d+-cn", re.IGNORECASE)
_HOST = re.compile(r"[^\W_](?:[\w-]{0,61}[^\W_])?(?:\.[^\W_](?:[\w-]{0,61}[^\W_])?){1,8}")
"""A whole host name, in letters of any script."""
_CONNECTED = re.compile(r"\w+\s*\((\d{4}/\d\d/\d\d)\)")


class WhoisAnswer(Noun, frozen=True, kw_only=True):
    """What one answer says of one domain."""

    outcome: str
    """registered | available | reserved | refused | undated | unreadable | other (the answer is about another domain)."""
    registration: Registration | None = None
    referral: str = ""
    """Host name of the server the answer names for more."""
    why: str = ""
    """For people: why no registration could be read."""
    excerpt: str = ""
    """The lines the registration was read from."""


def text_of(raw: bytes) -> str:
    """Decode an answer: ISO-2022-JP (JPRS without `/e`) by its escapes, else UTF-8, else GB 18030 or Latin-1."""
    raw = raw[:ANSWER]
    if b"\x1b$" in raw or b"\x1b(" in raw:
        return raw.decode("iso2022_jp_ext", "replace")
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError:
        pass
    # Korean and Chinese registries answered in their own sets until about 2015; one wrong byte makes Latin-1 the safer reading.
    for charset in ("gb18030",):
        try:
            return raw.decode(charset)
        except UnicodeDecodeError:
            continue
    return raw.decode("latin-1")


def read_answer(raw: bytes, *, domain: str, server: str) -> WhoisAnswer:
    """Read an answer of `server` about `domain`. Never raises: what cannot be read says why."""
    text = text_of(raw)
    about = whois().server.get(server, Server())
    found = list(lines(text))
    if other_name := _other(found, domain):
        return WhoisAnswer(outcome="other", why=f"the answer is about {other_name[:80]}, not about {domain}")
    referral = _referral(found, server)
    created = _dated(found, "created", about)
    other = _says(text)
    if created is None and other in {"available", "refused", "reserved"} and not _names(found):
        return WhoisAnswer(outcome=other, referral=referral, why=_first(text))
    registration = _registration(found, created, about, domain)
    if created is not None:
        return WhoisAnswer(outcome="registered", registration=registration, referral=referral, excerpt=_excerpt(found, "created"))
    if _names(found) or registration.expires or registration.registrar:
        why = "the answer states no day of registration"
        return WhoisAnswer(outcome="undated", registration=registration, referral=referral, why=why)
    if other:
        return WhoisAnswer(outcome=other, referral=referral, why=_first(text))
    return WhoisAnswer(outcome="unreadable", referral=referral, why=_first(text) or "the answer is empty")


def _other(found: list[Line], domain: str) -> str:
    """Return the name an answer is about where that is not the one asked about; a fact about somebody else is worse than none."""
    named = [line.value.split()[0].strip(".").lower() for line in _headed(found, "domain") if line.value.split()]
    whole = [name for name in named if _HOST.fullmatch(name)]
    return whole[0] if whole and _plain(domain) not in {_plain(name) for name in whole} else ""


def _plain(host: str) -> str:
    """Write a host name as the DNS has it."""
    host = host.strip(".").lower()
    try:
        return host if host.isascii() else idna.encode(host, uts46=True).decode("ascii")
    except (idna.IDNAError, UnicodeError):
        return host


def _registration(found: list[Line], created: Stamp | None, about: Server, domain: str) -> Registration:
    expires, updated = _dated(found, "expires", about), _dated(found, "updated", about)
    registrant = _value(found, "registrant")
    return Registration(
        domain=domain,
        registered=created.day if created else None,
        registered_at=created.at if created else None,
        expires=expires.day if expires else _connected(found),
        registrar=_value(found, "registrar"),
        registrant=registrant,
        private=_private(registrant),
        name_servers=tuple(dict.fromkeys(_names(found)))[:_SERVERS],
        status=tuple(dict.fromkeys(_statuses(found)))[:_SERVERS],
        updated_at=updated.at if updated else None,
        object_date=_object_date(found),
        abuse=_mailbox(_value(found, "abuse")),
    )


def _headed(found: list[Line], what: str) -> list[Line]:
    """List the lines that a label of this kind heads, the most telling label first."""
    order = {label: rank for rank, equals in enumerate(whois().labels[what]) for label in equals.split("|")}
    return sorted((line for line in found if line.label in order), key=lambda line: order[line.label])


def _dated(found: list[Line], what: str, about: Server) -> Stamp | None:
    # `before Aug-1996` is a bound, not a date.
    stamps = (stamp(line.value, about) for line in _headed(found, what) if not line.value.lower().startswith("before"))
    known = [one for one in stamps if one]
    # The registrar's lines may repeat the registry's day with its time.
    return next((one for one in known if one.at and one.day == known[0].day), known[0] if known else None)


def _value(found: list[Line], what: str) -> str:
    return next((line.value[:_WORDS] for line in _headed(found, what)), "")


def _excerpt(found: list[Line], what: str) -> str:
    return next((f"{line.label}: {line.value}"[:_WORDS] for line in _headed(found, what)), "")


def _connected(found: list[Line]) -> date | None:
    """Return the day in brackets behind the state of a JPRS name of an organisation: until then it is paid for."""
    for line in _headed(found, "status"):
        shown = _CONNECTED.fullmatch(line.value)
        known = stamp(shown[1], Server()) if shown else None
        if known:
            return known.day
    return None


def _statuses(found: list[Line]) -> list[str]:
    return [line.value.split(" http")[0].split("(")[0].strip()[:60] for line in _headed(found, "status")]


def _names(found: list[Line]) -> list[str]:
    named = (line.value.split()[0].rstrip(".").lower() for line in _headed(found, "name_servers"))
    return [name[:253] for name in named if "." in name and not name[0].isdigit()]


def _object_date(found: list[Line]) -> date | None:
    for line in _headed(found, "object"):
        known = _ROID.match(line.value)
        if known:
            try:
                return datetime.strptime(known[1], "%Y%m%d").date()  # noqa: DTZ007 - a day in China, no moment
            except ValueError:
                return None
    return None


def _private(registrant: str) -> bool | None:
    """Whether the registrant is hidden; None when none is named, for that may be the registry's policy."""
    if not registrant:
        return None
    lowered = registrant.lower()
    return any(word in lowered for word in whois().private["words"])


def _mailbox(value: str) -> str:
    found = re.search(r"[\w.+-]{1,64}@[\w.-]{1,190}", value)
    return found[0].lower() if found else ""


def _referral(found: list[Line], server: str) -> str:
    for line in _headed(found, "referral"):
        host = re.sub(r"^(?:r?whois|https?)://|[/:].*$", "", line.value.lower()).rstrip(".")
        if re.fullmatch(r"[a-z0-9-]{1,63}(?:\.[a-z0-9-]{1,63}){1,8}", host) and host != server:
            return host
    return ""


def _says(text: str) -> str:
    told = "\n".join(line for line in text[:4_000].lower().splitlines() if line.strip() and not line.startswith("[ "))
    # Terms of use speak of limits and of what is prohibited: a refusal is short.
    for what, length in (("available", 4_000), ("refused", 600), ("reserved", 600)):
        if any(sentence in told[:length] for sentence in whois().says[what]):
            return what
    return ""


def _first(text: str) -> str:
    """Return the first line that is no remark, for people."""
    for line in text.splitlines():
        if line.strip() and not line.lstrip().startswith(("%", "#", "[ ", ">>>", "*")):
            return line.strip()[:_WORDS]
    return text.strip()[:_WORDS]
