"""As whom a visit comes: what the browser is told to be, and what the visit says of it."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

from gyotaku.data.profiles import Profile

_WEIGHT = re.compile(r";q=[0-9.]+")


def about(profile: Profile) -> dict[str, Any]:
    """Return what a visit says of its profile."""
    return {
        "profile": profile.name,
        "device": profile.device,
        "agent": profile.agent,
        "system": profile.system,
        "language": profile.language,
        "region": profile.region,
        "referrer": profile.referrer,
        "turn": profile.turn,
    }


def surroundings(profile: Profile, version: str, port: int, har: Path) -> dict[str, Any]:
    """Return what the browser context of a visit is made with: the profile's screen and place, our proxy, no service workers."""
    return {
        "user_agent": profile.user_agent.replace("{major}", version.partition(".")[0]),
        "viewport": {"width": profile.width, "height": profile.height},
        "screen": {"width": profile.width, "height": profile.height},
        "device_scale_factor": profile.scale,
        "is_mobile": profile.phone,
        "has_touch": profile.phone,
        "locale": profile.locale,
        "timezone_id": profile.timezone,
        "service_workers": "block",
        "accept_downloads": True,
        "permissions": [],
        "ignore_https_errors": False,
        "proxy": {"server": f"http://127.0.0.1:{port}"},
        "record_har_path": str(har),
        "record_har_content": "omit",
    }


def identity(profile: Profile, version: str) -> dict[str, Any]:
    """Return what the browser says of itself: user agent, languages, and the client hints that Chrome sends beside them."""
    major = version.partition(".")[0]
    agent = profile.user_agent.replace("{major}", major)
    said: dict[str, Any] = {
        "userAgent": agent,
        # The browser puts the weights in by itself.
        "acceptLanguage": _WEIGHT.sub("", profile.accept_language) or profile.locale,
        "platform": {"Windows": "Win32", "iOS": "iPhone", "Android": "Linux armv8l"}.get(profile.system, ""),
    }
    if f"Chrome/{major}" in agent:
        brands = [("Chromium", major), ("Google Chrome", major), ("Not/A)Brand", "24")]
        said["userAgentMetadata"] = {
            "brands": [{"brand": brand, "version": number} for brand, number in brands],
            "platform": profile.system,
            "platformVersion": "10" if profile.phone else "15.0.0",
            "architecture": "" if profile.phone else "x86",
            "model": "K" if profile.phone else "",
            "mobile": profile.phone,
        }
    # Safari and search engines send no client hints: without metadata the browser sends none.
    return said
