"""Keep the English sentences of the rules in the catalogue equal to those the rules carry.

Run: python scripts/sentences.py            compare, fail on any difference
     python scripts/sentences.py --write    write them again

A report may not import rules, so their English sentences are copied to where the other languages keep theirs.
"""

from __future__ import annotations

import sys
from pathlib import Path

import msgspec

from gyotaku.rules import RULES

LOCALE = Path(__file__).resolve().parent.parent / "src" / "gyotaku" / "report" / "locales" / "en.toml"
MARK = "# Sentences of the rules: written by scripts/sentences.py from the rules themselves.\n"


def sentences() -> str:
    """Write every rule's sentences as TOML, in the order of their ids."""
    return MARK + "".join(
        f"\n[rule.{quoted(rule.id)}]\nsays = {quoted(rule.text)}\nproves_not = {quoted(rule.proves_not)}\n" for rule in RULES
    )


def quoted(text: str) -> str:
    """Quote a string as TOML does (JSON's escapes are TOML's)."""
    return msgspec.json.encode(text).decode()


def main() -> int:
    """Compare, or write."""
    before, _, _ = LOCALE.read_text(encoding="utf-8").partition(MARK)
    fresh = f"{before.rstrip()}\n\n{sentences()}"
    if "--write" in sys.argv:
        LOCALE.write_text(fresh, encoding="utf-8")
        return 0
    if fresh != LOCALE.read_text(encoding="utf-8"):
        print("locales/en.toml does not hold the rules' own sentences; run: python scripts/sentences.py --write")
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
