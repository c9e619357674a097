"""Bytes to text by a ladder whose every decision is logged."""

from __future__ import annotations

from gyotaku.model.message import Decoding

_ALIASES = {
    "shift_jis": "cp932",
    "shift-jis": "cp932",
    "x-sjis": "cp932",
    "sjis": "cp932",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "iso-8859-1": "cp1252",
    "us-ascii": "ascii",
    "ks_c_5601-1987": "cp949",
}


def decode(raw: bytes, declared: str | None, *, hint: str | None = None) -> tuple[str, Decoding]:
    """Decode bytes: the label, else escapes, UTF-8, then guesses. Never raises; no lone surrogates."""
    label = (declared or hint or "").strip().lower()
    label = _ALIASES.get(label, label)
    for name in (label, "iso2022_jp_ext" if b"\x1b$" in raw else "", "utf-8", "cp932", "euc_jp", "gb18030"):
        if not name:
            continue
        try:
            return raw.decode(name), Decoding(declared=declared, used=name, why="declared" if name == label else "scored")
        except (LookupError, UnicodeError, ValueError):
            continue
    return raw.decode("cp1252", "replace"), Decoding(declared=declared, used="cp1252", why="fallback", exact=False)
