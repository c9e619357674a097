from __future__ import annotations

from tests.book.keys.evidence import of

from gyotaku.book.keys.kit import kit
from gyotaku.model.facts import Kit


def test_the_fingerprint_is_the_key() -> None:
    """One key a mail; none without a fingerprint."""
    assert [key.value for key in kit(of(Kit(key="ab" * 8, traits=())))] == ["ab" * 8]
    assert list(kit(of())) == []
