"""Visits written by hand, for tests of what is decided about them."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import msgspec

from gyotaku.data.profiles import profiles
from gyotaku.model.capture import CapturedForm, Contacted, Served, Step, Visit

AT = datetime(2026, 3, 15, 9, 0, tzinfo=UTC)
URL = "https://login.evil.example/x"
LOGIN = CapturedForm(action=URL, host="login.evil.example", asks=("login", "password"))
CARD = CapturedForm(action=URL, host="login.evil.example", asks=("card", "security-code"))
BRANDED = "ポケットカード会員専用ページ\nログインしてください。\n© 2026 Pocketcard Co., Ltd."


def visit(profile: str = "desktop-ja", **fields: Any) -> Visit:
    """Return a visit of a built-in profile to one page that answered with 200."""
    known = profiles()[profile]
    base: dict[str, Any] = {
        "profile": profile,
        "device": known.device,
        "agent": known.agent,
        "system": known.system,
        "language": known.language,
        "referrer": known.referrer,
        "turn": known.turn,
        "started": AT,
        "seconds": 1.0,
        "status": 200,
        "final_url": URL,
        "steps": (Step(url=URL, how="asked", status=200),),
        "hosts": (Contacted(host="login.evil.example", port=443, addresses=("192.0.2.7",)),),
        "served": Served(status=200, url=URL, text=str(fields.get("text", ""))),
    }
    return msgspec.convert({**base, **fields}, Visit, from_attributes=True)
