"""Observe the links: every target the mail names, taken apart, unwrapped, with what a reader sees of it."""

from __future__ import annotations

from collections.abc import Iterator

from gyotaku.data.brands import owner_of_web
from gyotaku.data.services import service_of
from gyotaku.model.evidence import Absence, Evidence, Observation
from gyotaku.model.facts import Link
from gyotaku.model.message import Message
from gyotaku.observe.family import cut_short, in_header, in_mail, in_part, observer
from gyotaku.observe.link_looks import is_footer, shown_host
from gyotaku.observe.link_mentions import Mention, mentions
from gyotaku.observe.unwrap import Unwrapped, unwrap
from gyotaku.observe.url_target import Target, read_target
from gyotaku.settings import Settings

MOST_TEXT = 300
"""Most characters of anchor text kept."""

_WRITING = frozenset({"http-only", "double-slash", "long", "whitespace", "no-scheme", "port"})
"""Traits of the outer URL's writing that say nothing about the host behind a redirector."""

_HOST = frozenset({"fake-suffix", "random-host", "many-hyphens", "many-labels", "long-host"})
"""Traits of a host's name."""


@observer(
    name="links",
    reads="targets in HTML (every carrier), plain text, QR codes, attached files and List-* fields; URL standard, RFC 3986",
    gives=(Link,),
    after=("body", "files", "qr"),
)
def links(message: Message, evidence: Evidence, settings: Settings) -> Iterator[Observation | Absence]:
    """State each target once, where it first stands, with how often it occurs."""
    found: dict[str, list[Mention]] = {}
    cut = False
    for mention in mentions(message, evidence, settings.limits):
        target = mention.target.strip()
        if target not in found and len(found) >= settings.limits.links:
            cut = True
            continue
        found.setdefault(target, []).append(mention)
    for target, places in found.items():
        best = _best(places)
        fact = _link(target, places, best)
        if fact is not None:
            yield _placed(fact, best)
    if cut:
        yield cut_short(Link, "links")


def _best(places: list[Mention]) -> Mention:
    """Choose the mention that a reader meets: shown before hidden, a button before other links, with text before without."""
    if len(places) == 1:
        return places[0]
    return min(places, key=lambda place: (place.hidden, place.carrier == "header", not place.button, not place.text))


def _placed(fact: Link, place: Mention) -> Observation:
    excerpt = f"{fact.text} → {fact.target}" if fact.text else fact.target
    if place.header is not None:
        return in_header(fact, place.header)
    if place.part is not None:
        return in_part(fact, place.part, excerpt, place.start, place.end)
    return in_mail(fact, excerpt)


def _link(raw: str, places: list[Mention], place: Mention) -> Link | None:
    target = read_target(raw, place.base)
    if not target.raw:
        return None
    nested = unwrap(target)
    shown = next((host for one in places if not one.hidden and one.text and (host := shown_host(one.text))), None)
    final = _believed(target, nested)
    service = nested.service or service_of(target.host, target.path)
    owner = owner_of_web((final or target).host) if (final or target).host else None
    return Link(
        target=target.raw,
        carrier=place.carrier,
        text=" ".join(place.text.split())[:MOST_TEXT],
        shown=shown,
        url=target.url,
        scheme=target.scheme,
        host=target.host,
        host_unicode=target.host_unicode,
        registrable=target.registrable,
        tld=target.tld,
        port=target.port,
        userinfo=target.userinfo,
        traits=_traits(target, nested, final),
        service=service.name if service else "",
        final=final.url if final else "",
        final_host=final.host if final else "",
        final_registrable=final.registrable if final else "",
        official=owner.id if owner else "",
        button=any(one.button for one in places),
        hidden=all(one.hidden for one in places),
        footer=all(is_footer(one.text, target, tail=one.tail) for one in places),
        count=len(places),
    )


def _believed(target: Target, nested: Unwrapped) -> Target | None:
    """Return the nested target where the URL is believed to lead there.

    A parameter of a site nobody knows as a redirector may be a decoy: an unknown host that names a brand's page in its own
    URL is not thereby the brand.
    """
    if nested.final is None:
        return None
    decoy = nested.unlisted and owner_of_web(nested.final.host) is not None and owner_of_web(target.host) is None
    return None if decoy else nested.final


def _traits(target: Target, nested: Unwrapped, final: Target | None) -> tuple[str, ...]:
    """Join what is odd about the writing, about the service, and about the host behind it."""
    traits = list(target.traits)
    if final is not None and nested.service is not None:
        # The outer host is the service's own: `www-bank-co-jp.translate.goog` imitates nobody.
        traits = [trait for trait in traits if trait not in _HOST]
    service = service_of(target.host, target.path) if target.host else None
    if service and not (service.kind == "redirector" and (service.carry or service.form) and nested.final is None):
        traits += service.traits
    if nested.final is not None and nested.unlisted and nested.final.registrable != target.registrable:
        traits.append("open-redirect" if final else "decoy-url")
    if final is not None:
        behind = service_of(final.host, final.path)
        traits += [trait for trait in final.traits if trait not in _WRITING]
        traits += behind.traits if behind and not behind.wraps else ()
    return tuple(dict.fromkeys(traits))
