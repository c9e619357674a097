"""Find the trust boundary: the hop where the receiver's own servers took the mail in.

Received fields are written top first. The topmost was written by the receiver; one step down is believed only where the
server above it shows that it got the mail from inside: an internal address, a name it looked up under its own domain, a
range of its own, a mailbox fetched. The walk stops at the first hop that came from outside. Nothing below can move it, so a
forged field at the bottom never wins. Where nothing shows the inside, the walk stops early: the receiver's own relay may then
stand as the source, never the sender's invention.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from gyotaku.data.domains import under
from gyotaku.data.networks import networks
from gyotaku.data.receivers import Gateway, Receiver, gateway_of, list_operator, receiver_of
from gyotaku.observe.boundary_names import are_kin, are_near, is_internal, is_local_name, lies_in, network_of, parsed
from gyotaku.observe.received import Received, read_address
from gyotaku.settings import Settings

# Names that providers give the lines of their customers: such a client is no relay of the provider, whatever its domain.
_LINE = re.compile(r"\d{1,3}[.-]\d{1,3}[.-]\d{1,3}|dsl|dial|dyn|pool|cable|ppp|ipngn|\bcust|client|-ip\d", re.IGNORECASE)
_SCANNED = re.compile(r"scan", re.IGNORECASE)
_RELAYS = frozenset({"internal", "handoff", "relay", "gateway", "list", "unreadable"})
"""Reasons to pass a hop whose client may still stand as the source when nothing further down names one."""
_FETCHED = re.compile(r"POP3|IMAP|fetchmail|getmail", re.IGNORECASE)


class Clues(NamedTuple):
    """What other header fields say that bears on the boundary."""

    authserv_ids: tuple[str, ...] = ()
    """Ids of Authentication-Results fields above the topmost sender field, top first."""
    list_domain: str = ""
    """Domain of the discussion list that distributed the mail."""
    spf: str = ""
    """SPF result the receiver recorded, lower-case."""


class Decision(NamedTuple):
    """Where the boundary lies and why; `hop` None when there is none."""

    why: str
    hop: int | None = None
    source_ip: str | None = None
    receiver: str = ""
    sure: bool = True


def find_boundary(hops: Sequence[Received], clues: Clues, settings: Settings) -> Decision:
    """Walk down from the top while the client of a hop lies inside the receiver."""
    if not hops:
        return Decision("no-received", sure=False)
    hops = _qualified(hops)
    own = _Own(settings)
    at, passed = 0, list[str]()
    while at + 1 < len(hops):
        reason = _passes(hops[at], hops[at + 1], clues, own)
        if not reason:
            break
        passed.append(reason)
        at += 1
    return _decision(hops, at, passed, clues, own)


def _qualified(hops: Sequence[Received]) -> list[Received]:
    """Complete a server's short name (`by mf-1`) by the name the hop above looked up for it (`mf-1.isp.example`)."""
    full = [hops[0]]
    for hop in hops[1:]:
        above = full[-1].rdns
        short = hop.by != "" and "." not in hop.by and above.partition(".")[0].lower() == hop.by.lower()
        full.append(hop._replace(by=above) if short and "." in above else hop)
    return full


class _Own:
    """The user's own servers, by settings. An unreadable range is ignored: settings were checked where they were read."""

    def __init__(self, settings: Settings) -> None:
        self.hosts = settings.trusted_hosts
        self.networks = tuple(network for text in settings.trusted_networks if (network := network_of(text)) is not None)

    def names(self, host: str) -> bool:
        return any(under(host, own) for own in self.hosts)

    def holds(self, ip: str | None) -> bool:
        return ip is not None and lies_in(ip, self.networks)


def _passes(hop: Received, below: Received, clues: Clues, own: _Own) -> str:
    """Name the reason why a hop came from inside, so that the field below it is the receiver's too; empty when it did not."""
    if own.holds(hop.ip) or (own.names(hop.rdns) and own.names(below.by) and not hop.forged_mark):
        return "user"
    if hop.dialect == "local" and _FETCHED.search(hop.protocol):
        return "fetched"
    if hop.malformed:
        return "unreadable"
    if hop.ip is None:
        return "handoff" if _handed_over(hop, below) else ""
    if is_internal(hop.ip):
        return "internal" if _next_door(hop, below) else ""
    known = receiver_of(hop.by)
    if _inside_known(hop, below, known) if known is not None else _inside_generic(hop, below):
        return "relay"
    if _from_gateway(hop, below, clues):
        return "gateway"
    return "list" if _from_list(hop, below, clues) else ""


def _handed_over(hop: Received, below: Received) -> bool:
    """Whether a hop without client address is one program handing over to the next on the same servers."""
    if not hop.by or is_local_name(hop.by) or _SCANNED.search(hop.protocol):
        return True
    if hop.by_ip == hop.by:
        return is_internal(hop.by) or hop.by.startswith("2002:a")  # Gmail's insides: 10.0.0.0/8, also as 6to4
    if hop.has_from and hop.helo and not is_local_name(hop.helo) and not are_kin(hop.helo, hop.by):
        return False
    return are_kin(hop.by, below.by) or is_local_name(below.by)


def _next_door(hop: Received, below: Received) -> bool:
    """Whether the field below was written by the neighbour an internal address belongs to.

    A server behind a load balancer or a container's proxy sees an internal address for every client, a stranger's too. So the
    two servers must be akin, and what the client called itself must not be somebody else's name.
    """
    if not below.by:
        return below.ip is None
    if below.by_ip is not None and below.by_ip == hop.ip:
        return True
    akin = are_kin(hop.by, below.by) or is_local_name(hop.by) or is_local_name(below.by)
    if hop.ip is not None and parsed(hop.ip).is_loopback:
        return akin or below.by.lower() in {hop.rdns.lower(), hop.helo.lower()}
    same = hop.by if is_local_name(below.by) else below.by
    return akin and all(_may_be(name, below.by) or are_kin(name, same) for name in (hop.helo, hop.rdns))


def _may_be(name: str, by: str) -> bool:
    """Whether a client's name can be that of the server below: akin, the same machine, or no public name at all."""
    if not name or "." not in name or read_address(name) is not None or is_local_name(name) or are_kin(name, by):
        return True
    return name.partition(".")[0].lower() == by.partition(".")[0].lower()


def _inside_known(hop: Received, below: Received, known: Receiver) -> bool:
    beneath = receiver_of(below.by)
    if not ((beneath is not None and beneath.id == known.id) or is_local_name(below.by)):
        return False
    if known.inner.fullmatch(hop.by.lower()) and not known.edge.fullmatch(hop.by.lower()):
        return True  # only the receiver's own servers reach this one
    if hop.ip is not None and lies_in(hop.ip, known.networks):
        return True
    return hop.rdns != "" and not hop.forged_mark and known.inner.fullmatch(hop.rdns.lower()) is not None


def _inside_generic(hop: Received, below: Received) -> bool:
    """Whether a client of a server nobody here knows is its relay: by a confirmed name, or next door by name and address."""
    silent = not below.by and not below.has_from  # `(qmail 1 invoked from network)`: the relay itself wrote it
    if not (are_kin(hop.by, below.by) or is_local_name(below.by) or silent):
        return False
    if hop.rdns and not hop.forged_mark and not _LINE.search(hop.rdns) and are_kin(hop.rdns, hop.by):
        return True
    near = hop.ip is not None and hop.by_ip is not None and are_near(hop.ip, hop.by_ip)
    return near and (are_kin(hop.helo, hop.by) or is_local_name(hop.helo))


def _from_gateway(hop: Received, below: Received, clues: Clues) -> bool:
    """Whether a hosted filter in front of the receiver handed the mail over; see the note in receivers.toml."""
    if clues.spf == "pass" or hop.forged_mark:
        return False
    gateway = gateway_of(hop.rdns or hop.helo)
    if not hop.rdns and (gateway is None or not _announced_by(hop.ip, gateway)):
        # Microsoft writes down only what the client called itself, and anybody can call himself a filter's server.
        return False
    beneath = gateway_of(below.by)
    return gateway is not None and (
        below.by == "" or (beneath is not None and beneath.id == gateway.id) or is_local_name(below.by)
    )


def _announced_by(ip: str | None, gateway: Gateway) -> bool:
    """Whether an address is in a network of the filter's own, by the embedded table."""
    owner = networks().owner(ip) if ip is not None and gateway.systems else None
    return owner is not None and owner.asn in gateway.systems


def _from_list(hop: Received, below: Received, clues: Clues) -> bool:
    """Whether a discussion list of a known operator handed the mail over, by the name the receiver looked up.

    Anyone can name a list of their own; only operators in receivers.toml are believed.
    """
    return (
        clues.list_domain != ""
        and hop.rdns != ""
        and not hop.forged_mark
        and list_operator(clues.list_domain)
        and are_kin(hop.rdns, clues.list_domain)
        and (are_kin(below.by, clues.list_domain) or is_local_name(below.by))
    )


def _decision(hops: Sequence[Received], at: int, passed: list[str], clues: Clues, own: _Own) -> Decision:
    """Decide from the hop where the walk stopped; where it names no public address, from the lowest believed one that does."""
    end = at
    while not _names_source(hops[at], own) and at and passed[at - 1] in _RELAYS:
        at -= 1
    if not _names_source(hops[at], own):
        at = end
    hop = hops[at]
    known = receiver_of(hop.by) if hop.by else None
    mine = own.names(hop.by) or "user" in passed[:at]
    receiver = "user" if mine else known.id if known is not None else "generic"
    if hop.ip is None:
        why = "no-address" if hop.has_from else "local-submission"
        return Decision(why, at, None, receiver, sure=False)
    if not _names_source(hop, own):
        return Decision("all-internal", at, None, receiver, sure=False)
    why = _why(hops, hop, passed[:at], clues, mine=mine, known=known is not None)
    return Decision(why, at, hop.ip, receiver, sure=why in {"user-setting", "known-receiver", "authserv-id"})


def _names_source(hop: Received, own: _Own) -> bool:
    return hop.ip is not None and not is_internal(hop.ip) and not own.holds(hop.ip)


def _why(hops: Sequence[Received], hop: Received, passed: list[str], clues: Clues, *, mine: bool, known: bool) -> str:
    if mine:
        return "user-setting"
    if "list" in passed:
        return "mailing-list"
    if "gateway" in passed:
        return "gateway"
    if known:
        return "known-receiver"
    if hop.by and any(are_kin(hop.by, authserv_id) for authserv_id in clues.authserv_ids):
        return "authserv-id"
    if len(hops) == 1:
        return "only-hop"
    return "consistent-hop" if passed else "top-hop"
