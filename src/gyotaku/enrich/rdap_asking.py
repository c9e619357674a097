"""Ways of asking over RDAP (RFC 9082): the registry about a domain, the regional registry about an address."""

from __future__ import annotations

from datetime import timedelta
from ipaddress import ip_address
from urllib.parse import urlsplit

import msgspec

from gyotaku.data.rdap_services import day_of, for_address, for_domain
from gyotaku.enrich.family import way
from gyotaku.enrich.rdap import RdapAnswer, read_address, read_domain
from gyotaku.enrich.whois.referral import name_in_registry
from gyotaku.transport import Answer, FailedError, Ports, Reply

ACCEPT = {"Accept": "application/rdap+json, application/json"}
_SHOWN = 20
STALE = timedelta(days=365)
"""An older table of IANA is named where an answer came by it: blocks move between the regional registries."""


@way(
    name="rdap",
    provider="registration",
    tells="the registered domain, to its registry and registrar",
    holds=6 * 3_600,
)
def domain(about: str, ports: Ports) -> list[Answer]:
    """Ask the registry about a domain, then the registrar the answer names, which alone may know the registrant."""
    name = name_in_registry(about.removeprefix("domain:"))
    base = ports.choice.endpoint or for_domain(name)
    if not base:
        raise FailedError("no-service", f"IANA lists no RDAP service for .{name.rpartition('.')[2]}")
    reply = ports.http.get(f"{base.rstrip('/')}/domain/{name}", headers=ACCEPT)
    if reply.status == 404:
        return []
    found = read_domain(reply.body, name)
    answers = [_answer(about, ports, reply, found)]
    _about_it(reply, name)
    if found.related and found.registration is not None and not found.registration.registrant:
        answers += _registrar(about, name, found.related, ports)
    return answers


def _about_it(reply: Reply, name: str) -> None:
    """Fail when an answer is about another domain: a fact about somebody else is worse than none."""
    tree = reply.json()
    said = str(tree.get("ldhName") or "").lower().rstrip(".") if isinstance(tree, dict) else ""
    if said and said != name:
        raise FailedError("another-subject", f"the answer is about {said[:80]}, not about {name}")


def _registrar(about: str, name: str, url: str, ports: Ports) -> list[Answer]:
    """Ask the registrar; that it does not answer is told, and takes nothing from what the registry said."""
    try:
        reply = ports.http.get(url, headers=ACCEPT)
        found = read_domain(reply.body, name)
        _about_it(reply, name)
        return [_answer(about, ports, reply, found)]
    except FailedError as error:
        source = f"RDAP {urlsplit(url).hostname or 'registrar'}"
        return [
            Answer(
                provider="registration", about=about, at=ports.now(), source=source, outcome=error.why, note=error.detail[:400]
            )
        ]


@way(
    name="rdap-ip",
    provider="network",
    about=("ip",),
    tells="the IP address, to its regional registry",
    holds=7 * 86_400,
)
def address(about: str, ports: Ports) -> list[Answer]:
    """Ask the regional registry whose network an address lies in."""
    ip = ip_address(about.removeprefix("ip:"))
    base = ports.choice.endpoint or for_address(ip)
    if not base:
        raise FailedError("no-service", f"IANA's table of {day_of(ip.version)} lists no RDAP service for {ip}")
    reply = ports.http.get(f"{base.rstrip('/')}/ip/{ip}", headers=ACCEPT)
    if reply.status == 404:
        return []
    answer = _answer(about, ports, reply, read_address(reply.body, str(ip)))
    day = day_of(ip.version)
    if ports.choice.endpoint or ports.now().date() - day < STALE:
        return [answer]
    return [msgspec.structs.replace(answer, source=f"{answer.source} (by IANA's table of {day})")]


def _answer(about: str, ports: Ports, reply: Reply, found: RdapAnswer) -> Answer:
    """Make an answer of what was read; what could not be read fails with the reason."""
    host = urlsplit(reply.url).hostname or ""
    fact = found.registration or found.network
    if found.outcome == "refused" or reply.status in {401, 403}:
        raise FailedError("refused", f"{host}: {found.why or reply.status}")
    if fact is None or reply.status >= 400:
        raise FailedError("unparsable", f"{host} answered {reply.status}: {found.why}")
    return Answer(
        provider="network" if found.network else "registration",
        about=about,
        at=ports.now(),
        source=f"RDAP {host}",
        url=reply.url,
        facts=(fact,),
        note=_note(reply),
        raw=reply.text(),
        raw_sha256=reply.sha256,
    )


def _note(reply: Reply) -> str:
    """Return the answer's own words about name, time and state."""
    tree = reply.json()
    if not isinstance(tree, dict):
        return ""
    said = [str(tree[key]) for key in ("ldhName", "handle", "name", "startAddress", "endAddress", "country") if key in tree]
    events = tree.get("events")
    shown = [event for event in events[:_SHOWN] if isinstance(event, dict)] if isinstance(events, list) else []
    said += [f"{event.get('eventAction')}: {event.get('eventDate')}" for event in shown]
    return "; ".join(said)
