"""What kind of account a mail is after: decides which advice is printed."""

from __future__ import annotations

from gyotaku.model.facts import BrandClaim, Lure
from gyotaku.report import reading
from gyotaku.report.page import Page

_BY_CATEGORY = {
    "bank": "bank",
    "card": "card",
    "payment": "card",
    "loan": "card",
    "securities": "securities",
    "crypto": "securities",
    "ec": "id",
    "telecom": "id",
    "platform": "id",
    "social": "id",
    "streaming": "id",
    "game": "id",
    "travel": "id",
    "transport": "id",
    "utility": "id",
    "security": "id",
    "delivery": "delivery",
    "hosting": "mailbox",
}
"""Categories of the brand list; those not named here get the general advice."""


_BY_PRETEXT = {"mailbox": "mailbox", "wallet": "securities", "airdrop": "securities", "delivery": "delivery"}
"""Pretexts that say more than the brand does: a hosting company's mail about a mailbox wants the mail password."""


def kind(page: Page) -> str:
    """Return bank | card | securities | id | delivery | mailbox | generic."""
    for pretext, asset in _BY_PRETEXT.items():
        if page.evidence.first(Lure, pretext=pretext):
            return asset
    found: tuple[BrandClaim, object] | None = reading.claim(page)
    return _BY_CATEGORY.get(found[0].category, "generic") if found else "generic"
