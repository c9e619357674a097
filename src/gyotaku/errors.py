"""Every error gyotaku raises on purpose.

    GyotakuError            exit 1   HTTP 500
    ├── UsageError          exit 2   HTTP 400   the caller asked for something that does not exist
    │   └── UnknownName     exit 2   HTTP 404   no member of that name; the known ones are listed
    ├── InputError          exit 3   HTTP 422   the input cannot be read as mail
    ├── LimitError          exit 4   HTTP 413   a limit cut the whole input
    ├── PublicationError    exit 5   HTTP 409   the gate found something live or personal in what was to be published
    ├── BookError           exit 6   HTTP 503   the case book cannot be opened, read or written
    ├── CaptureError        exit 7   HTTP 503   no page could be visited: no browser, or it broke
    └── StampError          exit 8   HTTP 502   a bundle got no time stamp, or has one that does not hold

A bad mail is never an error: what cannot be read in it is kept as a defect or an absence.
"""

from __future__ import annotations

from typing import ClassVar


class GyotakuError(Exception):
    """Something gyotaku could not do; the message says what, where and what to do."""

    exit_code: ClassVar[int] = 1
    http_status: ClassVar[int] = 500


class UsageError(GyotakuError):
    """The call asks for something that does not exist or does not fit together."""

    exit_code = 2
    http_status = 400


class UnknownName(UsageError):  # noqa: N818 - reads as what it is: an unknown name
    """No {family} is called {name!r}; the known ones are: {known}."""

    http_status = 404

    def __init__(self, family: str, name: str, known: list[str]) -> None:
        super().__init__(f"No {family} is called {name!r}; the known ones are: {', '.join(sorted(known)) or 'none'}.")


class InputError(GyotakuError):
    """{path}: cannot be read as mail: {why}."""

    exit_code = 3
    http_status = 422

    def __init__(self, path: str, why: str) -> None:
        super().__init__(f"{path}: {why}")
        self.path = path
        self.why = why


class LimitError(InputError):
    """{path}: a limit stopped the reading: {why}."""

    exit_code = 4
    http_status = 413


class PublicationError(GyotakuError):
    """The report was not written: it still holds {what} at {where}."""

    exit_code = 5
    http_status = 409


class BookError(GyotakuError):
    """{book}: the case book cannot be opened, read or written: {why}."""

    exit_code = 6
    http_status = 503

    def __init__(self, book: str, why: str) -> None:
        super().__init__(f"{book}: {why}")
        self.book = book
        self.why = why


class StoreError(GyotakuError):
    """{store}: the store of the book's files cannot be reached, or refuses: {why}. Nothing is known of what it keeps."""

    exit_code = 6
    http_status = 503

    def __init__(self, store: str, why: str) -> None:
        super().__init__(f"{store}: {why}")
        self.store = store
        self.why = why


class CaptureError(GyotakuError):
    """No page could be visited: {why}. What to do follows from the code."""

    exit_code = 7
    http_status = 503

    _MEANS: ClassVar[dict[str, str]] = {
        "no-driver": "the browser's driver is not installed: pip install 'gyotaku[capture]'",
        "no-chromium": "no Chromium was found: install one (Debian: apt-get install chromium) or name it in GYOTAKU_CHROMIUM",
        "timeout": "the time was up before one visit was finished",
        "memory": "the memory was up before one visit was finished",
        "crashed": "the browser broke before one visit was finished",
    }

    def __init__(self, why: str, said: str = "") -> None:
        last = said.strip().splitlines()[-1] if said.strip() else ""
        super().__init__(f"No page was visited: {self._MEANS.get(why, why)}.{f' Last words: {last}' if last else ''}")
        self.why = why


class StampError(GyotakuError):
    """{of}: there is no usable time stamp: {why}. What was stamped, or was to be, is as it was."""

    exit_code = 8
    http_status = 502

    def __init__(self, of: str, why: str) -> None:
        super().__init__(f"{of}: no usable time stamp: {why}")
        self.of = of
        self.why = why
