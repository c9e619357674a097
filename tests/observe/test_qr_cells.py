"""Codes drawn without a picture."""

from __future__ import annotations

from gyotaku.observe.qr_cells import bitmap, of_grid, of_text

ROWS = ["10" * 12, "01" * 12] * 12


def test_bitmap_has_a_margin() -> None:
    """Each module is a square of pixels, with the margin readers ask for."""
    picture = bitmap(ROWS)
    assert picture is not None
    assert picture.size == ((24 + 8) * 4, (24 + 8) * 4)
    assert [picture.getpixel(at) for at in ((0, 0), (16, 16), (20, 16))] == [255, 0, 255]


def test_small_or_huge_drawings_are_none() -> None:
    """What has fewer modules than the smallest code, or far more than the largest, is none."""
    assert bitmap(ROWS[:20]) is None
    assert bitmap(["1" * 500] * 30) is None
    assert bitmap([]) is None


def test_grids_with_doubled_columns() -> None:
    """Where each module takes two cells, the picture is also made with one."""
    assert [one.size[0] for one in of_grid("\n".join(ROWS))] == [128]
    assert [one.size[0] for one in of_grid("\n".join("".join(m * 2 for m in row) for row in ROWS))] == [224, 128]


def test_block_characters() -> None:
    """Half blocks are two modules a letter, whole ones one or half; a box of a mail's signature is none."""
    halves = "\n".join("▀▄" * 12 for _ in range(12))
    assert [one.size for one in of_text(f"Read\n{halves}\nend")] == [(128, 128)]
    wholes = "\n".join("██  " * 12 for _ in range(24))
    assert [one.size[0] for one in of_text(wholes)] == [224, 128]
    assert of_text("■" * 30 + "\n title \n" + "■" * 30) == []
    assert of_text("■ item\n" * 40) == []
