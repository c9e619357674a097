"""Ways in which services hide a target elsewhere than in a parameter: each reads (url, host, path, query), else gives `""`."""

from __future__ import annotations

import base64
import binascii
import re
import zlib
from collections.abc import Callable
from functools import lru_cache
from urllib.parse import unquote

MOST_INFLATED = 16_384
"""Most bytes unpacked from a compressed URL."""

_ABSOLUTE = re.compile(r"https?:[/\\]{1,3}[^\s/\\]", re.IGNORECASE)
_SOMEWHERE = re.compile(r"https?(?::|%(?:25){0,2}3A)(?:/|%(?:25){0,2}2F){1,2}(?=[^/\s])", re.IGNORECASE)
_IN_JSON = re.compile(r'https?:(?:\\{0,3}/){2}[^"\s<>]{1,4000}', re.IGNORECASE)
_PROOFPOINT_3 = re.compile(r"/v3/__(.+?)__;([^!]*)!", re.DOTALL)
_RUN_LENGTHS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"


def inner_url(text: str) -> str:
    """Return `text` percent-decoded (at most three times) once it is an absolute web URL, else `""`."""
    for _ in range(4):
        if _ABSOLUTE.match(text):
            return text
        plain = unquote(text)
        if plain == text:
            return ""
        text = plain
    return ""


@lru_cache(maxsize=4096)
def decoded_base64(text: str) -> str:
    """Decode base64 or base64url, padding optional, as UTF-8 with replacement; `""` when it is none."""
    text = unquote(text).rstrip("=").replace("-", "+").replace("_", "/")
    if len(text) % 4 == 1:  # of six bits no byte is made
        return ""
    try:
        raw = base64.b64decode(text + "=" * (-len(text) % 4), validate=True)
    except (binascii.Error, ValueError):
        return ""
    return raw.decode("utf-8", "replace")


def _tail(url: str, _host: str, _path: str, _query: str) -> str:
    """Read a URL that stands behind the outer one: `/web/2024/https://…`, `/L0/https:%2F%2Fhost%2Fpath/1/…`."""
    found = _SOMEWHERE.search(url, 8)
    if found is None:
        return ""
    rest = url[found.start() :]
    # `https:%2F%2Fhost%2Fpath/1/0100…`: where its slashes are encoded, the first bare one ends the nested URL.
    return inner_url(rest if found[0].endswith("/") else re.split(r"[/&?#]", rest, maxsplit=1)[0])


def _amp_path(_url: str, _host: str, path: str, _query: str) -> str:
    found = re.match(r"/(?:amp|[acivrwp]{1,3})(?:/rt)?/(s/)?([\w\-]+(?:\.[\w\-]+)+(?:/.*)?)$", path)
    return f"{'https' if found[1] else 'http'}://{found[2]}" if found else ""


def _translate_host(_url: str, host: str, path: str, query: str) -> str:
    """Undo Google Translate's host: `-` stands for a dot, `--` for a hyphen; `_x_tr_hp` holds the front of a long one."""
    front = re.search(r"(?:^|&)_x_tr_hp=([A-Za-z0-9\-]{1,200})", query)
    label = (front[1] if front else "") + host.removesuffix(".translate.goog")
    plain = label.replace("--", "\0").replace("-", ".").replace("\0", "-")
    kept = [piece for piece in query.split("&") if piece and not piece.startswith("_x_tr_")]
    scheme = "http" if "_x_tr_sch=http&" in f"{query}&" else "https"
    return f"{scheme}://{plain}{path}{'?' + '&'.join(kept) if kept else ''}" if "." in plain else ""


def _bing(_url: str, _host: str, _path: str, query: str) -> str:
    found = re.search(r"(?:^|&)u=a1([A-Za-z0-9_\-+/=%]+)", query)
    return inner_url(decoded_base64(found[1])) if found else ""


def _proofpoint(url: str, _host: str, path: str, query: str) -> str:
    """Read URL Defense: version 1 (u=, percent-encoded), 2 (u=, `-XX` and `_`), 3 (`__URL__;replaced!`)."""
    if path.startswith("/v3/") or "/v3/__" in url:
        return _proofpoint_3(url)
    found = re.search(r"(?:^|&)u=([^&]*)", query)
    if found is None:
        return ""
    value = found[1]
    if path.startswith("/v2"):
        value = re.sub(r"-([0-9A-Fa-f]{2})", r"%\1", value).replace("_", "/")
    return inner_url(value)


def _proofpoint_3(url: str) -> str:
    found = _PROOFPOINT_3.search(unquote(url) if "/v3/__" not in url else url)
    if found is None:
        return ""
    held = list(decoded_base64(found[2]))
    pieces: list[str] = []
    position = 0
    for star in re.finditer(r"\*(\*[A-Za-z0-9\-_])?", found[1]):
        pieces.append(found[1][position : star.start()])
        count = _RUN_LENGTHS.index(star[1][1]) + 2 if star[1] else 1
        pieces.append("".join(held[:count]) if held else star[0])
        del held[:count]
        position = star.end()
    restored = "".join(pieces) + found[1][position:]
    return inner_url(re.sub(r"^(https?):/(?=[^/])", r"\1://", restored))


def _underscores(url: str, _host: str, _path: str, _query: str) -> str:
    found = re.search(r"___(https?:.+?)___", unquote(url), re.DOTALL)
    return inner_url(re.sub(r"^(https?):/+", r"\1://", found[1])) if found else ""


def _base64_path(_url: str, _host: str, path: str, query: str) -> str:
    for segment in (*path.split("/")[:30], *query.split("&")[:10]):
        if len(segment) >= 16 and (found := _in_text(decoded_base64(segment.partition(".")[0]))):
            return found
    return ""


def _json(_url: str, _host: str, _path: str, query: str) -> str:
    found = re.search(r"(?:^|&)p=([A-Za-z0-9_\-+/=%]+)", query)
    return _in_text(decoded_base64(found[1])) if found else ""


def _in_text(text: str) -> str:
    found = _IN_JSON.search(text)
    return inner_url(found[0].replace("\\", "")) if found else ""


def _yahoo(_url: str, _host: str, path: str, query: str) -> str:
    """Read `/RU=…/RK=…` (percent-encoded or base64) and `*http://…`."""
    found = re.search(r"[/;?&]RU=([^/;&?]+)", f"{path}?{query}")
    if found:
        return inner_url(found[1]) or inner_url(decoded_base64(found[1]))
    star = re.search(r"\*(-?)(https?:.+)$", path)
    return inner_url(star[2]) if star else ""


def _postmark(_url: str, _host: str, path: str, _query: str) -> str:
    found = re.match(r"/\d?(s?)/([^/]+)", path)
    return f"http{found[1]}://{unquote(found[2])}" if found and "." in found[2] else ""


def _mailgun(_url: str, _host: str, path: str, _query: str) -> str:
    """Read `/c/eJ…`: zlib in base64url, the target in it."""
    return _in_text(inflated(path))


def inflated(path: str) -> str:
    """Unpack the text of a `/c/eJ…` path (zlib in base64url), at most `MOST_INFLATED` bytes; `""` when it is none."""
    found = re.match(r"/[a-z]/(eJ[\w\-]{30,})", path)
    if found is None:
        return ""
    try:
        raw = base64.urlsafe_b64decode(found[1] + "=" * (-len(found[1]) % 4))
        return zlib.decompressobj().decompress(raw, MOST_INFLATED).decode("utf-8", "replace")
    except (binascii.Error, ValueError, zlib.error):
        return ""


FORMS: dict[str, Callable[[str, str, str, str], str]] = {
    "amp-path": _amp_path,
    "base64-path": _base64_path,
    "bing": _bing,
    "json": _json,
    "mailgun": _mailgun,
    "postmark": _postmark,
    "proofpoint": _proofpoint,
    "tail": _tail,
    "translate-host": _translate_host,
    "underscores": _underscores,
    "yahoo": _yahoo,
}
