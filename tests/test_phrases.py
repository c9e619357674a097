"""The catalogue of texts."""

from __future__ import annotations

import pytest

from gyotaku.errors import UnknownName
from gyotaku.phrases import Catalogue, catalogue, fill, languages


def test_braces_of_the_mail_stay_what_they_are() -> None:
    """A template placeholder in a mail's own words is evidence and must not be filled or fail."""
    assert fill("{shown} is {unknown}", {"shown": "{{name}}"}) == "{{name}} is {unknown}"
    assert fill("{", {}) == "{"


def test_an_unknown_language_lists_the_known_ones() -> None:
    """The user sees what there is."""
    assert {"ja", "en"} <= set(languages())
    with pytest.raises(UnknownName, match="en, ja"):
        catalogue("xx")


def test_a_missing_text_names_itself() -> None:
    """A hole in a locale is found by name, not by an empty sentence."""
    with pytest.raises(KeyError, match=r"nowhere\.at-all"):
        Catalogue("ja", {}).text("nowhere.at-all")
