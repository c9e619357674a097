"""The header block: Message-ID, sending program, mailing list, marks of filters, and what is odd about it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice

from gyotaku.data.domains import registrable
from gyotaku.data.header_traits import filter_product, mailer_traits
from gyotaku.data.letters import surprise
from gyotaku.model.evidence import Evidence, Observation
from gyotaku.model.facts import Charset, FilterMark, HeaderTrait, Mailer, MailingList, MessageId
from gyotaku.model.message import Header, Message
from gyotaku.observe.family import in_header, observer
from gyotaku.observe.headers_charsets import charsets_used
from gyotaku.observe.headers_traits import traits_of
from gyotaku.settings import Settings

MOST_MARKS = 40
"""Most marks of filters stated."""
LONGEST_VALUE = 400
"""Most characters kept of a mark's or a mailer's value."""

_ID = re.compile(r"<?\s*([^<>\s]{1,998})\s*>?")
_ALNUM = re.compile(r"[A-Za-z0-9]+")
_WORDS = re.compile(r"[A-Za-z]{2,}")
_UUID = re.compile(r"[0-9A-Fa-f]{8}(?:-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12}")
_PLAIN_CASE = re.compile(r"[A-Z]?[a-z]+|[A-Z]+|[A-Za-z]{3,}\d+")
_VERSION = re.compile(r"[A-Z][a-z]{3,12}(?: [A-Z][a-z]{2,12})? \d{1,2}(?:\.\d{1,3})?")
_RANDOM_BITS = 5.0
"""Mean surprise of a letter from which on a name is no word of any language known here (see data/letters)."""


@observer(
    name="headers",
    reads="Message-ID, X-Mailer, User-Agent, List-* (RFC 2369, RFC 2919, RFC 8058), X-Spam-* and its kin, the block as a whole",
    gives=(MessageId, Mailer, HeaderTrait, MailingList, FilterMark, Charset),
)
def headers(message: Message, evidence: Evidence, settings: Settings) -> Iterator[Observation]:
    """State what the header block says of the program that made the mail."""
    del evidence, settings
    header = message.first("message-id")
    if header is not None:
        yield in_header(message_id_of(header.value), header)
    for header in list(message.all("x-mailer", "user-agent", "x-newsreader"))[:3]:
        if header.value.strip():
            name = header.value.strip()[:LONGEST_VALUE]
            yield in_header(Mailer(name=name, header=header.name.strip(), traits=traits_of_mailer(name)), header)
    yield from traits_of(message)
    yield from _mailing_list(message)
    yield from _marks(message)
    yield from charsets_used(message)


def message_id_of(value: str) -> MessageId:
    """Read a Message-ID (RFC 5322 section 3.6.4), also without its brackets."""
    found = _ID.search(value)
    text = found[1] if found else value.strip()[:LONGEST_VALUE]
    domain = text.rpartition("@")[2].strip("[]").rstrip(".").lower() if "@" in text else ""
    return MessageId(value=value.strip()[:1000], domain=domain, shape=shape_of(text), registrable=registrable(domain))


def shape_of(text: str) -> str:
    """Sketch an id: each run of letters and digits as `9` (digits), `a`/`A` (letters), `x`/`X` (both), with its length from 8 on;
    a UUID (RFC 9562) as `uuid`.

    The domain is only told apart as one with dots (`d`) and one without (`w`).
    """
    local, at, domain = text.rpartition("@") if "@" in text else (text, "", "")
    sketch = "uuid".join(_ALNUM.sub(_sketched, piece) for piece in _UUID.split(local[:300]))
    return f"{sketch}{at}{('d' if '.' in domain else 'w') if at else ''}"


def _sketched(run: re.Match[str]) -> str:
    text = run[0]
    sign = "9" if text.isdigit() else "a" if text.isalpha() else "x"
    if sign != "9" and text.upper() == text:
        sign = sign.upper()
    return sign if len(text) < 8 else f"{sign}{{{len(text)}}}"


def traits_of_mailer(name: str) -> tuple[str, ...]:
    """Tell what kind of program a name stands for; a name nobody knows and no tongue speaks is `random`."""
    known = mailer_traits(name)
    if known is not None:
        return known
    return ("random",) if _is_random(name) else ()


def _is_random(name: str) -> bool:
    """Whether a name was drawn by a machine: one run of mixed signs, or unpronounceable words with a version."""
    if _ALNUM.fullmatch(name):
        if len(name) >= 24:
            return True
        if not 4 <= len(name) <= 8 or name.isdigit() or _PLAIN_CASE.fullmatch(name):
            return False
        return not name.isalpha() or surprise(name) >= _RANDOM_BITS + 0.4
    if _VERSION.fullmatch(name):
        return max(surprise(word) for word in _WORDS.findall(name)) >= _RANDOM_BITS
    return False


def _mailing_list(message: Message) -> Iterator[Observation]:
    wanted = list(message.all("list-id", "list-unsubscribe", "list-post", "precedence", "mailing-list", "x-mailing-list"))
    if not wanted:
        return
    values: dict[str, str] = {}
    for header in wanted:
        values.setdefault(header.key, header.value.strip()[:1000])
    one_click = any("one-click" in header.value.lower() for header in message.all("list-unsubscribe-post"))
    fact = MailingList(
        list_id=values.get("list-id", "") or values.get("mailing-list", "") or values.get("x-mailing-list", ""),
        unsubscribe=values.get("list-unsubscribe", ""),
        one_click=one_click,
        precedence=values.get("precedence", "").lower(),
    )
    yield in_header(fact, _told_best(wanted))


def _told_best(wanted: list[Header]) -> Header:
    order = ("list-id", "list-unsubscribe", "list-post", "mailing-list", "x-mailing-list", "precedence")
    return min(wanted, key=lambda header: order.index(header.key))


def _marks(message: Message) -> Iterator[Observation]:
    products = {key: product for key in message.by_key if key.startswith("x-") and (product := filter_product(key)) is not None}
    marked = message.all(*products) if products else iter(())
    for header in islice(marked, MOST_MARKS):
        value = header.value.strip()[:LONGEST_VALUE]
        yield in_header(FilterMark(header=header.name.strip(), value=value, product=products[header.key]), header)
