from __future__ import annotations

from gyotaku.report.drawings.route import Station, draw_route

WORDS = ("信頼の境目", "申告", "受信側の記録")


def test_the_boundary_is_drawn_once_between_claim_and_record() -> None:
    """Claims are rings on a dotted line, records are dots; the boundary is named in words."""
    stations = (
        Station(name="claimed", detail="", trust="claim"),
        Station(name="source", detail="192[.]0[.]2[.]1", trust="boundary"),
        Station(name="mx", detail="", trust="receiver"),
    )
    drawn = draw_route(stations, WORDS)
    assert drawn.count("信頼の境目") == 1
    assert drawn.index("claimed") < drawn.index("source") < drawn.index("信頼の境目") < drawn.index("mx")
    assert drawn.count('class="dot claimed" fill="none"') == 1
    assert "192[.]0[.]2[.]1 ・ 受信側の記録" in drawn


def test_a_route_without_boundary_claims_none() -> None:
    """Where no hop is believed, no line is drawn."""
    assert "信頼の境目" not in draw_route((Station(name="a", detail="", trust="claim"),), WORDS)
