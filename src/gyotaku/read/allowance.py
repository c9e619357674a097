"""How many bytes of header fields one mail may have decoded, so that no crafted mail takes long."""

from __future__ import annotations

_WHOLE_MAIL = 1024 * 1024
"""Bytes of all header fields of one mail that are decoded in full; real mail stays below a twentieth of it."""
_AFTERWARDS = 256
"""Bytes of each field decoded once that is spent."""
_WEIGHED = 1000
"""What a field that is not plain ASCII is counted on top: weighing its charset takes as long as reading so many bytes."""


class Allowance:
    """Counts what has been decoded; `spent` tells whether fields are cut short by now."""

    def __init__(self, longest: int, total: int = _WHOLE_MAIL) -> None:
        self._longest = longest
        self._left = total
        self.cut = False

    @property
    def spent(self) -> bool:
        """Whether the whole mail's allowance is used up."""
        return self._left <= 0

    def granted(self, raw: bytes) -> bytes:
        """Return the part of a field that may be decoded, and count it."""
        most = _AFTERWARDS if self.spent else min(self._longest, max(self._left, _AFTERWARDS))
        self._left -= min(len(raw), most) + (0 if raw.isascii() and b"=?" not in raw else _WEIGHED)
        if len(raw) <= most:
            return raw
        self.cut = True
        return raw[:most]
