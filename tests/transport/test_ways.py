from __future__ import annotations

from gyotaku.transport.ways import LEVELS, Way


def test_a_way_discloses_no_more_than_host_names_unless_it_says_so() -> None:
    """The careful level is the default, and levels are ordered from the least."""
    way = Way(name="a", provider="dns", ask=lambda _about, _ports: [], tells="the name, to the resolver")
    assert way.needs == "host-only"
    assert not way.off
    assert LEVELS.index("never") < LEVELS.index("host-only") < LEVELS.index("full")
