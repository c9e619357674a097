from __future__ import annotations

from pathlib import Path

import pytest
from tests.book.bucket import store

from gyotaku.errors import UsageError
from gyotaku.settings import Online
from gyotaku.transport.depot import Depot
from gyotaku.transport.ports import FailedError


def test_a_private_store_is_not_talked_to_unless_its_range_is_allowed() -> None:
    """The rules of addresses hold for a store too."""
    with store() as kept:
        with pytest.raises(FailedError, match="refused-address"):
            Depot(Online()).send("PUT", f"{kept.endpoint}/cases/a", b"x", {})
        assert kept.asked == []
        reply = Depot(Online(allow_networks=("127.0.0.0/8",))).send("PUT", f"{kept.endpoint}/cases/a", b"x", {})
    assert (reply.status, kept.asked) == (403, ["PUT /cases/a"])


def test_certificates_that_cannot_be_read_are_said() -> None:
    """A wrong file of authorities names the file."""
    with pytest.raises(UsageError, match="nowhere"):
        Depot(Online(ca_file=str(Path("nowhere") / "ca.pem"))).send("GET", "https://store.example/", None, {})
