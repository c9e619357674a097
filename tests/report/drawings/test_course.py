from __future__ import annotations

from datetime import date, timedelta

from gyotaku.report.drawings.course import COLUMNS, Lane, Mark, draw_course, spans

DAY = date(2025, 12, 30)


def test_a_row_for_each_kind_and_a_dot_for_each_day() -> None:
    """Names are escaped, a count stands at its dot, what is gone is a ring."""
    lanes = (
        Lane("登録 <b>", (Mark(DAY, 1),)),
        Lane("メール", (Mark(DAY + timedelta(days=3), 12), Mark(DAY + timedelta(days=4), 1))),
        Lane("ページ", (Mark(DAY + timedelta(days=5), 1, gone=True),)),
    )
    drawn = draw_course(lanes)
    assert drawn.count("<circle") == 4
    assert drawn.count('class="dot sure" fill="none"') == 1
    assert ">12<" in drawn
    assert "登録 &lt;b&gt;" in drawn
    assert (drawn.count(">2025<"), drawn.count(">2026<")) == (1, 1)
    assert drawn.count("<line") == 1


def test_many_days_share_columns() -> None:
    """Neighbours with the least time between them share one; no day is lost, and none is out of order."""
    days = [date(2026, 1, 1) + timedelta(days=number * number) for number in range(30)]
    columns = spans(days)
    assert len(columns) == COLUMNS
    assert [day for column in columns for day in column] == days
    assert spans(days[:3]) == [[day] for day in days[:3]]
    assert len(columns[0]) > len(columns[-1])
