"""Style sheets of a mail made safe for a picture: nothing loaded, nothing that writes words of its own."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

import tinycss2

SHEET_CHARS = 200_000
"""Most characters of one style sheet that are kept."""

_GROUPS = frozenset({"media", "supports"})
_WRITING = frozenset({"content", "list-style", "list-style-type", "quotes", "counter-set", "symbols"})
"""Properties that can put words on the page; kept only without strings."""
_ACTIVE = frozenset({"behavior", "-moz-binding", "src"})
_LOADING = frozenset({"url", "image", "image-set", "-webkit-image-set", "cross-fade", "element", "src", "attr", "expression"})
"""Functions that load something, or show an attribute that no reader sees."""


def safe_sheet(text: str) -> str:
    """Return a style sheet with plain rules and `@media` only, each without addresses and words."""
    return _closed("".join(_rules(tinycss2.parse_stylesheet(text[:SHEET_CHARS], skip_comments=True, skip_whitespace=True))))


def safe_style(text: str) -> str:
    """Return a style attribute without addresses and words."""
    return _closed("".join(_declarations(tinycss2.parse_blocks_contents(text[:SHEET_CHARS]))))


def _closed(css: str) -> str:
    # Inside a style element only this could end it.
    return css.replace("</", "<\\/").replace("<!--", "")


def _rules(rules: Iterable[Any]) -> Iterator[str]:
    for rule in rules:
        if rule.type == "qualified-rule":
            inside = "".join(_declarations(tinycss2.parse_blocks_contents(rule.content)))
            if inside:
                yield f"{tinycss2.serialize(rule.prelude)}{{{inside}}}"
        elif rule.type == "at-rule" and rule.lower_at_keyword in _GROUPS and rule.content is not None:
            inside = "".join(_rules(tinycss2.parse_rule_list(rule.content, skip_comments=True, skip_whitespace=True)))
            yield f"@{rule.lower_at_keyword}{tinycss2.serialize(rule.prelude)}{{{inside}}}"


def _declarations(contents: Iterable[Any]) -> Iterator[str]:
    for one in contents:
        if one.type == "declaration" and one.lower_name not in _ACTIVE and _inert(one.lower_name, one.value):
            yield f"{one.lower_name}:{tinycss2.serialize(one.value).strip()}{' !important' if one.important else ''};"


def _inert(name: str, tokens: Iterable[Any]) -> bool:
    waiting = list(tokens)
    while waiting:
        token = waiting.pop()
        if token.type in {"url", "error"} or (token.type == "string" and name in _WRITING and token.value.strip()):
            return False
        if token.type == "function":
            if token.lower_name in _LOADING:
                return False
            waiting += token.arguments
        elif token.type.endswith(" block"):
            waiting += token.content
    return True
