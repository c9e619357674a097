"""The error tree."""

from __future__ import annotations

from gyotaku import errors


def test_every_error_carries_its_exit_code() -> None:
    """Exit codes are a promise: 2 usage, 3 unreadable, 4 limit, 5 gate."""
    codes: dict[type[errors.GyotakuError], int] = {
        errors.UsageError: 2,
        errors.UnknownName: 2,
        errors.InputError: 3,
        errors.LimitError: 4,
        errors.PublicationError: 5,
    }
    assert {kind: kind.exit_code for kind in codes} == codes


def test_an_input_error_names_the_input() -> None:
    """The message says where before it says what."""
    assert str(errors.InputError("a.eml", "is empty")) == "a.eml: is empty"
