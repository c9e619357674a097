"""A writer of small .mmdb files (MaxMind DB file format 2.0), so that tests need nobody's data."""

from __future__ import annotations

import struct
from ipaddress import IPv4Network, IPv6Network, ip_network
from typing import Any

MARKER = b"\xab\xcd\xefMaxMind.com"


def _control(kind: int, size: int) -> bytes:
    first = kind if kind < 8 else 0
    rest = b"" if kind < 8 else bytes([kind - 7])
    if size < 29:
        return bytes([first << 5 | size]) + rest
    if size < 285:
        return bytes([first << 5 | 29]) + rest + bytes([size - 29])
    return bytes([first << 5 | 30]) + rest + struct.pack(">H", size - 285)


SHORT = {"record_size", "ip_version", "binary_format_major_version", "binary_format_minor_version"}
"""Numbers of the metadata that the format wants in 16 bits."""


def _member(name: str, value: Any) -> bytes:
    if name in SHORT or name == "build_epoch":
        raw = value.to_bytes(8, "big").lstrip(b"\0")
        return _value(name) + _control(5 if name in SHORT else 9, len(raw)) + bytes(raw)
    return _value(name) + _value(value)


def _value(value: Any) -> bytes:
    """Encode a value: strings, unsigned numbers, truth values, lists and maps."""
    if isinstance(value, bool):
        return _control(14, int(value))
    if isinstance(value, str):
        raw = value.encode()
        return _control(2, len(raw)) + raw
    if isinstance(value, int):
        raw = value.to_bytes(8, "big").lstrip(b"\0")
        return _control(6, len(raw)) + raw
    if isinstance(value, list):
        return _control(11, len(value)) + b"".join(map(_value, value))
    return _control(7, len(value)) + b"".join(_member(name, one) for name, one in value.items())


def mmdb(records: dict[str, dict[str, Any]], *, kind: str, epoch: int, version: int = 6) -> bytes:
    """Build a file from networks and their records; IPv4 networks lie under ::/96 of an IPv6 tree, as the format wants it."""
    nodes: list[list[int | None]] = [[None, None]]
    section = bytearray()
    leaves: dict[tuple[int, int], int] = {}
    for text, record in records.items():
        bits = _bits(ip_network(text), version)
        at = 0
        for bit in bits[:-1]:
            following = nodes[at][bit]
            if following is None:
                nodes.append([None, None])
                following = nodes[at][bit] = len(nodes) - 1
            at = following
        leaves[at, bits[-1]] = len(section)
        section += _value(record)
    count = len(nodes)
    tree = b""
    for number, pair in enumerate(nodes):
        for bit in (0, 1):
            inner = pair[bit]
            told = leaves.get((number, bit))
            tree += struct.pack(">I", count + 16 + told if told is not None else count if inner is None else inner)
    about = {
        "node_count": count,
        "record_size": 32,
        "ip_version": version,
        "database_type": kind,
        "languages": ["en"],
        "binary_format_major_version": 2,
        "binary_format_minor_version": 0,
        "build_epoch": epoch,
        "description": {"en": kind},
    }
    return tree + b"\0" * 16 + bytes(section) + MARKER + _value(about)


def _bits(network: IPv4Network | IPv6Network, version: int) -> list[int]:
    width = network.max_prefixlen
    number = int(network.network_address)
    bits = [number >> (width - 1 - place) & 1 for place in range(network.prefixlen)]
    return [0] * 96 + bits if version == 6 and isinstance(network, IPv4Network) else bits
