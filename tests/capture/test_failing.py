"""Codes for what stops a visit."""

from __future__ import annotations

import msgspec
import pytest

from gyotaku.capture.failing import code_of


@pytest.mark.parametrize(
    ("error", "code"),
    [
        (TimeoutError(), "timeout"),
        (msgspec.ValidationError("x"), "unreadable"),
        (RuntimeError("net::ERR_NAME_NOT_RESOLVED at http://x.test/"), "no-such-name"),
        (RuntimeError("net::ERR_CERT_DATE_INVALID"), "certificate"),
        (RuntimeError("net::ERR_CONNECTION_REFUSED"), "no-answer"),
        (RuntimeError("Download is starting"), "download"),
        (RuntimeError("something else\nand more"), "RuntimeError: something else"),
    ],
)
def test_every_failure_has_a_code(error: Exception, code: str) -> None:
    """Nothing that went wrong is nameless."""
    assert code_of(error) == code
