from __future__ import annotations

from pathlib import Path

import pytest
from cryptography import x509
from tests.loopback import Authority, canary, handshakes, lines
from tests.transport.asking import dialler

from gyotaku.transport.handshake import Handshake, trusted
from gyotaku.transport.outbound import Gate, Log
from gyotaku.transport.ports import FailedError

KNOWN = {"shop.example": ("127.0.0.1",), "other.example": ("127.0.0.1",)}


def port(authority: Authority, log: Log | None = None) -> Handshake:
    """Return the port, trusting the test's authority, allowed to ask on loopback."""
    one = dialler(KNOWN, allow=("127.0.0.0/8",))
    return Handshake(one, trusted(str(authority.file)), Gate(log or Log(), "served"))


def test_a_certificate_that_verifies_is_kept_with_its_address(tmp_path: Path) -> None:
    """The name asked for goes into the handshake, the connection goes to the address."""
    authority = Authority(tmp_path)
    with handshakes(authority.server("shop.example")) as server:
        served = port(authority).certificate("shop.example", server.port)
    assert (served.trusted, served.problem, served.ip) == (True, "", "127.0.0.1")
    assert served.version.startswith("TLSv1.")
    assert x509.load_der_x509_certificate(served.der).subject.rfc4514_string() == "CN=shop.example"


@pytest.mark.parametrize("days", [30, -1])
def test_one_that_does_not_verify_is_evidence_all_the_same(tmp_path: Path, days: int) -> None:
    """A wrong name or an expired certificate is kept, said to be untrusted, and why."""
    authority = Authority(tmp_path)
    name = "other.example" if days > 0 else "shop.example"
    with handshakes(authority.server("shop.example", days=days)) as server:
        served = port(authority).certificate(name, server.port)
    assert served.trusted is False
    assert ("shop.example" in served.problem or "other.example" in served.problem) if days > 0 else "expired" in served.problem
    assert served.der


def test_a_server_that_speaks_no_tls_is_a_failure(tmp_path: Path) -> None:
    """What is no certificate is never made one; a closed port says so."""
    authority = Authority(tmp_path)
    with lines(lambda _: b"hello") as server, pytest.raises(FailedError, match=r"tls|unreachable"):
        port(authority).certificate("shop.example", server.port)
    with canary() as heard:
        closed = heard.port
    with pytest.raises(FailedError, match="unreachable"):
        port(authority).certificate("shop.example", closed)
