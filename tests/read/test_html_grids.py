"""Tables painted as QR codes."""

from __future__ import annotations

from gyotaku.read.html import read_html

ROWS = ["10" * 12, "01" * 12] * 12


def table(cell: str) -> str:
    """Draw the rows with one cell a module."""
    return (
        "<table>"
        + "".join("<tr>" + "".join(cell % ("#000" if m == "1" else "#fff") for m in row) + "</tr>" for row in ROWS)
        + "</table>"
    )


def test_painted_cells_are_a_grid() -> None:
    """Cells painted by attribute, style or class give the same rows of modules."""
    for cell in ("<td bgcolor=%s></td>", "<td style='background:%s;width:4px'>&nbsp;</td>"):
        page = read_html(table(cell))
        assert page.grids == ("\n".join(ROWS),)
        assert "qr-table" in page.traits


def test_spans_count_as_modules() -> None:
    """A cell over several columns is as many modules."""
    row = "<tr><td colspan=12 bgcolor=black><td colspan=12></tr>"
    assert read_html(f"<table>{row * 24}</table>").grids == ("\n".join(["1" * 12 + "0" * 12] * 24),)


def test_tables_with_text_or_few_cells_are_none() -> None:
    """A calendar with shaded cells and words is no code."""
    assert read_html(table("<td bgcolor=%s>12</td>")).grids == ()
    assert read_html("<table>" + "<tr><td bgcolor=black>" * 30 + "</table>").grids == ()
