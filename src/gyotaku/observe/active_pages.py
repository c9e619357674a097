"""What an attached page, drawing or script would do when opened: signs in its source. Nothing is run."""

from __future__ import annotations

import html
import re

from gyotaku.patterns import late

READ = 400_000
"""Characters of the source that are looked at."""
URLS = 200

_SCRIPT = late(r"<script[\s>/]|<[a-z][^<>]{0,2000}\son[a-z]{3,20}\s*=|javascript:|<foreignobject|<hta:application", re.IGNORECASE)
_SMUGGLES = late(
    r"\bnew\s+Blob\s*\(|createObjectURL\s*\(|msSaveOrOpenBlob|msSaveBlob|\.download\s*="
    r"|\b(?:document\.write|eval)\s*\(\s*(?:unescape|atob|decodeURIComponent|String\.fromCharCode)",
    re.IGNORECASE,
)
_CARRIES = late(
    r"<a\b(?=[^<>]{0,2000}\sdownload\b)[^<>]{0,2000}\shref\s*=\s*[\"']?data:(?:application|text/html|[^\"',;]{0,40};base64)",
    re.IGNORECASE,
)
_DECODES = late(
    r"\batob\s*\(|\bunescape\s*\(|fromCharCode|decodeURIComponent\s*\(|parseInt\s*\([^)]{1,80},\s*(?:16|36|2)\s*\)", re.IGNORECASE
)
_LONG_CODE = late(r"[A-Za-z0-9+/=]{2000}|(?:%[0-9a-fA-F]{2}){300}|(?:\\x[0-9a-fA-F]{2}){200}|(?:&#x?[0-9a-fA-F]{2,6};){300}")
_REDIRECTS = late(
    r"<meta[^<>]{0,300}http-equiv\s*=\s*[\"']?refresh[^<>]{0,300}url\s*="
    r"|\b(?:window|document|self|top|parent)\s*\.\s*location(?:\.href)?\s*=(?!=)"
    r"|(?<![\w.])location(?:\.href)?\s*=(?!=)|\blocation\s*\.\s*(?:replace|assign)\s*\("
    r"|<body[^<>]{0,500}onload\s*=\s*[\"'][^\"'<>]{0,200}(?:location|submit\s*\()",
    re.IGNORECASE,
)
_PASSWORD = re.compile(r"<input[^<>]{0,500}type\s*=\s*[\"']?password", re.IGNORECASE)
_SENDS = late(
    r"<form[^<>]{0,500}action\s*=\s*[\"']?\s*(?:https?:)?//|\bfetch\s*\(|XMLHttpRequest|\$\.(?:ajax|post)\s*\("
    r"|sendBeacon|api\.telegram\.org",
    re.IGNORECASE,
)
_URL = late(r"(?:https?:)//[^\s\"'`<>\\^{}|()\x00-\x20]{3,2000}|(?:href|action|src)\s*=\s*[\"'](//[^\"']{4,2000})", re.IGNORECASE)
_NAMESPACES = ("http://www.w3.org/", "http://schemas.microsoft.com/", "http://schemas.openxmlformats.org/", "https://www.w3.org/")
_STATIC = re.compile(r"\.(?:css|js|png|jpe?g|gif|svg|ico|woff2?|ttf)(?:[?#]|\Z)", re.IGNORECASE)


_WORDS: dict[re.Pattern[str], tuple[str, ...]] = {
    _SCRIPT: ("<script", "on", "javascript:", "<foreignobject", "<hta:"),
    _SMUGGLES: ("blob", "createobjecturl", ".download", "document.write", "eval"),
    _CARRIES: ("download",),
    _DECODES: ("atob", "unescape", "fromcharcode", "decodeuricomponent", "parseint"),
    _REDIRECTS: ("refresh", "location", "onload"),
    _PASSWORD: ("password",),
    _SENDS: ("<form", "fetch", "xmlhttprequest", "$.ajax", "$.post", "sendbeacon", "api.telegram.org"),
}
"""Words of which a pattern needs one: a page without them, and bytes that are no page, are not searched."""


def page_traits(source: str) -> list[str]:
    """Name what a page's source would do: script, smuggling, auto-redirect, password-form, sends, link."""
    text = source[:READ]
    lowered = text.lower()

    def shows(pattern: re.Pattern[str]) -> bool:
        return any(word in lowered for word in _WORDS[pattern]) and pattern.search(text) is not None

    found = []
    scripted = shows(_SCRIPT)
    if scripted:
        found.append("script")
    unpacks = shows(_DECODES) and _LONG_CODE.search(text) is not None
    if (scripted and (shows(_SMUGGLES) or unpacks)) or shows(_CARRIES):
        found.append("smuggling")
    if shows(_REDIRECTS):
        found.append("auto-redirect")
    if shows(_PASSWORD):
        found.append("password-form")
    if shows(_SENDS):
        found.append("sends")
    if page_urls(text):
        found.append("link")
    return found


def page_urls(source: str) -> list[str]:
    """List addresses that stand in the source of a page, drawing or script: namespaces aside, static files last."""
    text = html.unescape(source[:READ]) if "&" in source[:READ] else source[:READ]
    found: dict[str, None] = {}
    for match in _URL.finditer(text) if any(sign in text for sign in ("://", '"//', "'//")) else ():
        target = match[1] or match[0].rstrip(".,;")
        if not target.startswith(_NAMESPACES):
            found.setdefault(target, None)
        if len(found) >= URLS:
            break
    return sorted(found, key=lambda target: _STATIC.search(target) is not None)
