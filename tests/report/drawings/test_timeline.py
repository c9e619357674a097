from __future__ import annotations

from gyotaku.report.drawings.timeline import draw_timeline


def test_events_are_drawn_in_the_order_given() -> None:
    """One dot an event, joined by lines, with date and words beside it."""
    drawn = draw_timeline((("2026-03-10", "登録"), ("2026-03-15", "受信 <b>")), "古い順")
    assert drawn.count("<circle") == 2
    assert drawn.count("<line") == 1
    assert drawn.index("2026-03-10") < drawn.index("登録") < drawn.index("2026-03-15") < drawn.index("受信 &lt;b&gt;")
