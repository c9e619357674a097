"""Where a book is: a file or a server, its files beside it or in a bucket."""

from __future__ import annotations

import os
import sys
from pathlib import Path

from sqlalchemy.engine import URL, make_url
from sqlalchemy.exc import ArgumentError

from gyotaku.errors import BookError

OPTIONS = ("endpoint", "region", "allow-network")
"""What a book's address may say of the bucket in `files=s3://BUCKET/PREFIX`."""


def home() -> Path:
    """Return the user's data folder for gyotaku, whether it exists or not."""
    if chosen := os.environ.get("XDG_DATA_HOME"):
        return Path(chosen) / "gyotaku"
    if sys.platform == "win32":
        return Path(os.environ.get("LOCALAPPDATA", str(Path.home()))) / "gyotaku"
    if sys.platform == "darwin":
        return Path.home() / "Library" / "Application Support" / "gyotaku"
    return Path.home() / ".local" / "share" / "gyotaku"


class Place:
    """Where a book is: the database, the blobs beside it, and what to call it in an error (without a password)."""

    def __init__(self, where: str | None) -> None:
        chosen = where or os.environ.get("GYOTAKU_BOOK") or str(home() / "book.sqlite")
        self.file: Path | None = None
        self.url = _url(chosen)
        self.files = str(self.url.query.get("files", ""))
        self.options = {name: str(self.url.query[name]) for name in OPTIONS if name in self.url.query}
        """What the address says of a bucket."""
        self.url = self.url.difference_update_query(["files", *OPTIONS])
        if self.url.get_backend_name() == "sqlite":
            self.file = Path(self.url.database or "").expanduser().absolute()
            self.url = self.url.set(database=str(self.file))
            beside = self.file.with_suffix(".files")
        else:
            beside = home() / f"{self.url.host or 'local'}-{self.url.database}.files"
        self.files = self.files or str(beside)
        if self.outside:
            self.files = self.files.rstrip("/")
        self.sign = beside if self.outside else Path(self.files)
        """Folder of the file that writers lock."""
        self.name = str(self.file) if self.file else self.url.render_as_string(hide_password=True)

    @property
    def outside(self) -> bool:
        """Whether the bytes are kept in a bucket instead of a folder."""
        return self.files.startswith("s3://")

    @property
    def engine(self) -> str:
        """The kind of database: sqlite | postgresql."""
        return self.url.get_backend_name()


def _url(chosen: str) -> URL:
    if "://" not in chosen:
        return URL.create("sqlite", database=chosen)
    try:
        url = make_url(chosen)
    except ArgumentError as error:
        raise BookError(chosen.partition("?")[0], "is no address of a book; give a file, or postgresql://HOST/NAME") from error
    if url.drivername in {"postgresql", "postgres"}:
        return url.set(drivername="postgresql+psycopg")
    if url.get_backend_name() not in {"sqlite", "postgresql"}:
        raise BookError(url.render_as_string(hide_password=True), "a book is a file (SQLite) or postgresql://HOST/NAME")
    return url
