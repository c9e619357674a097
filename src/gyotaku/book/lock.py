"""The sign that a book is being written to, held on a file: the kernel's own lock, which falls with the program that holds it.

Windows has no such lock (flock). Writers go without it there, and nobody is ever sure to be alone: `gyotaku book check` then says
that orphans were not looked for, and what needs to be alone says so.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from importlib import import_module
from types import ModuleType
from typing import IO

fcntl: ModuleType | None
try:
    fcntl = import_module("fcntl")
except ImportError:
    fcntl = None


def not_alone() -> str:
    """Say why nobody can be sure to be alone now."""
    if fcntl is None:
        return "this system has no file locks (flock), so nobody can be sure that no other program is writing"
    return "another program is writing to the book; wait until it is done"


@contextmanager
def holding(sign: IO[bytes], *, alone: bool) -> Iterator[bool]:
    """Hold the sign on an open file, together with other writers or `alone`; yield whether it is held."""
    if fcntl is None:
        yield not alone
        return
    try:
        fcntl.flock(sign, fcntl.LOCK_EX | fcntl.LOCK_NB if alone else fcntl.LOCK_SH)
    except BlockingIOError:
        yield False
        return
    yield True
