from __future__ import annotations

from gyotaku.enrich.rebuilt import rebuilt
from gyotaku.model.evidence import Evidence, Observation
from gyotaku.model.facts import Link, PageView, Rebuilt
from gyotaku.transport import OFFLINE, Answer, Recording, Replay

URL = "https://evil.example/login"
FACT = Rebuilt(url=URL, after="a report", views=(PageView(url=URL, profile="desktop-ja", state="form"),))


def evidence() -> Evidence:
    """A mail with one link."""
    link = Link(target=URL, url=URL, scheme="https", host="evil.example", registrable="evil.example")
    return Evidence().plus((Observation(id="", fact=link),))


def test_only_a_recording_gives_it() -> None:
    """It is one observation with the recording as its source; offline nothing is missing."""
    answer = Answer(provider="rebuilt", about=f"url:{URL}", source="gyotaku", facts=(FACT,), note="a demonstration")
    (seen,) = rebuilt(evidence(), Replay(Recording(source="a recording", answers=(answer,))))
    assert isinstance(seen, Observation)
    assert seen.fact == FACT
    assert (seen.source.name, seen.source.recorded, seen.excerpt) == ("gyotaku", "a recording", "a demonstration")
    assert list(rebuilt(evidence(), OFFLINE)) == []


def test_a_page_of_another_address_is_left_out() -> None:
    """A recording made for another link shows nothing here."""
    answer = Answer(provider="rebuilt", about="url:https://other.example/", source="gyotaku", facts=(FACT,))
    assert list(rebuilt(evidence(), Replay(Recording(source="a recording", answers=(answer,))))) == []
