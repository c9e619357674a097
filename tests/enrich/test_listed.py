from __future__ import annotations

import pytest

from gyotaku.enrich.listed import number, part, tree, words
from gyotaku.transport import FailedError, Reply


@pytest.mark.parametrize(
    ("status", "body", "why"),
    [
        (401, b"{}", "refused"),
        (403, b"{}", "refused"),
        (418, b"{}", "http-418"),
        (200, b"[]", "unparsable"),
        (200, b"x", "unparsable"),
    ],
)
def test_errors_of_a_service_are_told_apart(status: int, body: bytes, why: str) -> None:
    """A wrong key is not a broken answer."""
    with pytest.raises(FailedError) as failed:
        tree(Reply(url="", status=status, body=body))
    assert failed.value.why == why


def test_what_is_missing_or_of_another_type_is_never_guessed() -> None:
    """A missing object fails; a number that is none counts zero, a text that is none is empty."""
    assert part({"a": {"b": {"c": 1}}}, "a", "b") == {"c": 1}
    with pytest.raises(FailedError, match="unparsable"):
        part({"a": []}, "a", "b")
    assert [number({"n": value}, "n") for value in (3, True, "3", None)] == [3, 0, 0, 0]
    assert [words({"w": value}, "w") for value in ("x", 1, "y" * 999)] == ["x", "", "y" * 300]
