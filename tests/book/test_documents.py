"""The stored form of a case."""

from __future__ import annotations

import msgspec
import pytest
import zstandard
from tests.book.mails import analysed, mail

from gyotaku.book.documents import json_of, pack, unpack
from gyotaku.errors import BookError


def test_a_case_comes_back_whole_and_smaller() -> None:
    """What is stored is the case's own JSON, compressed."""
    case, _ = analysed(mail())
    body = pack(case)
    assert unpack(body, "x") == case
    assert json_of(body) == msgspec.json.encode(case)
    assert len(body) < len(json_of(body)) / 2


@pytest.mark.parametrize(
    ("body", "said"),
    [
        (b"no zstd", "damaged"),
        (zstandard.compress(b"{}"), "damaged"),
        (zstandard.compress(b"\xff"), "damaged"),
    ],
)
def test_a_damaged_case_is_one_clear_error(body: bytes, said: str) -> None:
    """Bytes that are no case never become half a case."""
    with pytest.raises(BookError, match=said):
        unpack(body, "x")


def test_a_case_of_another_format_is_refused() -> None:
    """A newer form is not guessed at."""
    case, _ = analysed(mail())
    with pytest.raises(BookError, match="of format 99"):
        unpack(pack(msgspec.structs.replace(case, format=99)), "x")
