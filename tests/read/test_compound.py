"""Property access to an Outlook message."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from tests.msgfile import Object, compound

from gyotaku.read.compound import Compound

WHEN = datetime(2026, 5, 1, 9, 30, tzinfo=UTC)


def test_properties() -> None:
    """Strings, bytes, numbers and times are read; what is not there is empty or None."""
    root = Compound(Object().text(0x37, "確認").binary(0x1013, b"<p>").number(0x3FDE, 932).moment(0x39, WHEN).build()).root()
    assert (root.text(0x37), root.binary(0x1013), root.number(0x3FDE), root.moment(0x39)) == ("確認", b"<p>", 932, WHEN)
    assert (root.text(0x38), root.binary(0x1009), root.number(0x1), root.moment(0x1)) == ("", b"", None, None)


@pytest.mark.parametrize(
    ("codepage", "text", "label"), [(932, "髙橋様①", "shift_jis"), (936, "确认", "gb2312"), (65001, "確認", "utf-8")]
)
def test_code_pages(codepage: int, text: str, label: str) -> None:
    """8-bit strings are read by the message's code page, those of recipients and attachments too."""
    root = Compound(Object(codepage).text(0x37, text).recipient(text, "a@b.example").build()).root()
    assert (root.text(0x37), root.label) == (text, label)
    assert [recipient.text(0x3001) for recipient in root.below("__recip")] == [text]


def test_storages() -> None:
    """Attachments and messages inside them are reached; large streams as well as small."""
    content = bytes(range(256)) * 40
    root = Compound(Object().attachment("a.bin", content).message(Object().text(0x37, "inner")).build()).root()
    first, second = root.below("__attach")
    assert (first.text(0x3707), first.binary(0x3701), first.embedded(0x3701)) == ("a.bin", content, None)
    inner = second.embedded(0x3701)
    assert inner is not None
    assert inner.text(0x37) == "inner"


def test_other_compound_file() -> None:
    """A compound file that is no message has no property table."""
    assert not Compound(compound({"WordDocument": b"x" * 100})).has(("__properties_version1.0",))
