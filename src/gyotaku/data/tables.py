"""The tables of this room: TOML files beside the modules that read them."""

from __future__ import annotations

from importlib.resources import files
from typing import Any, TypeVar

import msgspec
import tomli

T = TypeVar("T")


def read_table(name: str) -> dict[str, Any]:
    """Read a table by the name of its file, by the compiled reader: every start waits for these."""
    return tomli.loads(files(__package__).joinpath(name).read_text("utf-8"))


def read_record(name: str, kind: type[T]) -> T:
    """Read a table as a record; `msgspec.ValidationError` when it is not one."""
    return msgspec.convert(read_table(name), kind)
