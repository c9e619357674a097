"""What the options about visits mean for the settings."""

from __future__ import annotations

import msgspec

from gyotaku.settings import Settings

BUNDLES = "captures"
"""Folder, beside the reports, that keeps what visits brought back."""


def allowing(settings: Settings, ranges: tuple[str, ...]) -> Settings:
    """Return the settings with further ranges that visits may connect to."""
    if not ranges:
        return settings
    visits = msgspec.structs.replace(settings.visits, allow_networks=(*settings.visits.allow_networks, *ranges))
    return msgspec.structs.replace(settings, visits=visits)
