"""Whether a number could be what it is given as: telephone plans, and checksums of wallets and accounts."""

from __future__ import annotations

import hashlib

_BASE58 = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz"
_BECH32 = "qpzry9x8gf2tvdw0s3jn54khce6mua7l"
_GENERATORS = (0x3B6A57B2, 0x26508E6D, 0x1EA119FA, 0x3D4233DD, 0x2A1462B3)

_ELEVEN = ("050", "060", "070", "080", "090", "0800")
_TEN_ONLY = ("0120", "0570", "0990")


_IBAN_LENGTHS = {
    country: length
    for length, countries in {
        15: "NO", 16: "BE", 18: "DK FI NL", 19: "SI", 20: "AT EE LT LU", 21: "CH HR LI LV", 22: "BG DE GB IE", 23: "AE IL",
        24: "CZ ES RO SA SE SK", 25: "PT", 26: "TR", 27: "FR GR IT MC", 28: "CY HU PL", 29: "BR UA", 31: "MT",
    }.items()
    for country in countries.split()
}  # fmt: skip


def japanese_telephone(digits: str) -> bool:
    """Whether digits make a number of the Japanese plan: 11 for mobile, IP and 0800 numbers, 10 for all others."""
    if not digits.startswith("0") or digits.startswith("00"):
        return False
    return len(digits) == (11 if digits.startswith(_ELEVEN) and not digits.startswith(_TEN_ONLY) else 10)


def base58check(text: str) -> bool:
    """Whether the last four bytes are the double SHA-256 of the rest (Bitcoin wiki, Base58Check)."""
    value = 0
    for char in text:
        if char not in _BASE58:
            return False
        value = value * 58 + _BASE58.index(char)
    raw = value.to_bytes(25, "big") if value.bit_length() <= 200 else b""
    return len(raw) == 25 and hashlib.sha256(hashlib.sha256(raw[:-4]).digest()).digest()[:4] == raw[-4:]


def bech32(text: str) -> bool:
    """Whether the checksum fits (BIP 173 for version 0, BIP 350 for later ones)."""
    text = text.lower()
    prefix, _, rest = text.rpartition("1")
    if not prefix or len(rest) < 6 or any(char not in _BECH32 for char in rest):
        return False
    values = [ord(char) >> 5 for char in prefix] + [0] + [ord(char) & 31 for char in prefix]
    check = 1
    for value in values + [_BECH32.index(char) for char in rest]:
        top = check >> 25
        check = (check & 0x1FFFFFF) << 5 ^ value
        for bit, generator in enumerate(_GENERATORS):
            check ^= generator if top >> bit & 1 else 0
    return check in {1, 0x2BC830A3}


def iban(text: str) -> bool:
    """Whether length and check digits fit (ISO 13616, mod 97); countries nobody asks money to are unknown here."""
    text = text.replace(" ", "").upper()
    if len(text) != _IBAN_LENGTHS.get(text[:2], 0) or not text.isalnum() or not text.isascii():
        return False
    return int("".join(str(int(char, 36)) for char in text[4:] + text[:4])) % 97 == 1
