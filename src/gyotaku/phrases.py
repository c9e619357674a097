"""The catalogue of texts: one TOML file a language, found in `report/locales/`.

Keys are dotted (`boundary.only-hop`); rules' sentences are under `[rule."ID"]` with `says` and `proves_not`. The English
sentence of a rule lives with the rule and is handed in as `default`.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from typing import Any

import tomli

from gyotaku.errors import UnknownName

FOLDER = files("gyotaku") / "report" / "locales"


class Catalogue:
    """The texts of one language."""

    def __init__(self, language: str, texts: dict[str, Any]) -> None:
        self.language = language
        self._texts = texts

    def find(self, *path: str) -> str | None:
        """Return the text at a path of keys, or None."""
        node: Any = self._texts
        for key in path:
            if not isinstance(node, dict) or key not in node:
                return None
            node = node[key]
        return node if isinstance(node, str) else None

    def text(self, path: str, default: str | None = None, **values: object) -> str:
        """Return the text at a dotted path with `{words}` filled in; a missing text is a `KeyError` that names it."""
        found = self.find(*path.split("."))
        if found is None:
            found = default
        if found is None:
            message = f"locale {self.language!r} has no text {path!r}"
            raise KeyError(message)
        return fill(found, values)

    def rule(self, rule: str, which: str, default: str, values: dict[str, str] | None = None) -> str:
        """Return a rule's sentence (`says` or `proves_not`)."""
        return fill(self.find("rule", rule, which) or default, values or {})

    def everything(self) -> Iterator[str]:
        """Yield every key and every text."""
        waiting: list[dict[str, Any]] = [self._texts]
        while waiting:
            for key, value in waiting.pop().items():
                yield key
                if isinstance(value, dict):
                    waiting.append(value)
                else:
                    yield str(value)

    def table(self, *path: str) -> dict[str, str]:
        """Return a table of texts as a flat dict; empty when there is none."""
        node: Any = self._texts
        for key in path:
            node = node.get(key, {}) if isinstance(node, dict) else {}
        return {key: value for key, value in node.items() if isinstance(value, str)} if isinstance(node, dict) else {}


def fill(template: str, values: dict[str, Any] | dict[str, str]) -> str:
    """Replace `{name}` by its value; plain replacement, so that braces in a mail's own words stay what they are."""
    out: list[str] = []
    rest = template
    while "{" in rest:
        before, _, after = rest.partition("{")
        name, closed, tail = after.partition("}")
        out.append(before)
        out.append(str(values[name]) if closed and name in values else "{" + name + closed)
        rest = tail
    return "".join([*out, rest])


def languages() -> list[str]:
    """List the languages there is a file for."""
    return sorted(entry.name.removesuffix(".toml") for entry in FOLDER.iterdir() if entry.name.endswith(".toml"))


@cache
def catalogue(language: str) -> Catalogue:
    """Load one language, or say which ones exist."""
    if language not in languages():
        raise UnknownName("language", language, languages())
    return Catalogue(language, tomli.loads((FOLDER / f"{language}.toml").read_text(encoding="utf-8")))
