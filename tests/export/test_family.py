from __future__ import annotations

import pytest
from tests.reported import pocketcard

from gyotaku.errors import UnknownName, UsageError
from gyotaku.export import EXPORTS, export
from gyotaku.report import build


def test_the_built_in_exports_are_found() -> None:
    """Each member is one file found by discovery."""
    assert {"html", "json", "md"} <= set(EXPORTS.names())
    assert EXPORTS.named("json").takes == "case"
    assert EXPORTS.named("html").takes == "report"


def test_an_unknown_export_names_the_known_ones() -> None:
    """The error helps."""
    with pytest.raises(UnknownName, match="html, json, md, pdf"):
        export("docx", None, pocketcard())


def test_a_report_export_needs_a_report() -> None:
    """Without a report there is nothing to write."""
    with pytest.raises(UsageError, match="needs a report"):
        export("html", None, pocketcard())


@pytest.mark.parametrize("name", ["html", "md", "json"])
def test_the_same_report_gives_the_same_bytes(name: str) -> None:
    """Law 9: byte for byte."""
    one = pocketcard()
    assert export(name, build(one, "ja"), one) == export(name, build(one, "ja"), one)
