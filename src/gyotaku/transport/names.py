"""The DNS port: one question to the name servers of the settings or the system, UDP first, TCP when cut."""

from __future__ import annotations

import ipaddress
from collections.abc import Iterable
from typing import cast

import dns.exception
import dns.flags
import dns.message
import dns.name
import dns.query
import dns.rcode
import dns.rdata
import dns.resolver
from dns.rdtypes.ANY.CAA import CAA
from dns.rdtypes.mxbase import MXBase
from dns.rdtypes.nsbase import NSBase
from dns.rdtypes.txtbase import TXTBase

from gyotaku.errors import UsageError
from gyotaku.model.facts import DnsAnswer
from gyotaku.transport.outbound import Gate
from gyotaku.transport.patience import Deadline
from gyotaku.transport.ports import FailedError

TRY = 3.0
"""Seconds one name server is waited for before the next is asked."""
ROUNDS = 2
"""How often the list of name servers is gone through."""
VALUES = 60
"""Most records kept of one answer."""
LONGEST = 4_000
"""Most characters kept of one record."""
PAYLOAD = 1232
"""Largest UDP answer asked for, as the DNS flag day of 2020 recommends."""

Server = tuple[str, int]


def servers(configured: Iterable[str]) -> tuple[Server, ...]:
    """Read `ADDRESS`, `ADDRESS:PORT` and `[ADDRESS]:PORT`; without any, take the name servers of the system."""
    read = tuple(_server(text.strip()) for text in configured)
    if read:
        return read
    try:
        system = dns.resolver.Resolver()
    except (dns.resolver.NoResolverConfiguration, OSError):
        return ()
    return tuple((str(one), 53) for one in system.nameservers)[:3]


def _server(text: str) -> Server:
    host, port = text, "53"
    if text.startswith("["):
        host, closed, rest = text[1:].partition("]")
        port = (rest.removeprefix(":") or "53") if closed else ""
    elif text.count(":") == 1:
        host, _, port = text.partition(":")
    try:
        return str(ipaddress.ip_address(host)), int(port)
    except ValueError as error:
        raise UsageError(f"{text!r} is no name server: write ADDRESS, ADDRESS:PORT or [ADDRESS]:PORT") from error


class Names:
    """Asks the DNS. The servers are the user's own choice and are not checked against the forbidden ranges."""

    def __init__(self, asked: tuple[Server, ...], gate: Gate, deadline: Deadline) -> None:
        self._servers = asked
        self._gate = gate
        self._deadline = deadline

    def query(self, name: str, rrtype: str) -> DnsAnswer:
        """Ask for a name and a type (see `ports.Resolver`)."""
        self._gate.check(name)
        question = self._question(name, rrtype)
        if not self._servers:
            raise FailedError("no-service", "no name server is set, and the system names none")
        failure = FailedError("timeout", name)
        for server in self._servers * ROUNDS:
            try:
                return self._asked(question, name, rrtype, server)
            except FailedError as error:
                self._gate.sent(f"{server[0]}:{server[1]}", f"{name} {rrtype}", error.why)
                if error.why == "timeout" and not self._deadline.remaining:
                    raise
                failure = error
        raise failure

    def _question(self, name: str, rrtype: str) -> dns.message.QueryMessage:
        try:
            asked = dns.name.from_text(name.encode("ascii").decode())
            return dns.message.make_query(asked, rrtype, use_edns=0, payload=PAYLOAD)
        except (dns.exception.DNSException, UnicodeError, ValueError) as error:
            raise FailedError("not-a-name", f"{name[:80]!r} cannot be asked: {error}") from error

    def _asked(self, question: dns.message.QueryMessage, name: str, rrtype: str, server: Server) -> DnsAnswer:
        host, port = server
        limit = min(TRY, self._deadline.left())
        try:
            response = dns.query.udp(question, host, timeout=limit, port=port, ignore_errors=True, ignore_unexpected=True)
            if response.flags & dns.flags.TC:
                response = dns.query.tcp(question, host, timeout=min(TRY, self._deadline.left()), port=port)
        except dns.exception.Timeout as error:
            raise FailedError("timeout", f"{host} did not answer about {name}") from error
        except (dns.exception.DNSException, OSError, EOFError) as error:
            raise FailedError(
                "unparsable" if isinstance(error, dns.exception.DNSException) else "unreachable", str(error)
            ) from error
        found = _read(response, name, rrtype)
        self._gate.sent(f"{host}:{port}", f"{name} {rrtype}", found.outcome, len(response.to_wire(max_size=65_535)))
        return found


def _read(response: dns.message.Message, name: str, rrtype: str) -> DnsAnswer:
    rcode = response.rcode()
    if rcode not in {dns.rcode.NOERROR, dns.rcode.NXDOMAIN}:
        word = dns.rcode.to_text(rcode).lower()
        raise FailedError("refused" if word == "refused" else "servfail", f"{name} {rrtype}: the name server said {word}")
    try:
        chain = cast("dns.message.QueryMessage", response).resolve_chaining()
    except (dns.exception.DNSException, AttributeError) as error:
        raise FailedError("unparsable", f"{name} {rrtype}: {error}") from error
    if rcode == dns.rcode.NXDOMAIN:
        return DnsAnswer(name=name, rrtype=rrtype, outcome="no-such-name", ttl=chain.minimum_ttl)
    if chain.answer is None:
        return DnsAnswer(name=name, rrtype=rrtype, outcome="no-data", ttl=chain.minimum_ttl)
    values = sorted({_text(record)[:LONGEST] for record in list(chain.answer)[:VALUES]})
    return DnsAnswer(name=name, rrtype=rrtype, values=tuple(values), ttl=chain.minimum_ttl)


def _text(record: dns.rdata.Rdata) -> str:
    """Write one record as the rest of gyotaku reads it."""
    if isinstance(record, TXTBase):
        return b"".join(record.strings).decode("utf-8", "replace")
    if isinstance(record, MXBase):
        return f"{record.preference} {_name(record.exchange)}"
    if isinstance(record, NSBase):
        return _name(record.target)
    if isinstance(record, CAA):
        return f"{record.flags} {record.tag.decode('ascii', 'replace')} {record.value.decode('utf-8', 'replace')}"
    return record.to_text().lower()


def _name(name: dns.name.Name) -> str:
    return name.to_text(omit_final_dot=True).lower()
