"""The DNS port."""

from __future__ import annotations

from gyotaku.enrich.authentication.dns import Dns, NotAskedError
from gyotaku.enrich.authentication.port import TransportDns
from gyotaku.transport import OFFLINE


def test_the_transport_fits_the_port() -> None:
    """Whatever answers questions is handed in by type, never by name."""
    door: Dns = TransportDns(OFFLINE)
    assert door.lookup("a.example", "TXT") is None
    assert issubclass(NotAskedError, Exception)
