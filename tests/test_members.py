"""What the open families hold."""

from __future__ import annotations

import pytest

from gyotaku.desk import Desk
from gyotaku.errors import UnknownName
from gyotaku.members import members
from gyotaku.settings import DEFAULT, Online, Settings


def test_every_family_lists_its_members() -> None:
    """What gyotaku knows can be looked up, with what each member reads."""
    assert len(members("rules", DEFAULT.online)) >= 40
    assert {"html", "json", "md"} <= {member.name for member in members("exports", DEFAULT.online)}
    assert {"ja", "en"} <= {member.name for member in members("languages", DEFAULT.online)}
    for family in ("rules", "observers", "providers", "exports", "languages"):
        assert all(member.name and member.what for member in members(family, DEFAULT.online)), family
    with pytest.raises(UnknownName, match="exports, languages, observers, providers, rules"):
        members("nothing", DEFAULT.online)


def test_the_desk_tells_providers_by_its_own_settings() -> None:
    """Who may be told nothing is asked nothing, and the list says so."""
    closed = Desk(Settings(online=Online(disclosure="never"))).members("providers")
    states = {member.name: member.detail["state"] for member in closed if "url" not in member.detail}
    assert states != {
        member.name: member.detail["state"] for member in members("providers", DEFAULT.online) if "url" not in member.detail
    }
    assert "needs disclosure host-only" in states.values()
