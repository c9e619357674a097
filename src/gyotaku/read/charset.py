"""Bytes to text by a ladder whose every decision is logged.

In order: byte order marks; escapes of ISO 2022; plain ASCII; what the label says, when that gives plausible text; strict
UTF-8; the encoding among the East Asian, Cyrillic and Western ones that gives the most plausible text; charset-normalizer
on the beginning; at last the label or windows-1252 with replacement characters. A label is overruled only by text that is
clearly better. Sources: WHATWG Encoding (labels), RFC 1468, RFC 2152, RFC 1843, UTR 17; the weights are our own.
"""

from __future__ import annotations

import codecs
import re
from collections.abc import Callable

from gyotaku.data.charsets import codec_of, written_plainly
from gyotaku.model.message import Decoding
from gyotaku.patterns import late
from gyotaku.read.jis import decode_euc, decode_iso2022, has_escapes, has_stripped_escapes
from gyotaku.read.plausible import plausibility

_EAST_ASIAN = {
    "cp932": "japanese",
    "euc-jp": "japanese",
    "gb18030": "simplified",
    "big5": "traditional",
    "cp949": "korean",
}
_ALPHABETIC = {
    "cp1252": "latin",
    "koi8-r": "cyrillic",
    "cp1251": "cyrillic",
    "cp1250": "central",
    "cp1254": "turkish",
    "cp1253": "greek",
    "cp1255": "hebrew",
    "cp1256": "arabic",
    "cp874": "thai",
}
_RARE = {"cp1250": 0.15, "cp1251": 0.1, "koi8-r": 0.1, "cp1254": 0.2, "cp1253": 0.1, "cp1255": 0.1, "cp1256": 0.15, "cp874": 0.3}
"""What is subtracted for being rare in the mail read here: short text fits an alphabet by chance."""
_WRITINGS = {**_EAST_ASIAN, **_ALPHABETIC}
"""The encodings chosen among, by the writing each is used for; the first wins a tie."""
_QUICK_CODEC = {"euc-jp": "euc_jis_2004", "big5": "big5hkscs", "utf-8": "utf-8"}
"""For weighing only: faster than the exact decoder, and as good."""
_OTHERS = ["cp866", "cp437", "cp850", "cp852", "koi8_u", "iso8859_5", "cp1257", "mac_roman", "mac_cyrillic"]
_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_SEVEN_BIT = frozenset({"utf-7", "hz", "iso-2022-kr"})
_WIDE = ("utf-16", "utf-32")
_HIGH_LINE = re.compile(rb"[\x80-\xff][^\n]*")
_SURROGATE = late("[\ud800-\udfff]")
_NOTHING = re.compile("[\x80\uf8f0-\uf8f3]")
_KOREAN_ESCAPE = b"\x1b$)C"
_HZ = b"~{"
_ASCII = bytes(range(128))
_FEW = 8
"""High bytes below which charset-normalizer would only toss a coin."""
_SAMPLE = 2048
_DETECTED = 1024

_GOOD = 0.45
"""A label whose text reaches this is believed without a look at others."""
_ENOUGH = 0.15
"""A guess must reach this."""
_SURE = 0.5
"""A reading that goes against the label must reach this."""
_MARGIN = 0.35
"""By so much another reading must be better than the label's …"""
_PROOF = 1.5
"""… and by so much over all characters: two or three of them refute no label unless it gives rubbish."""
_TWIN_MARGIN = 0.15
_CLEAR = 0.6
"""From here on an East Asian reading needs no comparison with alphabets."""
_HINTED = 0.3
"""What a hint (the charset used elsewhere in the mail) adds."""


def decode(raw: bytes, declared: str | None, *, hint: str | None = None, quick: bool = False) -> tuple[str, Decoding]:
    """Decode bytes and say how. Never raises; the text holds no lone surrogates; what is lost is U+FFFD.

    `declared` is the label as written, `hint` a charset used elsewhere in the same mail. `quick` skips all
    weighing and our own decoder of escapes.
    """
    label = codec_of(declared) if declared else None
    wide = _wide(raw, declared, label) if b"\0" in raw else None
    if wide is not None:
        return wide
    if raw.isascii() and label not in _SEVEN_BIT:
        if not has_escapes(raw) and not (label == "iso-2022-jp" and _shifts_without_escape(raw)) and _KOREAN_ESCAPE not in raw:
            return raw.decode("ascii"), Decoding(declared=declared, used="ascii", why="ascii")
        return _escaped(raw, declared, label, quick=quick)
    return _marked(raw, declared) or _labelled(raw, declared, label, quick=quick) or _guessed(raw, declared, hint, quick=quick)


def _shifts_without_escape(raw: bytes) -> bool:
    return b"\x0e" in raw or has_stripped_escapes(raw)


def _escaped(raw: bytes, declared: str | None, label: str | None, *, quick: bool) -> tuple[str, Decoding]:
    if quick:
        text = raw.decode("iso2022_jp_ext", "replace")
        return text, Decoding(declared=declared, used="iso-2022-jp", why="escape", exact="\ufffd" not in text)
    if _KOREAN_ESCAPE in raw:
        return _by(raw, "iso-2022-kr", declared, "declared" if label == "iso-2022-kr" else "escape")
    return _by(raw, "iso-2022-jp", declared, _step(declared, label) if label == "iso-2022-jp" else "escape")


def _marked(raw: bytes, declared: str | None) -> tuple[str, Decoding] | None:
    for mark, codec in _MARKS:
        if raw.startswith(mark):
            label = codec_of(declared) if declared else None
            return _by(raw[len(mark) :], codec, declared, "declared" if label and codec.startswith(label) else "detected")
    return None


def _wide(raw: bytes, declared: str | None, label: str | None) -> tuple[str, Decoding] | None:
    """UTF-16 and UTF-32 without a mark: by label when zero bytes agree, or by zeros at every second place."""
    if raw.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE, codecs.BOM_UTF32_BE)):
        return None
    head = raw[:400]
    even, odd = head[::2].count(0), head[1::2].count(0)
    if label is not None and label.startswith(_WIDE):
        codec = label if label[-3:] in {"-le", "-be"} else f"{label}-{'le' if odd >= even else 'be'}"
        return _by(raw, codec, declared, "declared")
    if max(even, odd) > 0.8 * (len(head) // 2) and min(even, odd) == 0 and len(head) >= 8:
        return _by(raw, "utf-16-le" if odd else "utf-16-be", declared, "detected")
    return None


def _labelled(raw: bytes, declared: str | None, label: str | None, *, quick: bool) -> tuple[str, Decoding] | None:
    """Believe the label when its text is plausible; None when another reading has to be found."""
    if label is None or label == "ascii" or label.startswith(_WIDE):
        return None
    step = _step(declared, label)
    if label in _SEVEN_BIT:
        fits = {"utf-7": b"+" in raw, "hz": _HZ in raw, "iso-2022-kr": _KOREAN_ESCAPE in raw}[label]
        return _by(raw, label, declared, step) if fits or raw.isascii() else None
    if label == "iso-2022-jp":
        return _by(raw, label, declared, step) if has_escapes(raw) or b"\x0e" in raw else None
    if label == "utf-8":
        try:
            return raw.decode("utf-8"), Decoding(declared=declared, used="utf-8", why=step)
        except UnicodeDecodeError:
            return None
    if quick:
        return _by(raw, label, declared, step)
    if _is_utf8(raw, label):
        return _by(raw, "utf-8", declared, "utf-8")
    if has_escapes(raw):
        return _by(raw, "iso-2022-jp", declared, "escape")
    sample = _sample(raw)
    own = _weighed(sample, label)
    if own >= _GOOD:
        # The kana of EUC-JP and GB2312 have the same bytes: Japanese under a Chinese label may be either.
        twin = label == "gb18030" and _weighed(sample, "euc-jp") - own >= _TWIN_MARGIN
        return _by(raw, "euc-jp", declared, "scored") if twin else _by(raw, label, declared, step)
    best, codec = _best(sample, None, among=_WRITINGS if label in _WRITINGS else _EAST_ASIAN)
    if codec != label and best >= _SURE and best - own >= _MARGIN and (best - own) * _length(sample, codec) >= _PROOF:
        return _by(raw, codec, declared, "scored")
    return _by(raw, label, declared, step)


def _guessed(raw: bytes, declared: str | None, hint: str | None, *, quick: bool) -> tuple[str, Decoding]:
    """Find the encoding of bytes whose label is missing, unknown or refuted."""
    if has_escapes(raw):
        return _by(raw, "iso-2022-jp", declared, "escape")
    hinted = codec_of(hint) if hint else None
    if _is_utf8(raw, hinted):
        return _by(raw, "utf-8", declared, "utf-8")
    fallback = "utf-8" if declared and codec_of(declared) == "utf-8" else hinted or "cp1252"
    if quick:
        return _by(raw, fallback, declared, "fallback")
    sample = _sample(raw)
    best, codec = _best(sample, hinted)
    if best >= _ENOUGH:
        return _by(raw, codec, declared, "scored")
    found = _detected(sample) if len(sample.translate(None, _ASCII)) >= _FEW else None
    if found is not None:
        return _by(raw, found, declared, "detected")
    if best <= 0 or fallback == "utf-8":
        codec = "utf-8" if _mostly_utf8(sample) else fallback
    return _by(raw, codec, declared, "fallback")


def _mostly_utf8(sample: bytes) -> bool:
    """Whether more characters are sound UTF-8 than are broken: text with a damaged stretch in it."""
    text = sample.decode("utf-8", "replace")
    return sum(character > "\x7f" for character in text) > 2 * text.count("\ufffd")


def _detected(sample: bytes) -> str | None:
    # The last resort, which few mails need, and slow to load.
    from charset_normalizer import from_bytes  # noqa: PLC0415 - see above

    guess = from_bytes(sample[:_DETECTED], steps=1, chunk_size=_DETECTED, cp_isolation=_OTHERS, enable_fallback=False).best()
    return guess.encoding if guess is not None else None


def _is_utf8(raw: bytes, other: str | None) -> bool:
    """Whether bytes are UTF-8 beyond doubt; sequences of two bytes alone could also be a pair of an East Asian set."""
    try:
        text = raw.decode("utf-8")
    except UnicodeDecodeError:
        # A sequence cut off at the end is no argument against it.
        try:
            text = raw[: len(raw) - 3].decode("utf-8") if len(raw) > 12 and raw[-1] >= 0x80 else ""
        except UnicodeDecodeError as error:
            text = raw[: error.start].decode("utf-8") if error.start >= len(raw) - 6 else ""
    if not text or text.isascii():
        return False
    if max(text) >= "\u0800" or (other is not None and other not in _EAST_ASIAN):
        return True
    sample = _sample(raw)
    rivals = [  # Only pairs of an East Asian set look like UTF-8 by chance.
        _weighed(sample, codec) + (_HINTED if codec == other else 0.0) for codec in _EAST_ASIAN
    ]
    return max(rivals) < max(_GOOD, plausibility(text, "any") + _MARGIN)


def _sample(raw: bytes) -> bytes:
    """Return the lines with high bytes, each from its first one on, up to a bound."""
    if len(raw) <= _SAMPLE:
        return raw
    lines: list[bytes] = []
    size = 0
    for found in _HIGH_LINE.finditer(raw):
        lines.append(found[0][: _SAMPLE - size])
        size += len(lines[-1]) + 1
        if size >= _SAMPLE:
            break
    return b"\n".join(lines)


def _weighed(sample: bytes, codec: str) -> float:
    text = sample.decode(_QUICK_CODEC.get(codec, codec), "replace")
    writing = _WRITINGS.get(codec)
    if writing is None and codec != "utf-8":
        # Some other 8-bit set: nothing is known against it but holes.
        return -1.0 if "\ufffd" in text else 0.3
    return plausibility(text.removesuffix("\ufffd"), writing or "any")


def _length(sample: bytes, codec: str) -> int:
    text = sample.decode(_QUICK_CODEC.get(codec, codec), "replace")
    return sum(character > "\x7f" for character in text)


def _best(sample: bytes, hinted: str | None, *, among: dict[str, str] = _WRITINGS) -> tuple[float, str]:
    best, chosen = _weighed(sample, "utf-8") + (_HINTED if hinted == "utf-8" else 0.0), "utf-8"
    for codec in among:
        if codec in _ALPHABETIC and best >= _CLEAR and chosen not in _ALPHABETIC:
            break
        weight = _weighed(sample, codec) + (_HINTED if codec == hinted else -_RARE.get(codec, 0.0))
        if weight > best:
            best, chosen = weight, codec
    return best, chosen


def _step(declared: str | None, codec: str) -> str:
    return "declared" if declared is not None and written_plainly(declared, codec) else "alias"


def _by(raw: bytes, codec: str, declared: str | None, why: str) -> tuple[str, Decoding]:
    own = _OWN.get(codec)
    if own is not None:
        text = own(raw)
        exact = "\ufffd" not in text
    else:
        try:
            text, exact = raw.decode(codec), True
        except (UnicodeError, ValueError):
            text, exact = raw.decode(codec, "replace"), False
    if _SURROGATE.search(text):
        text, exact = _SURROGATE.sub("\ufffd", text), False
    return text, Decoding(declared=declared, used=codec, why=why, exact=exact)


def _cp932(raw: bytes) -> str:
    try:
        text = raw.decode("cp932")
    except UnicodeDecodeError:
        text = raw.decode("cp932", "replace")
    # Python gives the single bytes that mean nothing in the code page private characters of their own.
    return _NOTHING.sub("\ufffd", text) if _NOTHING.search(text) else text


def _big5(raw: bytes) -> str:
    try:
        return raw.decode("cp950")
    except UnicodeDecodeError:
        return raw.decode("big5hkscs", "replace")


_OWN: dict[str, Callable[[bytes], str]] = {"iso-2022-jp": decode_iso2022, "euc-jp": decode_euc, "cp932": _cp932, "big5": _big5}
