"""The stored form of a case: JSON, zstd; read back only when it is whole and of a known format."""

from __future__ import annotations

import msgspec
import zstandard

from gyotaku.errors import BookError
from gyotaku.model.case import FORMAT, Case

LARGEST = 256 * 1024 * 1024
# The lowest level takes half the time of the usual one for two percent more bytes, and its tables are small.
_pack = zstandard.ZstdCompressor(level=1)
_unpack = zstandard.ZstdDecompressor()
_encode = msgspec.json.Encoder()
_decode = msgspec.json.Decoder(Case)


def pack(case: Case) -> bytes:
    """Write a case for the book."""
    return packed(_encode.encode(case))


def packed(json: bytes) -> bytes:
    """Compress the JSON of a case."""
    return _pack.compress(json)


def unpack(body: bytes, name: str) -> Case:
    """Read a case of the book; one that is damaged or of another format is a `BookError`."""
    try:
        case = _decode.decode(json_of(body))
    except (zstandard.ZstdError, msgspec.MsgspecError) as error:
        raise BookError(name, f"the stored case is damaged: {error}") from error
    if case.format != FORMAT:
        raise BookError(name, f"is a case of format {case.format}; this version reads format {FORMAT}")
    return case


def json_of(body: bytes) -> bytes:
    """Return the JSON of a stored case."""
    return _unpack.decompress(bytes(body), max_output_size=LARGEST)
