"""Who writes to an organisation's people from outside."""

from __future__ import annotations

from gyotaku.model.evidence import Evidence, Observation, Where
from gyotaku.model.facts import Fact, HeaderTrait, MailingList
from gyotaku.rules.examples import mailbox, sender
from gyotaku.rules.outsiders import organisation, outsider

HANAKO = mailbox("to", "hanako@workplace.example")


def _evidence(*facts: Fact) -> Evidence:
    return Evidence().plus(tuple(Observation(id="", fact=fact, where=Where(place="mail")) for fact in facts))


def test_a_stranger_who_writes_first_is_an_outsider() -> None:
    """Colleagues, answers and lists are none; neither is a mail without a writer."""
    stranger = sender("a@other.example")
    found = outsider(_evidence(stranger, HANAKO))
    assert found is not None
    assert found[0].domain == "other.example"
    assert outsider(_evidence(sender("a@mail.workplace.example"), HANAKO)) is None
    assert outsider(_evidence(stranger, HANAKO, HeaderTrait(trait="reply"))) is None
    assert outsider(_evidence(stranger, HANAKO, MailingList(list_id="<talk.example>"))) is None
    assert outsider(_evidence(HANAKO)) is None


def test_an_organisation_has_a_domain_of_its_own() -> None:
    """A mailbox that anybody may open names no organisation; the first reader who has one decides."""
    assert organisation(_evidence(mailbox("to", "me@gmail.com"), HANAKO)) == "workplace.example"
    assert organisation(_evidence(mailbox("to", "me@gmail.com"))) == ""
    assert organisation(_evidence()) == ""
