from __future__ import annotations

from gyotaku.model.evidence import Evidence, Observation
from gyotaku.model.facts import Body, Fact
from gyotaku.rules.density import dense, length
from gyotaku.rules.examples import lure


def seen(*facts: Fact) -> Evidence:
    """Build evidence of these facts."""
    return Evidence(observations=tuple(Observation(id=f"E{n}", fact=fact) for n, fact in enumerate(facts, start=1)))


def test_the_length_is_that_of_the_longest_body_shown() -> None:
    """Two bodies of one mail are read as one text; without any there is no length."""
    short = Body(blocks=(), part="1", media_type="text/plain", characters=10)
    long = Body(blocks=(), part="2", media_type="text/html", characters=90)
    assert length(seen(short, long)) == 90
    assert length(seen()) == 0


def test_one_phrase_each_two_thousand_characters_is_dense_enough() -> None:
    """The share counts, not the number: two phrases in four thousand characters weigh as one in two thousand."""
    facts = [(lure("restrict"), Observation(id="E1", fact=lure("restrict"))) for _ in range(2)]
    assert len(dense(facts, lambda one: one.pretext, 4000)) == 2
    assert dense(facts, lambda one: one.pretext, 4001) == ()
