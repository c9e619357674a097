"""What a Windows shortcut starts, with its arguments ([MS-SHLLINK]). Read, never followed."""

from __future__ import annotations

import re
import struct

from gyotaku.model.noun import Noun

CHARACTERS = 4_000
"""Most characters kept of a target and of its arguments."""

_IDS, _INFO, _ARGUMENTS, _WIDE = 0x1, 0x2, 0x20, 0x80
_STRINGS = (0x4, 0x8, 0x10, 0x20, 0x40)
"""Name, relative path, working folder, arguments, icon: in this order, each where its flag is set."""
_RELATIVE = 0x8
_ENVIRONMENT = 0xA0000001
_BLANKS = re.compile(r"\s+")
_URL = re.compile(r"https?://[^\s\"'`<>^|()\x00-\x20]{4,1000}", re.IGNORECASE)


class Shortcut(Noun, frozen=True, kw_only=True):
    """`target` is the program or file, `arguments` what it is given; runs of blanks, which hide the rest, are one."""

    target: str = ""
    arguments: str = ""

    @property
    def line(self) -> str:
        """The command as one line."""
        return f"{self.target} {self.arguments}".strip()

    @property
    def urls(self) -> tuple[str, ...]:
        """Addresses in the command."""
        return tuple(dict.fromkeys(_URL.findall(self.line)))[:20]


def read_shortcut(content: bytes) -> Shortcut:
    """Read a .lnk file; of a broken one what can be read."""
    try:
        return _read(content)
    except (struct.error, IndexError):
        return Shortcut()


def _read(content: bytes) -> Shortcut:
    flags = struct.unpack_from("<I", content, 20)[0]
    at = 76
    if flags & _IDS:
        at += 2 + struct.unpack_from("<H", content, at)[0]
    target = ""
    if flags & _INFO:
        size = struct.unpack_from("<I", content, at)[0]
        target = _linked(content[at : at + size])
        at += size
    found: dict[int, str] = {}
    for flag in _STRINGS:
        if flags & flag:
            count = struct.unpack_from("<H", content, at)[0]
            size = count * 2 if flags & _WIDE else count
            raw = content[at + 2 : at + 2 + size]
            found[flag] = raw.decode("utf-16-le", "replace") if flags & _WIDE else _narrow(raw)
            at += 2 + size
    named = _expanding(content, at) or target or found.get(_RELATIVE, "")
    return Shortcut(target=_plain(named), arguments=_plain(found.get(_ARGUMENTS, "")))


def _linked(info: bytes) -> str:
    """Return the path of a LinkInfo structure: local, or on a share."""
    head, flags, _, local, network, suffix = struct.unpack_from("<6I", info, 4)
    if flags & 1:
        if head >= 0x24:
            wide = struct.unpack_from("<I", info, 28)[0]
            return info[wide : wide + 2 * CHARACTERS].decode("utf-16-le", "replace").partition("\0")[0]
        return _narrow(_ended(info, local) + _ended(info, suffix))
    if flags & 2:
        name = struct.unpack_from("<I", info, network + 8)[0]
        return _narrow(_ended(info, network + name) + b"\\" + _ended(info, suffix))
    return ""


def _ended(raw: bytes, at: int) -> bytes:
    return raw[at : at + CHARACTERS].partition(b"\0")[0] if at else b""


def _expanding(content: bytes, at: int) -> str:
    """Return the target with variables (such as `%windir%`) that an extra block may hold; Windows prefers it."""
    for _ in range(30):
        if at + 8 > len(content):
            break
        size, signature = struct.unpack_from("<II", content, at)
        if size < 4:
            break
        if signature == _ENVIRONMENT and size >= 788:
            wide = content[at + 268 : at + 788].decode("utf-16-le", "replace").partition("\0")[0]
            return wide or _narrow(_ended(content, at + 8))
        at += size
    return ""


def _narrow(raw: bytes) -> str:
    for charset in ("utf-8", "cp932"):
        try:
            return raw.decode(charset)
        except UnicodeDecodeError:
            continue
    return raw.decode("latin-1")


def _plain(text: str) -> str:
    return _BLANKS.sub(" ", text.replace("\0", "")[: 20 * CHARACTERS]).strip()[:CHARACTERS]
