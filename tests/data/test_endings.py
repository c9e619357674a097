from __future__ import annotations

from gyotaku.data.endings import abused_endings


def test_endings_of_everyday_mail_are_not_among_the_abused() -> None:
    """An ending that most genuine mail uses tells nothing and must never be listed, however often it is abused."""
    assert not {"com", "net", "org", "jp", "co"} & set(abused_endings())


def test_endings_are_sorted_by_how_often_they_were_seen() -> None:
    """The figures come from a published list, the commonest first."""
    counts = list(abused_endings().values())
    assert counts == sorted(counts, reverse=True)
    assert abused_endings()["cn"] == 17615
