"""Codes for what stops a visit: the driver tells its errors apart by their text alone."""

from __future__ import annotations

import msgspec

_CODES = (
    ("Download is starting", "download"),
    ("ERR_TOO_MANY_REDIRECTS", "redirect-loop"),
    ("ERR_CERT_", "certificate"),
    ("ERR_SSL_", "certificate"),
    ("ERR_NAME_NOT_RESOLVED", "no-such-name"),
    ("ERR_EMPTY_RESPONSE", "no-answer"),
    ("ERR_TUNNEL_CONNECTION_FAILED", "no-answer"),
    ("ERR_INVALID_RESPONSE", "broken-answer"),
    ("ERR_", "no-answer"),
    ("Timeout", "timeout"),
    ("crash", "crashed"),
)


def code_of(error: Exception) -> str:
    """Return the code of what went wrong; what has none is told by its class and first line."""
    if isinstance(error, TimeoutError):
        return "timeout"
    if isinstance(error, msgspec.ValidationError):
        return "unreadable"
    text = str(error)
    found = next((code for mark, code in _CODES if mark in text), "")
    return found or f"{type(error).__name__}: {text.splitlines()[0][:120] if text else ''}"
