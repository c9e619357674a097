"""What an autonomous system is used for: content delivery, cloud, hosting, private lines, mobile network (see `asroles.toml`)."""

from __future__ import annotations

from functools import cache

from gyotaku.data.tables import read_record
from gyotaku.model.noun import Noun


class Operator(Noun, frozen=True, kw_only=True):
    """One company and its autonomous systems."""

    name: str
    role: str
    """cdn | cloud | hosting | consumer | mobile | business | education."""
    holder: tuple[str, ...]
    """Words of which the embedded table's own name of the holder contains one, in lower case."""
    asn: tuple[int, ...]


class Roles(Noun, frozen=True, kw_only=True):
    """The whole list."""

    date: str
    checked: str
    source: str
    operator: tuple[Operator, ...]


@cache
def roles() -> Roles:
    """Load the list."""
    return read_record("asroles.toml", Roles)


@cache
def _by_number() -> dict[int, str]:
    return {number: operator.role for operator in roles().operator for number in operator.asn}


def role(asn: int | None) -> str:
    """Return what an autonomous system is used for; empty when nobody wrote it down, which is no statement."""
    return _by_number().get(asn, "") if asn else ""
