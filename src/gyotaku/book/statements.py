"""Named SQL statements, read from book/sql/queries/*.sql once.

A file holds sections that start with `-- name: NAME`, or `-- name: NAME [sqlite]` where the engines need different words.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import cache
from importlib.resources import files

from sqlalchemy import Connection, TextClause, text

PARAMETER = re.compile(r"(?<![:\w]):(\w+)")
HEAD = re.compile(r"^-- name: (\w+)(?: \[(\w+)\])?$", re.MULTILINE)


@cache
def _sections() -> dict[tuple[str, str], str]:
    found: dict[tuple[str, str], str] = {}
    for file in sorted(files(__package__).joinpath("sql", "queries").iterdir(), key=lambda one: one.name):
        if not file.name.endswith(".sql"):
            continue
        pieces = HEAD.split(file.read_text(encoding="utf-8"))[1:]
        for name, engine, body in zip(pieces[::3], pieces[1::3], pieces[2::3], strict=True):
            key = (name, engine or "")
            if key in found:
                message = f"two statements are called {key}"
                raise ValueError(message)
            found[key] = body.strip().rstrip(";")
    return found


def names() -> list[tuple[str, str]]:
    """List every (name, engine) there is; engine is empty for a statement both understand."""
    return sorted(_sections())


def source(name: str, engine: str) -> str:
    """Return the words of a statement for `sqlite` or `postgresql`."""
    sections = _sections()
    return sections[name, engine if (name, engine) in sections else ""]


@cache
def sql(name: str, engine: str = "") -> TextClause:
    """Return a named statement, ready to execute; parameters are written `:name`."""
    return text(source(name, engine))


@cache
def _bare(name: str, engine: str) -> str:
    """Return a statement with its parameters as the engine's own driver wants them."""
    words = source(name, engine)
    return words if engine == "sqlite" else PARAMETER.sub(r"%(\1)s", words)


def many(connection: Connection, name: str, rows: Sequence[Mapping[str, object]]) -> None:
    """Execute a statement that answers nothing once for each row, without what SQLAlchemy does for every single one."""
    connection.exec_driver_sql(_bare(name, connection.dialect.name), list(rows))


def script(folder: str, name: str) -> list[str]:
    """Split a script of sql/FOLDER/ into its statements; a line of `--;` ends each."""
    raw = files(__package__).joinpath("sql", folder, name).read_text(encoding="utf-8")
    return [piece.strip() for piece in raw.split("--;\n") if piece.strip()]


def migrations(engine: str) -> list[str]:
    """List the file names of the migrations for one engine, in order."""
    folder = files(__package__).joinpath("sql", "migrations")
    return sorted(one.name for one in folder.iterdir() if one.name.endswith(f".{engine}.sql"))
