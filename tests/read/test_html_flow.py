"""Text in reading order."""

from __future__ import annotations

from gyotaku.read.html_flow import Flow, collapse

SHOWN = (None, None, 0, False)


def test_collapse_as_a_browser_does() -> None:
    """Runs of white space are one space; the no-break and the ideographic space are no white space here."""
    assert collapse("a \t\n b\xa0\xa0c\u3000d") == "a b\xa0\xa0c\u3000d"
    assert collapse("日\n本 語") == "日本 語"


def test_runs_of_one_fate_join() -> None:
    """Neighbouring pieces of one fate are one run; a block's edges carry no space."""
    flow = Flow(100)
    flow.text(" a ", SHOWN)
    flow.text(" b", SHOWN)
    flow.text("c ", (None, None, 0, True))
    flow.end_block()
    flow.end_block()
    flow.text("d", SHOWN)
    assert [(run.text, run.block, run.bold) for run in flow.close()] == [("a b", 0, False), ("c", 0, True), ("d", 1, False)]


def test_line_breaks_stay_in_the_block() -> None:
    """A line break is a line feed; more than two in a row are two; none stands at a block's edge."""
    flow = Flow(100)
    for _ in range(2):
        flow.end_line(SHOWN)
    flow.text("a ", SHOWN)
    for _ in range(5):
        flow.end_line(SHOWN)
    flow.text("b", SHOWN)
    flow.end_line(SHOWN)
    assert [run.text for run in flow.close()] == ["a\n\nb"]


def test_room_is_bounded() -> None:
    """Text beyond the room is dropped and the flow says so."""
    flow = Flow(3)
    flow.text("abcdef", SHOWN)
    assert [run.text for run in flow.close()] == ["abc"]
    assert flow.cut
