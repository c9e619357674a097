"""What the worker is told."""

from __future__ import annotations

import msgspec

from gyotaku.capture.order import Order, visit_file
from gyotaku.data.profiles import profiles


def test_an_order_survives_the_way() -> None:
    """An order reads back as it was written, profiles included."""
    order = Order(
        url="https://a.example/", profiles=tuple(profiles().values()), chromium="/x", names={"a.example": ("192.0.2.1",)}
    )
    assert msgspec.json.decode(msgspec.json.encode(order), type=Order) == order
    assert visit_file(3) == "visit-3.json"
