"""What a local part tells."""

from __future__ import annotations

from gyotaku.observe.localpart import looks_random, read_local


def test_the_recipients_own_local_part_with_a_suffix_is_borrowed() -> None:
    """The seed's sender: user.isztcg for the mailbox user@…; the suffix is kept apart."""
    found = read_local("user.isztcg", ["user"])
    assert (found.borrowed, found.suffix) == ("user", ".isztcg")


def test_nobody_is_borrowed_from_without_a_recipient() -> None:
    """Without a known recipient nothing can be said to be borrowed."""
    assert read_local("user.isztcg").borrowed == ""


def test_names_and_roles_are_not_random() -> None:
    """A person's name or an office is no random string."""
    assert not any(looks_random(local) for local in ("info", "support", "tanaka.hiroshi", "no-reply"))
    assert looks_random("xkqzvwjh")
