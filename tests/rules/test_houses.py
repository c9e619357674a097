"""Houses that bear a brand's name."""

from __future__ import annotations

import pytest
from tests.rules.test_reading import reading

from gyotaku.model.facts import Fact
from gyotaku.rules.examples import auth, claim, relation, sender
from gyotaku.rules.houses import may_be_house

OPEN = claim(verified=False, web_domains=("harbour.example",), sender_domains=())
LISTED = claim(web_domains=("harbour.example",), sender_domains=())
NORTH = "north-harbour.example"


@pytest.mark.parametrize(
    ("facts", "said"),
    [
        (
            (OPEN, relation("unrelated", NORTH, verified=False), sender("a@" + NORTH), auth("dkim", "pass", NORTH, aligned=True)),
            True,
        ),
        ((OPEN, relation("unrelated", NORTH, verified=False), sender("a@" + NORTH)), False),
        ((LISTED, relation("unrelated", NORTH), sender("a@" + NORTH), auth("dkim", "pass", NORTH, aligned=True)), False),
        (
            (
                OPEN,
                relation("unrelated", "x.test", verified=False),
                sender("a@x.test"),
                auth("dkim", "pass", "x.test", aligned=True),
            ),
            False,
        ),
    ],
)
def test_houses(facts: tuple[Fact, ...], said: bool) -> None:
    """An open list, a confirmed sender, and a word in common: nobody can tell that the house is none."""
    assert may_be_house(reading(*facts)) is said


def test_a_public_office_may_speak_of_a_matter_of_the_state() -> None:
    """Endings kept for public offices, confirmed by the receiver; a company's matter is none of theirs."""
    office = "city.example.lg.jp"
    facts = (relation("unrelated", office), sender("a@" + office), auth("dkim", "pass", office, aligned=True))
    assert may_be_house(reading(claim(category="government"), *facts))
    assert not may_be_house(reading(claim(category="bank"), *facts))
    assert not may_be_house(reading(claim(category="government"), *facts[:2]))
