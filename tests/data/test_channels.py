from __future__ import annotations

import re

from gyotaku.data.channels import called, channels


def test_every_desk_has_its_source_and_date() -> None:
    """A contact that readers are sent to rests on a page that was looked at, with the month."""
    assert [channel.id for channel in channels()] == ["antiphishing", "dekyo", "police"]
    for channel in channels():
        assert channel.source.startswith("https://")
        assert re.fullmatch(r"\d{4}-\d{2}", channel.date)


def test_what_may_stand_live_is_what_the_texts_name() -> None:
    """Only addresses that are really printed are exempt from the gate."""
    for channel in channels():
        for address in channel.addresses:
            assert address in channel.contact_ja
            assert address in channel.contact_en
            assert address.endswith(channel.hosts)


def test_a_place_is_known_by_each_of_its_names() -> None:
    """What an analyst typed in one language is called by its name in the other."""
    first = channels()[0]
    assert called(first.name_ja) is called(first.name_en) is called(first.id) is first
    assert called("the hosting company") is None
