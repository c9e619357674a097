"""Fuzz the whole offline analysis and every export of it: no exception, and nothing live in what would be published.

Run: make fuzz            (60 seconds; FUZZ_SECONDS=600 make fuzz for longer)

The seed corpus is fuzz/corpus/ and the project's own test mails; inputs that once failed are kept in fuzz/regressions/ and run by
tests/test_fuzz.py on every test run.
"""

from __future__ import annotations

import sys

import atheris

with atheris.instrument_imports(include=["gyotaku"]):
    from fuzz.targets import one_input


def main() -> None:
    """Hand inputs to the target until the time is up."""
    atheris.Setup(sys.argv, one_input)
    atheris.Fuzz()


if __name__ == "__main__":
    main()
