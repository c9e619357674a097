"""Attributes that name a target, and which carrier each is (HTML Standard 4, SVG 2 chapter 16, what Outlook reads)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping

from gyotaku.patterns import late

URLS_IN_SCRIPT = 30
"""Most addresses taken from one script or event attribute."""

_BY_TAG = {
    ("img", "src"): "img",
    ("input", "src"): "img",
    ("image", "src"): "img",
    ("iframe", "src"): "iframe",
    ("frame", "src"): "iframe",
    ("script", "src"): "script",
    ("object", "data"): "object",
    ("embed", "src"): "object",
    ("video", "src"): "object",
    ("audio", "src"): "object",
    ("source", "src"): "object",
    ("video", "poster"): "img",
    ("link", "href"): "link",
    ("button", "formaction"): "button",
    ("input", "formaction"): "button",
    ("image", "href"): "svg",
    ("image", "xlink:href"): "svg",
    ("use", "href"): "svg",
    ("use", "xlink:href"): "svg",
    ("v:fill", "src"): "background",
    ("v:imagedata", "src"): "img",
    ("applet", "code"): "object",
}
_BY_NAME = {
    "background": "background",
    "lowsrc": "img",
    "dynsrc": "img",
    "longdesc": "img",
    "srcset": "srcset",
    "imagesrcset": "srcset",
    "ping": "event",
    "srcdoc": "iframe",
}

_REFRESH = late(r"""^\s*\d{0,6}(?:\.\d{0,6})?\s*[;,]?\s*(?:url\s*=\s*)?["']?\s*([^"']*)""", re.IGNORECASE)
_IN_SCRIPT = late(
    r"""(?:https?:)?//[^\s"'`<>\\^{}|()]{3,2000}|(?:location(?:\.href)?\s*=|(?:location\.(?:replace|assign)|window\.open)\s*\()\s*["']([^"']{1,2000})""",
    re.IGNORECASE,
)


def carriers(tag: str, names: Iterable[str]) -> tuple[tuple[str, str], ...]:
    """List those of an element's attributes that carry a target, links and forms aside, each with what carries it."""
    found = [(name, "event" if name[:2] == "on" else _BY_TAG.get((tag, name)) or _BY_NAME.get(name)) for name in names]
    return tuple([(name, carrier) for name, carrier in found if carrier is not None])


def carried(found: Iterable[tuple[str, str]], attributes: Mapping[str, str | None]) -> Iterator[tuple[str, str]]:
    """Yield carrier and target of each of the `carriers` of an element."""
    for name, carrier in found:
        value = attributes[name]
        if not value:
            continue
        if name[:2] == "on":
            yield from (("event", target) for target in in_script(value))
        elif carrier == "srcset":
            yield from ((carrier, target) for target in srcset(value))
        elif name == "srcdoc":
            yield from ((carrier, target) for target in in_script(value))
        else:
            yield carrier, value


def srcset(value: str) -> list[str]:
    """List the candidates of a `srcset` attribute; commas inside data: addresses stay (HTML Standard 4.8.4.2.1)."""
    found = []
    for piece in re.split(r",\s+|\s+,", value[:20_000])[:20]:
        words = piece.strip().strip(",").split()
        if words:
            found.append(words[0])
    return found


def refresh(content: str) -> str:
    """Return the address of a `<meta http-equiv=refresh>`; ``""`` when the page only reloads itself."""
    found = _REFRESH.match(content[:4_000])
    return found[1].strip() if found is not None else ""


def in_script(code: str) -> list[str]:
    """List addresses that stand literally in a script, each once, in order."""
    found: dict[str, None] = {}
    for match in _IN_SCRIPT.finditer(code[:200_000]):
        found.setdefault(match[1] or match[0].rstrip(".,;"), None)
        if len(found) >= URLS_IN_SCRIPT:
            break
    return list(found)
