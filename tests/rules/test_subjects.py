"""What makes the reader's mailbox the subject of a mail."""

from __future__ import annotations

from gyotaku.model.evidence import Evidence, Observation, Where
from gyotaku.model.facts import Fact, Subject
from gyotaku.rules.examples import lure, mailbox
from gyotaku.rules.subjects import about_mailbox

READER = mailbox("to", "hanako@home.example")
NAMED = Subject(text="Password notification for hanako@home.example")


def _evidence(*facts: Fact) -> Evidence:
    return Evidence().plus(tuple(Observation(id="", fact=fact, where=Where(place="mail")) for fact in facts))


def test_the_words_may_stand_in_the_subject() -> None:
    """A subject that speaks of the mailbox says it all."""
    assert about_mailbox(_evidence(Subject(text="Mailbox full"), lure("mailbox", "Mailbox full", "subject")))


def test_the_address_in_the_subject_lends_the_body_its_weight() -> None:
    """Whose mailbox is meant stands in the subject, what happens to it in the body."""
    assert about_mailbox(_evidence(READER, NAMED, lure("mailbox", "password expires")))
    assert about_mailbox(_evidence(READER, Subject(text="Hello"), lure("mailbox", "password expires"))) is None


def test_an_address_to_confirm_is_no_warning() -> None:
    """Every service has a new address confirmed."""
    assert about_mailbox(_evidence(READER, NAMED, lure("mailbox", "Verify your email"))) is None
