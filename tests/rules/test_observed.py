"""Whatever the observers state, a rule reads it, or somebody decided with a reason that none should."""

from __future__ import annotations

import inspect
import re
from pathlib import Path
from typing import get_args

import pytest

from gyotaku.model import facts
from gyotaku.model.facts import Fact
from gyotaku.rules import RULES

SOURCES = "\n".join(
    path.read_text(encoding="utf-8") for path in sorted((Path(__file__).parents[2] / "src" / "gyotaku" / "rules").rglob("*.py"))
)

KINDS = {
    "DkimSignature": "what it proves is stated by AuthRecorded and AuthVerified, which rules read",
    "FilterMark": "a receiver's filter is reported and never judges",
    "Kit": "a key for campaigns; its parts are weighed as Mailer, HeaderTrait and Charset",
    "MailPicture": "a picture for the report",
    "PageKit": "a key for campaigns",
    "Rebuilt": "a page built for demonstration is no evidence",
    "TimeStamp": "attests when a record was there, says nothing of the page",
    "Trend": "counts of a case book, shown and not judged",
}
"""Kinds of fact that no rule needs, and why."""

WORDS = {
    ("Attachment", "traits"): {
        "embedded-file": "electronic invoices carry their data so; what a program inside would be is told by the archive's rules",
        "unreadable": "a file cut on its way is no sign of anything",
        "sends": "a page that asks and sends is weighed by the form it holds; one that counts its openings is not",
        "holds-program": "files.program-in-archive reads the names that Archive lists",
    },
    ("Link", "traits"): {
        "port": "links.odd-port reads the number",
        "invalid": "a target that is no address leads nowhere",
        "http-only": "links.no-encryption-for-login reads the scheme",
        "long": "trackers of mailing services are long",
    },
    ("TextTrait", "trait"): {},
    ("HeaderTrait", "trait"): {
        "zone-east-8": "route.zone-of-elsewhere reads the zone of the Date field",
        "auto-submitted": "kept for the record: genuine and false notices set it alike",
        "esp": "genuine.mailing-service reads SenderClass",
    },
    ("Request", "asks"): {},
    ("Salutation", "style"): {},
    ("Contact", "channel"): {
        "bank-account": "shown for reporting to the bank; shops and clubs name theirs, too",
        "line-id": "shown; shops and clubs name theirs, too",
    },
}
"""Words of a field that no rule asks for, and why."""


def words(kind: str, field: str) -> set[str]:
    """Read the words of a field from its documentation, the one list of them there is."""
    source = inspect.getsource(getattr(facts, kind))
    found = re.search(rf'^    {field}: [^\n]*\n    """(.*?)"""', source, re.DOTALL | re.MULTILINE)
    assert found is not None
    listed = [re.match(r"[\w\-]+", piece.strip()) for piece in found[1].split("|")]
    return {word[0] for word in listed if word is not None}


def test_every_kind_is_needed_by_a_rule() -> None:
    """A kind of fact that nobody reads is listed here with the reason; one that is read is not."""
    needed = {kind for member in RULES for kind in member.needs}
    assert {kind.__name__ for kind in get_args(Fact) if kind not in needed} == set(KINDS)


@pytest.mark.parametrize(("kind", "field"), list(WORDS), ids=str)
def test_every_word_is_asked_for_by_a_rule(kind: str, field: str) -> None:
    """A trait that nobody reads is listed here with the reason; one that is read is not."""
    listed = words(kind, field)
    assert len(listed) > 4
    assert {word for word in listed if f'"{word}"' not in SOURCES} == set(WORDS[kind, field])
