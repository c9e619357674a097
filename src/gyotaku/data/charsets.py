"""Labels of charsets and the characters real text is made of (`charsets.toml`, `characters.toml`)."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from gyotaku.data.tables import read_table

_NOISE = re.compile(r"[^a-z0-9]+")
_SHORTEST_INSIDE = 4
"""A known name is looked for inside a longer label only from this length on: `gbk` or `l1` may stand anywhere."""


def _table(name: str) -> dict[str, dict[str, object]]:
    return read_table(name)


@cache
def _codecs() -> dict[str, str]:
    """Map each label, squeezed to its letters and digits, to the codec that reads it."""
    known: dict[str, str] = {}
    for codec, labels in _table("charsets.toml")["labels"].items():
        assert isinstance(labels, list)
        for label in (codec, *labels):
            known[_NOISE.sub("", label)] = codec
    return known


@cache
def _inside() -> re.Pattern[str]:
    names = sorted((name for name in _codecs() if len(name) >= _SHORTEST_INSIDE), key=lambda name: (-len(name), name))
    return re.compile("|".join(names))


@lru_cache(maxsize=512)
def codec_of(label: str) -> str | None:
    """Return the codec a label means, garbage around it ignored; None when nothing known is in it."""
    squeezed = _NOISE.sub("", label[:200].lower())
    exact = _codecs().get(squeezed)
    if exact is not None:
        return exact
    found = _inside().search(squeezed)
    return _codecs()[found[0]] if found is not None else None


@lru_cache(maxsize=512)
def written_plainly(label: str, codec: str) -> bool:
    """Whether a label is just another spelling of the codec's own name: case, underscores and hyphens aside."""
    return _NOISE.sub("", label.lower()) == _NOISE.sub("", codec)


@cache
def common(writing: str) -> frozenset[str]:
    """Return the characters common in `japanese`, `simplified`, `traditional` or `korean` text."""
    return frozenset(str(_table("characters.toml")["common"][writing])) - {"\n"}


@cache
def letters(writing: str) -> frozenset[str]:
    """Return the letters outside ASCII that carry most text of an alphabet (`latin`, `central`, `greek` …)."""
    return frozenset(str(_table("characters.toml")["letters"][writing]))


@cache
def codepage_label(number: int) -> str | None:
    """Return the charset label of a Windows code page number, None for an unknown one."""
    label = _table("charsets.toml")["codepages"].get(str(number))
    return str(label) if label is not None else None


@cache
def rtf_codepage(fcharset: int) -> int | None:
    """Return the code page of an RTF fcharset number, None for the default, symbols and unknown ones."""
    number = _table("charsets.toml")["rtf_charsets"].get(str(fcharset))
    return int(str(number)) if number is not None else None
