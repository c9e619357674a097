"""Marks of the programs that write Received fields."""

from __future__ import annotations

from gyotaku.observe.received_dialects import dialect_of


def test_service_before_program() -> None:
    """A service's own mark counts before the mark of the program it runs on."""
    assert dialect_of("from h ([192.0.2.7]) by mx.docomo.ne.jp (Postfix) with ESMTP") == "docomo"


def test_nothing_known_is_generic() -> None:
    """A field without any mark is generic."""
    assert dialect_of("from a by b; Sun, 15 Mar 2026 17:29:00 +0900") == "generic"
