"""Groups of pretexts that rules ask about together."""

from __future__ import annotations

from gyotaku.data.lures import pretexts

ACCOUNT = frozenset(one.id for one in pretexts().values() if one.aim == "phishing") - {"bec"}
"""Pretexts that lead to a log-in or card form; a superior's request leads to an answer."""

OFFERS = frozenset(one.id for one in pretexts().values() if one.aim == "unwanted")
"""Pretexts of mail that is unwanted without aiming at a log-in."""

PRESSING = frozenset(
    {
        "restrict",
        "verify",
        "fraud_alert",
        "pay_failed",
        "unpaid",
        "refund",
        "delivery",
        "terms",
        "mfa",
        "aml",
        "mailbox",
        "storage",
        "wallet",
        "legal",
    }
)
"""Pretexts that threaten a loss unless the reader acts."""

MONEY = frozenset({"bank", "card", "securities", "payment", "crypto", "loan", "telecom", "government", "insurance"})
"""Categories of brands whose accounts are money."""
