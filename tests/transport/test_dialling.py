from __future__ import annotations

import pytest
from tests.loopback import canary
from tests.transport.asking import Table, dialler

from gyotaku.transport.dialling import Dialler
from gyotaku.transport.patience import Deadline
from gyotaku.transport.ports import FailedError


def test_a_name_is_resolved_once_and_the_address_checked_is_the_one_connected_to() -> None:
    """There is no second look-up between the check and the connection: a name cannot change its mind in between."""
    table = Table({"host.example": ("127.0.0.1",)})
    with canary() as heard:
        one = Dialler(table, dialler(allow=("127.0.0.1/32",))._allowed, Deadline(5))
        one.dial("host.example", heard.port).close()
    assert table.asked == [("host.example", "A"), ("host.example", "AAAA")]


@pytest.mark.parametrize("addresses", [("127.0.0.1",), ("93.184.216.34", "127.0.0.1"), ("2606:4700::1111", "::1")])
def test_one_refused_address_refuses_the_name(addresses: tuple[str, ...]) -> None:
    """A name with a public and a private address is how rebinding looks: neither is used."""
    with canary() as heard:
        with pytest.raises(FailedError) as failed:
            dialler({"host.example": addresses}).dial("host.example", heard.port)
        assert failed.value.why == "refused-address"
    assert heard.asked == []


def test_a_name_without_address_and_a_port_without_server_say_so() -> None:
    """What fails says which way."""
    with pytest.raises(FailedError, match="no-such-name"):
        dialler().dial("nowhere.example", 80)
    with pytest.raises(FailedError, match="servfail"):
        dialler().dial("broken.example", 80)
    with canary() as heard:
        closed = heard.port
    with pytest.raises(FailedError, match="unreachable"):
        dialler(allow=("127.0.0.0/8",)).dial("127.0.0.1", closed)


def test_no_dial_begins_after_the_deadline() -> None:
    """Time that is over is a timeout, not a connection."""
    with canary() as heard, pytest.raises(FailedError, match="timeout"):
        dialler(allow=("127.0.0.0/8",), seconds=0).dial("127.0.0.1", heard.port)
    assert heard.asked == []
