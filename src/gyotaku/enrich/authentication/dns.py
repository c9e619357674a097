"""The DNS port of the evaluators: a question in, an answer, a reason or silence out."""

from __future__ import annotations

from typing import Protocol

from gyotaku.model.facts import DnsAnswer


class Dns(Protocol):
    """Where DNS answers come from: a recording, a zone in a test, or the network."""

    def lookup(self, name: str, rrtype: str) -> DnsAnswer | None:
        """Return the answer for a name (lower-case, no trailing dot) and type, or None when nobody was asked.

        `outcome` is `answer`, `no-data`, `no-such-name` or `timeout`. A TXT value is one record with its strings joined
        (RFC 7208 section 3.3); an MX value is `preference exchange`.
        """
        ...


class NotAskedError(Exception):
    """A question the evaluation depends on was never asked: its outcome is unknown, not none."""
