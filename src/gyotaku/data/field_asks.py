"""What the fields of a form ask for, by their names, types and labels (words in link_words.toml)."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from typing import Protocol

from gyotaku.data.link_words import exact_words, field_words

SILENT = frozenset({"hidden", "submit", "button", "image", "reset"})
"""Kinds of field that a reader does not fill in."""
SECRET = frozenset({"password", "pin", "otp", "card", "security-code", "my-number", "seed"})
"""What nobody but its issuer may ask for."""


class FieldLike(Protocol):
    """A field, from a mail's HTML or from a captured page."""

    @property
    def name(self) -> str: ...  # noqa: D102 - as the attribute says
    @property
    def kind(self) -> str: ...  # noqa: D102 - as above
    @property
    def label(self) -> str: ...  # noqa: D102 - as above


def asked(fields: Iterable[FieldLike], *, exact: bool = False) -> tuple[str, ...]:
    """Return what fields ask for, in the order they stand: login, password, card, expiry, security-code, otp, personal, pin.

    With `exact`, what is personal is told apart: name, address, telephone, mail, birthday, bank, my-number, answer, seed.
    """
    asks = [ask for field in fields if (ask := _ask(field, exact=exact))]
    if "login" in asks and not {"password", "pin", "otp"} & set(asks):
        # An address or a name alone is asked by any newsletter's form.
        asks = [("mail" if exact else "personal") if ask == "login" else ask for ask in asks]
    return tuple(dict.fromkeys(asks))


def _ask(field: FieldLike, *, exact: bool) -> str:
    if field.kind in SILENT or field.kind == "search":
        return ""
    words = f"{field.name} {field.label}"[:400].replace("_", " ")
    if exact and (found := _first(words, exact_words("before"))):
        return found
    found = _first(words, field_words())
    if field.kind == "password":
        return found if found in {"pin", "security-code", "otp"} else "password"
    if exact and found in {"", "personal", "login"}:
        found = _autocomplete(field) or _first(words, exact_words("personal")) or found
    if found:
        return found
    return {"email": "login", "tel": "telephone" if exact else "personal"}.get(field.kind, "")


def _first(words: str, known: tuple[tuple[str, re.Pattern[str]], ...]) -> str:
    return next((ask for ask, pattern in known if pattern.search(words)), "")


def _autocomplete(field: FieldLike) -> str:
    """Read the standard's own word for a field (HTML standard, section 4.10.18.7.1)."""
    words = getattr(field, "autocomplete", "").lower().split()
    return _standard().get(words[-1], "") if words else ""


@cache
def _standard() -> dict[str, str]:
    return {
        "cc-number": "card",
        "cc-exp": "expiry",
        "cc-exp-month": "expiry",
        "cc-exp-year": "expiry",
        "cc-csc": "security-code",
        "one-time-code": "otp",
        "current-password": "password",
        "new-password": "password",
        "username": "login",
        "tel": "telephone",
        "tel-national": "telephone",
        "street-address": "address",
        "address-line1": "address",
        "postal-code": "address",
        "name": "name",
        "cc-name": "name",
        "family-name": "name",
        "given-name": "name",
        "bday": "birthday",
    }
