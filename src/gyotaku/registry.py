"""Find the members of an open family: every module below a package that registers something.

Built-ins and outsiders come through the same door: `discover` imports each module of the package, in name order, and
each module of the installed distributions that name the family as an entry-point group. What a module registers by
decorator is then a member.
"""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Callable, Iterator
from functools import cache
from importlib.metadata import EntryPoint, distributions
from typing import Any, Generic, TypeVar

from gyotaku.errors import UnknownName

T = TypeVar("T")
U = TypeVar("U")


@cache
def _outsiders() -> tuple[EntryPoint, ...]:
    # Every look reads the metadata of all installed distributions; one serves all families. To take apart those of everybody
    # else would be most of its time.
    named = (one for one in distributions() if "gyotaku." in (one.read_text("entry_points.txt") or ""))
    return tuple(point for installed in named for point in installed.entry_points)


class Family(Generic[T]):
    """An open family: named members, each registered by the file it lives in.

    `word` is the singular noun used in errors, `package` the folder searched, `group` the entry-point group for outsiders.
    """

    def __init__(self, word: str, package: str) -> None:
        self.word = word
        self.package = package
        self.group = f"gyotaku.{package.rsplit('.', 1)[-1]}"
        self._members: dict[str, T] = {}
        self._sorted: list[T] | None = None
        self._made: dict[Callable[[tuple[T, ...]], Any], Any] = {}
        self._found = False

    def add(self, name: str, member: T) -> None:
        """Register one member; a name taken twice is a programming error and loud."""
        known = self._members.get(name)
        if known is not None and known is not member:
            message = f"two {self.word}s are called {name!r}"
            raise ValueError(message)
        self._members[name] = member
        self._sorted = None
        self._made.clear()

    def discover(self) -> None:
        """Import every module of the package (sub-packages too) and every outsider, once."""
        if self._found:
            return
        self._found = True
        root = importlib.import_module(self.package)
        for module in sorted(pkgutil.walk_packages(root.__path__, f"{self.package}."), key=lambda found: found.name):
            # A leading underscore marks what is no member and is loaded only when it is needed.
            if not module.name.rpartition(".")[2].startswith("_"):
                importlib.import_module(module.name)
        for outsider in sorted((point for point in _outsiders() if point.group == self.group), key=lambda point: point.name):
            outsider.load()

    def __iter__(self) -> Iterator[T]:
        """Yield the members in the order of their names, so that output never depends on import order."""
        self.discover()
        if self._sorted is None:
            self._sorted = [self._members[name] for name in sorted(self._members)]
        return iter(self._sorted)

    def once(self, make: Callable[[tuple[T, ...]], U]) -> U:
        """Return what a function makes of all members; it is called again only after another one has joined."""
        self.discover()
        if make not in self._made:
            self._made[make] = make(tuple(self))
        made: U = self._made[make]
        return made

    def names(self) -> list[str]:
        """List the names of all members, sorted."""
        self.discover()
        return sorted(self._members)

    def named(self, name: str) -> T:
        """Return the member of that name, or say which names exist."""
        self.discover()
        if name not in self._members:
            raise UnknownName(self.word, name, self.names())
        return self._members[name]


Maker = Callable[[T], T]
