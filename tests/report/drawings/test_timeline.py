from __future__ import annotations

from gyotaku.report.drawings.timeline import draw_timeline


def test_events_are_drawn_in_the_order_given() -> None:
    """One dot an event, joined by lines, with date and words beside it."""
    drawn = draw_timeline((("2026-03-10", "登録"), ("2026-03-15", "受信 <b>")), "古い順")
    assert drawn.count("<circle") == 2
    assert drawn.count("<line") == 1
    assert drawn.index("2026-03-10") < drawn.index("登録") < drawn.index("2026-03-15") < drawn.index("受信 &lt;b&gt;")


def test_long_words_get_a_second_line_and_the_room_for_it() -> None:
    """What does not fit beside the line is not cut at once, and lies neither on the next event nor below the drawing."""
    long = "reported to Council of Anti-Phishing Japan (フィッシング対策協議会)"
    short, drawn = (draw_timeline((("2026-03-16", what), ("2026-03-17", what)), "oldest first") for what in ("x", long))
    assert drawn.count("フィッシング対策協議会)") == 2
    assert "0 0 400 148" in short
    assert "0 0 400 188" in drawn
