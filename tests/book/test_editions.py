"""Published reports."""

from __future__ import annotations

import pytest
from tests.book.mails import analysed, mail

from gyotaku.book.editions import MOST, differences
from gyotaku.book.facade import Book
from gyotaku.errors import UsageError


@pytest.fixture
def name(book: Book) -> str:
    """Return the hash of the one case of the book."""
    return book.keep([book.entry(*analysed(mail()))])[0].sha256


def test_a_report_keeps_its_id_through_corrections_and_retraction(book: Book, name: str) -> None:
    """First published, then corrected, then retracted, each with who and why, and what changed in the report's own words."""
    assert book.dossier(name).publication == "draft"
    first = book.publish(name, {"ja": "これは詐欺です。\n送信元は203.0.113.1です。"}, author="Sato")
    second = book.publish(name, {"ja": "これは詐欺です。\n送信元は203.0.113.2です。"}, author="Ito", because="wrong address")
    last = book.retract(name, author="Ito", because="the mail was genuine")
    assert first.publication == second.publication == last.publication
    assert [(one.version, one.state) for one in book.dossier(name).editions] == [
        (1, "published"),
        (2, "corrected"),
        (3, "retracted"),
    ]
    assert second.changes == {"ja": ("- 送信元は203.0.113.1です。", "+ 送信元は203.0.113.2です。")}
    assert book.dossier(name).publication == "retracted"


def test_a_correction_needs_a_reason_and_a_difference(book: Book, name: str) -> None:
    """A correction that corrects nothing is refused."""
    book.publish(name, {"en": "It is fake."}, author="Sato")
    with pytest.raises(UsageError, match="needs a reason"):
        book.publish(name, {"en": "It is not."}, author="Sato")
    with pytest.raises(UsageError, match="Nothing changed"):
        book.publish(name, {"en": "It is fake."}, author="Sato", because="again")


def test_what_was_never_published_cannot_be_retracted(book: Book, name: str) -> None:
    """And a retraction needs a reason, and is made once."""
    with pytest.raises(UsageError, match="never published"):
        book.retract(name, author="Sato", because="x")
    book.publish(name, {"en": "It is fake."}, author="Sato")
    with pytest.raises(UsageError, match="a name and a reason"):
        book.retract(name, author="Sato", because="")
    book.retract(name, author="Sato", because="wrong")
    with pytest.raises(UsageError, match="already"):
        book.retract(name, author="Sato", because="wrong")


def test_a_long_difference_is_cut_and_says_so() -> None:
    """The log stays readable."""
    changes = differences({"en": ""}, {"en": "\n".join(f"line {number}" for number in range(MOST + 5))})
    assert len(changes["en"]) == MOST + 1
    assert changes["en"][-1] == "… (cut)"
