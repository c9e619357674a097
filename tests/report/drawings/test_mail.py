from __future__ import annotations

from gyotaku.report.drawings.mail import LINES, Letter, draw_mail


def letter(*blocks: tuple[str, str]) -> Letter:
    """Make a letter of blocks."""
    labels = ("件名", "差出人", "受信日時")
    return Letter(subject="S", sender="<a>", date="D", labels=labels, blocks=blocks, more="(more)", picture="画像")


def test_blocks_are_drawn_in_order() -> None:
    """Head lines, heading, text, picture and button, top to bottom."""
    drawn = draw_mail(letter(("image", ""), ("heading", "見出し"), ("text", "本文"), ("button", "押す"), ("link", "行き先")))
    places = [drawn.index(word) for word in ("&lt;a&gt;", "画像", "見出し", "本文", "押す", "行き先")]
    assert places == sorted(places)
    assert 'class="frame button"' in drawn


def test_a_long_body_ends_with_a_note() -> None:
    """A drawing stays a picture; the transcript has the rest."""
    drawn = draw_mail(letter(*[("text", f"行{n}") for n in range(LINES * 2)]))
    assert "(more)" in drawn
    assert f"行{LINES - 1}<" in drawn
    assert f"行{LINES + 1}<" not in drawn


def test_one_huge_block_is_bounded() -> None:
    """A single block of a thousand lines does not make a thousand lines of drawing."""
    assert draw_mail(letter(("text", "\n".join(["x"] * 1000)))).count("<text") < LINES + 10


def test_an_empty_mail_is_a_frame() -> None:
    """Nothing to show still gives a letter with its head."""
    assert draw_mail(letter(("text", "  "))).count("<rect") == 1
