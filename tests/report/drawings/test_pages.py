from __future__ import annotations

from gyotaku.report.drawings.pages import View, draw_pages


def view(profile: str) -> View:
    """Make a view."""
    return View(profile=profile, state="稼働中", address="hXXps://a[.]test/", title="T", text="We apologize <b>")


def test_views_stand_side_by_side() -> None:
    """Two visitors are drawn beside each other at half width, each with its address and words."""
    drawn = draw_pages((view("desktop"), view("mobile")))
    assert drawn.count("We apologize &lt;b&gt;") == 2
    assert drawn.count("hXXps://a[.]test/") == 2
    assert 'x="209"' in drawn


def test_a_third_view_starts_a_new_row() -> None:
    """Three views take two rows."""
    two, three = draw_pages((view("a"), view("b"))), draw_pages((view("a"), view("b"), view("c")))
    assert float(three.split('viewBox="0 0 400 ')[1].split('"')[0]) == 2 * float(two.split('viewBox="0 0 400 ')[1].split('"')[0])
