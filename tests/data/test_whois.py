"""The list of how WHOIS answers are read."""

from __future__ import annotations

from datetime import timedelta, timezone

from gyotaku.data.whois import Server, whois


def test_zones_of_the_registries_that_print_none() -> None:
    """A wrong zone would make a domain a day older or younger: China and Japan are exact, an unlisted server has none."""
    assert whois().server["whois.cnnic.cn"].offset == timezone(timedelta(hours=8))
    assert whois().server["whois.jprs.jp"].offset == timezone(timedelta(hours=9))
    assert whois().server["whois.registro.br"].offset == timezone(-timedelta(hours=3))
    assert Server().offset is None


def test_every_entry_about_a_server_says_on_what_it_rests() -> None:
    """A zone or an order of numbers that does not stand in the answer needs its basis."""
    assert whois().source
    assert all(one.basis.startswith(("known: ", "documented: ", "fixtures")) for one in whois().server.values())


def test_labels_are_as_they_are_compared() -> None:
    """Labels are compared in lower case: one written otherwise would never match."""
    for labels in whois().labels.values():
        assert all(label == label.lower().strip() and label for label in labels)


def test_every_question_names_the_domain() -> None:
    """A form without the name would ask nothing."""
    assert all("{name}" in form for form in whois().form.values())
