"""The state of a page, by rules over one visit: the first that fits decides, and says on what."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from urllib.parse import urlsplit

import msgspec

from gyotaku.data.brands import owner_of_web
from gyotaku.data.field_asks import SECRET
from gyotaku.data.page_signs import SHORT, host_of, mark_of, says, says_short
from gyotaku.model.capture import Capture, Visit
from gyotaku.model.facts import PageBrand

Signs = tuple[str, ...]
Check = Callable[[Visit, str, PageBrand | None], Signs]

FORMS = frozenset({"phishing-form", "login-form", "card-form", "personal-form"})
CARD = frozenset({"card", "security-code"})
PERSONAL = frozenset({"name", "address", "telephone", "birthday", "bank", "answer"})

TELLING = (
    "phishing-form",
    "card-form",
    "login-form",
    "personal-form",
    "download",
    "genuine-site",
    "warning",
    "challenge",
    "alive",
    "waiting",
    "parked",
    "error-page",
    "empty",
    "unread",
    "redirect-loop",
    "certificate-error",
    "refused",
    "timeout",
    "no-such-name",
    "dead",
)
"""All states, the most telling first."""


def judged(visit: Visit, asked: str, brand: PageBrand | None, source: str = "") -> Visit:
    """Return a visit with its state and what it was decided on. `asked` is the URL opened, `source` the page's HTML."""
    for state, check in _CHECKS:
        why = check(visit, asked, brand) if check is not _challenge else _challenge(visit, source, brand)
        if why:
            return msgspec.structs.replace(visit, state=state, why=why)
    return msgspec.structs.replace(visit, state="alive", why=(f"status: {visit.status}",))


def most_telling(capture_visits: tuple[Visit, ...]) -> str:
    """Return the most telling state that any visitor with a browser (else any) was shown; "" without visits."""
    seen = [visit for visit in capture_visits if visit.device != "none"] or capture_visits
    return min((visit.state for visit in seen), key=_rank, default="")


def _rank(state: str) -> int:
    return TELLING.index(state) if state in TELLING else len(TELLING)


def asks(visit: Visit) -> tuple[str, ...]:
    """List what the forms of a page ask for."""
    return tuple(dict.fromkeys(ask for form in visit.forms for ask in form.asks))


def _failed(code: str) -> Check:
    def check(visit: Visit, _asked: str, _brand: PageBrand | None) -> Signs:
        return (f"failure: {visit.failure}",) if visit.failure == code else ()

    return check


def _refused(visit: Visit, _asked: str, _brand: PageBrand | None) -> Signs:
    return tuple(_guarded(visit, lambda why: why.startswith(("address-", "over-limit", "proxy"))))


def _nameless(visit: Visit, _asked: str, _brand: PageBrand | None) -> Signs:
    return tuple(_guarded(visit, lambda why: why == "no-such-name"))


def _guarded(visit: Visit, fits: Callable[[str], bool]) -> Iterator[str]:
    """Yield why our guard kept the visit from the last host of its way, where it failed."""
    if not visit.failure or visit.failure == "download":
        return
    last = urlsplit(visit.steps[-1].url if visit.steps else visit.final_url).hostname or ""
    for contacted in visit.hosts:
        if contacted.host == last.lower().strip("[]") and fits(contacted.refused):
            yield f"host: {contacted.host} {contacted.refused}"


def _pushed(visit: Visit, _asked: str, _brand: PageBrand | None) -> Signs:
    if not visit.downloads or (visit.text.strip() and visit.failure != "download"):
        return ()
    return tuple(f"file: {one.filename}" for one in visit.downloads)


def _dead(visit: Visit, _asked: str, _brand: PageBrand | None) -> Signs:
    return (f"failure: {visit.failure}",) if visit.failure else ()


def _phishing(visit: Visit, _asked: str, brand: PageBrand | None) -> Signs:
    secret = [ask for ask in asks(visit) if ask in SECRET]
    if not secret or brand is None or brand.genuine or not brand.verified:
        return ()
    return (f"asks: {', '.join(asks(visit))}", f"brand: {brand.brand} ({', '.join(brand.signs)})")


def _card(visit: Visit, _asked: str, _brand: PageBrand | None) -> Signs:
    return (f"asks: {', '.join(asks(visit))}",) if CARD & set(asks(visit)) else ()


def _login(visit: Visit, _asked: str, _brand: PageBrand | None) -> Signs:
    return (f"asks: {', '.join(asks(visit))}",) if SECRET & set(asks(visit)) else ()


def _personal(visit: Visit, _asked: str, _brand: PageBrand | None) -> Signs:
    found = PERSONAL & set(asks(visit))
    return (f"asks: {', '.join(asks(visit))}",) if len(found) > 1 else ()


def _warning(visit: Visit, _asked: str, _brand: PageBrand | None) -> Signs:
    word = says("warning", visit.title) or says_short("warning", visit.text)
    return (f"words: {word}",) if word else ()


def _challenge(visit: Visit, source: str, _brand: PageBrand | None) -> Signs:
    """See whether the page wants to know if a person is there. `source` takes the place of the URL."""
    mitigated = next((value for name, value in visit.headers if name.lower() == "cf-mitigated"), "")
    if mitigated.lower() == "challenge":
        return ("header: cf-mitigated: challenge",)
    word = says("challenge", visit.title) or says_short("challenge", visit.text)
    service = host_of("challenge", tuple(one.host for one in visit.hosts))
    mark = mark_of("challenge", source)
    if word and (service or mark or len(visit.text) <= SHORT):
        return tuple(sign for sign in (f"words: {word}", service and f"host: {service}", mark and f"source: {mark}") if sign)
    if (service or mark) and len(visit.text.strip()) <= SHORT:
        return tuple(sign for sign in (service and f"host: {service}", mark and f"source: {mark}") if sign)
    return ()


def _genuine(visit: Visit, asked: str, _brand: PageBrand | None) -> Signs:
    final = urlsplit(visit.final_url).hostname or ""
    owner = owner_of_web(final)
    start = owner_of_web(urlsplit(asked).hostname or "")
    if owner is None or (start is not None and start.kin(owner)):
        return ()
    return (f"host: {final} ({owner.id})",)


def _error(visit: Visit, _asked: str, _brand: PageBrand | None) -> Signs:
    word = says("error", visit.title) if len(visit.text) <= 2 * SHORT else ""
    word = word or says_short("error", visit.text)
    status = f"status: {visit.status}" if visit.status is not None and visit.status >= 400 else ""
    return tuple(sign for sign in (status, word and f"words: {word}") if sign)


def _parked(visit: Visit, _asked: str, _brand: PageBrand | None) -> Signs:
    word = says("parked", visit.title) or says_short("parked", visit.text)
    service = host_of("parked", tuple(one.host for one in visit.hosts))
    return tuple(sign for sign in (word and f"words: {word}", service and f"host: {service}") if sign)


def _waiting(visit: Visit, _asked: str, _brand: PageBrand | None) -> Signs:
    word = says_short("waiting", visit.text) or (says_short("waiting", visit.title) if len(visit.text) <= SHORT else "")
    return (f"words: {word}",) if word else ()


def _unread(visit: Visit, _asked: str, _brand: PageBrand | None) -> Signs:
    """See whether the page answered and then did not let itself be read: what it shows is then unknown, not nothing."""
    return (f"status: {visit.status}", "cut: reading") if "reading" in visit.cuts else ()


def _empty(visit: Visit, _asked: str, _brand: PageBrand | None) -> Signs:
    return ("text: none",) if not visit.text.strip() and not visit.pictures and not visit.title.strip() else ()


_CHECKS: tuple[tuple[str, Check], ...] = (
    ("redirect-loop", _failed("redirect-loop")),
    ("refused", _refused),
    ("no-such-name", _nameless),
    ("certificate-error", _failed("certificate")),
    ("timeout", _failed("timeout")),
    ("download", _pushed),
    ("dead", _dead),
    ("genuine-site", _genuine),
    ("phishing-form", _phishing),
    ("card-form", _card),
    ("login-form", _login),
    ("warning", _warning),
    ("challenge", _challenge),
    ("error-page", _error),
    ("personal-form", _personal),
    ("parked", _parked),
    ("waiting", _waiting),
    ("unread", _unread),
    ("empty", _empty),
)

__all__ = ["FORMS", "TELLING", "Capture", "asks", "judged", "most_telling"]
