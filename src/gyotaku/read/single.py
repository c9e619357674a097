"""One specimen from bytes: mail as it is, Outlook messages and UTF-16 text brought into the form of RFC 5322."""

from __future__ import annotations

import codecs
import hashlib
import re

from gyotaku.errors import InputError, LimitError
from gyotaku.model.message import Specimen
from gyotaku.read.outlook import rebuilt
from gyotaku.read.recognise import OLE, refusal
from gyotaku.settings import DEFAULT, Settings

_EMLX = re.compile(rb"\s{0,20}(\d{1,12})[ \t]{0,20}\r?\n")
_WIDE = ((codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))


def specimen(raw: bytes, *, name: str, settings: Settings = DEFAULT, kind: str = "eml") -> Specimen:
    """Make a specimen of bytes: a mail (RFC 5322) or an Outlook .msg.

    Raises `LimitError` when they exceed `settings.limits.specimen_bytes`, `InputError` when they are clearly no mail.
    """
    limit = settings.limits.specimen_bytes
    if len(raw) > limit:
        raise too_large(name, len(raw), limit)
    if raw.startswith(OLE):
        built = rebuilt(raw, name, settings)
        return Specimen(name=name, raw=built.raw, sha256=_digest(built.raw), kind="msg", origin=_digest(raw), notes=built.notes)
    for mark, codec in _WIDE:
        if raw.startswith(mark):
            # Notepad's "Unicode": the whole file is recoded, or no header could be read.
            narrow = raw[len(mark) :].decode(codec, "replace").encode("utf-8")
            _refuse(narrow, name)
            return Specimen(
                name=name, raw=narrow, sha256=_digest(narrow), kind=kind, origin=_digest(raw), notes=("recoded-from-utf-16",)
            )
    if name.lower().endswith(".emlx") and (count := _EMLX.match(raw)) is not None:
        # Apple Mail: the mail's length, the mail, a property list.
        mail = raw[count.end() : count.end() + int(count[1])]
        _refuse(mail, name)
        return Specimen(name=name, raw=mail, sha256=_digest(mail), kind=kind, origin=_digest(raw), notes=("taken-out-of-emlx",))
    _refuse(raw, name)
    return Specimen(name=name, raw=raw, sha256=_digest(raw), kind=kind)


def too_large(name: str, size: int, limit: int, *, more: bool = False) -> LimitError:
    """Make the error for a mail beyond the limit; with `more`, reading stopped before its end."""
    has = f"has more than {limit:,} bytes" if more else f"has {size:,} bytes, more than {limit:,}"
    return LimitError(name, f"{has}, the limit for one mail (setting specimen_bytes)")


def _refuse(raw: bytes, name: str) -> None:
    why = refusal(raw)
    if why is not None:
        raise InputError(name, why)


def _digest(raw: bytes) -> str:
    return hashlib.sha256(raw).hexdigest()
