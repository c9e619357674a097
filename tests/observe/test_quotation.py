"""Words a reply repeats are not its own; words passed on are."""

from __future__ import annotations

from tests.observing import observed

from gyotaku.model.facts import Lure, Request

TALK = "From: jo@home.example\nTo: me@workplace.example\nSubject: Re: Reader\nIn-Reply-To: <1@home.example>\n\n"


def lured(mail: str) -> list[str]:
    """List the phrases found in the body."""
    seen = observed(mail, "subject", "body", "headers", "inline_forward", "lures", "requests")
    lures = [fact.phrase for fact, _ in seen.of(Lure) if fact.place == "body"]
    return lures + [fact.phrase for fact, _ in seen.of(Request) if fact.place == "body"]


def test_marked_lines_are_anothers() -> None:
    """An answer below a marked quotation of a warning warns of nothing, with or without a reference to the mail answered."""
    text = "> Your account has been suspended.\n> Please verify your identity.\n\nThat was the test server again.\n"
    assert lured(TALK + text) == []
    assert lured(TALK.replace("In-Reply-To", "X-Other") + text) == []


def test_own_words_beside_a_quotation_are_read() -> None:
    """What the writer adds is read, above and below the marked lines."""
    assert lured(TALK + "> Lunch?\n\nYour account has been suspended, see the new page.\n") != []


def test_marks_on_everything_hide_nothing() -> None:
    """A mail of marked lines alone is read: there is no answer beside them."""
    assert lured(TALK + "> Your account has been suspended.\n> Verify your identity.\n") != []


def test_a_forward_is_read_whole() -> None:
    """A mail passed on with quotation marks (Apple Mail) is what the reader asks about."""
    text = "Is this real?\n\n> Begin forwarded message:\n>\n> From: Bank <a@b.example>\n>\n> Your account has been suspended.\n"
    assert lured(TALK.replace("Re:", "Fwd:").replace("In-Reply-To", "X-Other") + text) != []


def test_an_introduced_quotation_is_anothers() -> None:
    """Below the introducing line of several programs and languages a reply repeats; without a reference it is read."""
    for line in (
        "On Mon, 3 Feb 2020 at 10:00, Foo Bar <foo@bar.example>\nwrote:",
        "Am 03.02.2020 um 10:00 schrieb Foo Bar <foo@bar.example>:",
        "2020年2月3日(月) 10:00 田中 一郎 <foo@bar.example>:",
        "田中さんは書きました:",
        "-----Original Message-----",
    ):
        text = f"Thanks, see you there.\n\n{line}\n\nYour account has been suspended.\n"
        assert lured(TALK + text) == [], line
        assert lured(TALK.replace("In-Reply-To", "X-Other") + text) != [], line


def test_an_introduction_with_nothing_above_hides_nothing() -> None:
    """A mail cannot hide all it says below such a line."""
    assert lured(TALK + "Jo wrote:\n\nYour account has been suspended.\n") != []
