from __future__ import annotations

from gyotaku.desk import Desk
from gyotaku.enrich import WAYS
from gyotaku.settings import Choice, Online
from gyotaku.transport.ways import LEVELS, Way, state


def test_a_way_discloses_no_more_than_host_names_unless_it_says_so() -> None:
    """The careful level is the default, and levels are ordered from the least."""
    way = Way(name="a", provider="dns", ask=lambda _about, _ports: [], tells="the name, to the resolver")
    assert way.needs == "host-only"
    assert not way.off
    assert LEVELS.index("never") < LEVELS.index("host-only") < LEVELS.index("full")


def test_every_state_of_a_provider_is_told_with_what_it_discloses() -> None:
    """`gyotaku providers` says of each here and now: ready, needs a key, needs disclosure, off; a setting or a key changes it."""
    keyed = Way(name="k", provider="listings", ask=lambda _about, _ports: [], tells="the host", key="GYOTAKU_TEST_KEY")
    whole = Way(name="w", provider="listings", ask=lambda _about, _ports: [], tells="the URL", needs="full")
    asleep = Way(name="o", provider="dns", ask=lambda _about, _ports: [], tells="the name", off=True)
    plain = Online()
    assert [state(one, plain, {}) for one in (keyed, whole, asleep)] == ["needs key", "needs disclosure full", "off"]
    assert state(keyed, plain, {"GYOTAKU_TEST_KEY": "x"}) == "ready"
    assert state(whole, Online(disclosure="full"), {}) == "ready"
    assert state(asleep, Online(providers={"o": Choice(disclosure="host-only")}), {}) == "ready"
    assert state(keyed, Online(disclosure="never"), {"GYOTAKU_TEST_KEY": "x"}) == "needs disclosure host-only"
    members = Desk().members("providers")
    assert {way.name for way in WAYS} <= {member.name for member in members}
    assert all(member.what and member.detail["state"] for member in members)
    assert any(member.detail["state"] == "by hand" and "Trend Micro" in member.what for member in members)
