"""The user's own .mmdb files (MaxMind DB format 2.0): MaxMind GeoLite2 and GeoIP2, DB-IP, IPinfo. Read with `maxminddb`.

The package is an optional dependency (`pip install gyotaku[mmdb]`): without it, and without a file, nothing is loaded.
"""

from __future__ import annotations

from datetime import UTC, date, datetime
from functools import cache
from ipaddress import ip_address
from pathlib import Path
from typing import Any

from gyotaku.data.folder import folder
from gyotaku.errors import GyotakuError, InputError, UsageError
from gyotaku.model.noun import Noun

_WORDS = 200


class Holder(Noun, frozen=True, kw_only=True):
    """What one table says of an address; empty where it says nothing."""

    asn: int | None = None
    organisation: str = ""
    country: str = ""
    role: str = ""
    prefix: str = ""


class Table:
    """One open file."""

    def __init__(self, path: Path) -> None:
        # Optional and only for those who brought a file.
        try:
            import maxminddb  # noqa: PLC0415 - see above
        except ImportError as error:
            raise UsageError(f"{path.name}: .mmdb files need the package maxminddb: pip install 'gyotaku[mmdb]'.") from error
        try:
            self._reader = maxminddb.open_database(str(path))
            about = self._reader.metadata()
        except (OSError, ValueError, maxminddb.InvalidDatabaseError) as error:
            raise InputError(str(path), f"is not an .mmdb table: {error}") from error
        self.kind: str = about.database_type
        self.date: date = datetime.fromtimestamp(about.build_epoch, UTC).date()
        self._broken = maxminddb.InvalidDatabaseError

    def holder(self, ip: str) -> Holder | None:
        """Return what the table says of an address; None when nothing, or when the text is no address."""
        try:
            record, length = self._reader.get_with_prefix_len(ip)
        except (ValueError, self._broken):
            # Not an address, an IPv6 address in a table of IPv4, or a table damaged inside.
            return None
        return holder(record, ip, length) if isinstance(record, dict) else None

    def close(self) -> None:
        """Let go of the file."""
        self._reader.close()


def holder(record: dict[str, Any], ip: str, length: int) -> Holder | None:
    """Read a record of any of the known shapes.

    MaxMind and DB-IP: `autonomous_system_number`, `autonomous_system_organization`, `isp`, `country.iso_code`.
    IPinfo: `asn` ("AS13335"), `as_name` or `name`, `country_code` or `country`, `type`.
    """
    number = record.get("autonomous_system_number") or record.get("asn")
    name = next((_text(record, key) for key in _NAMES if _text(record, key)), "")
    role = _ROLES.get(_text(record, "type"), "") or ("hosting" if record.get("is_hosting_provider") is True else "")
    found = Holder(asn=_number(number), organisation=name, country=_country(record), role=role, prefix=_prefix(ip, length))
    return found if found.asn or found.organisation or found.country else None


_NAMES = ("autonomous_system_organization", "as_name", "organization", "isp", "name")
_ROLES = {"hosting": "hosting", "isp": "consumer", "education": "education", "business": "business", "government": "government"}
"""IPinfo's words for the kind of an autonomous system, in ours."""


def _number(value: object) -> int | None:
    digits = str(value).upper().removeprefix("AS")
    return int(digits) if digits.isascii() and digits.isdigit() and 0 < int(digits) < 1 << 32 else None


def _country(record: dict[str, Any]) -> str:
    for key in ("country", "registered_country"):
        inner = record.get(key)
        if isinstance(inner, dict) and _text(inner, "iso_code"):
            return _text(inner, "iso_code").upper()[:2]
    code = _text(record, "country_code") or _text(record, "country")
    return code.upper() if len(code) == 2 else ""


def _text(record: dict[str, Any], key: str) -> str:
    value = record.get(key)
    return value.strip()[:_WORDS] if isinstance(value, str) else ""


def _prefix(ip: str, length: int) -> str:
    address = ip_address(ip)
    host = address.max_prefixlen - length
    start = int(address) >> host << host
    return f"{type(address)(start)}/{length}" if 0 < length <= address.max_prefixlen else ""


@cache
def tables() -> tuple[Table, ...]:
    """Open every .mmdb file in the user's data folder that can be, in the order of their names."""
    return tuple(table for table in _opened().values() if isinstance(table, Table))


def unopened() -> dict[str, str]:
    """Return the files of the folder that cannot be used, by name, each with the reason."""
    return {name: str(table) for name, table in _opened().items() if not isinstance(table, Table)}


@cache
def _opened() -> dict[str, Table | GyotakuError]:
    found: dict[str, Table | GyotakuError] = {}
    for path in sorted(folder().glob("*.mmdb")):
        try:
            found[path.name] = Table(path)
        except GyotakuError as error:
            found[path.name] = error
    return found


def forget() -> None:
    """Close every file, so that the folder is looked into anew."""
    for table in tables():
        table.close()
    _opened.cache_clear()
    tables.cache_clear()
