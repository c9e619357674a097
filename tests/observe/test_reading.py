from __future__ import annotations

from tests.written import written

from gyotaku.model.facts.text import Block
from gyotaku.observe.reading import read_body, read_subject, reading, units


def test_hidden_blocks_are_not_read() -> None:
    """What a reader does not see is not read as text."""
    blocks = (Block(kind="text", text="shown"), Block(kind="hidden", text="secret", hidden="display-none"))
    assert units(blocks) == ("shown",)


def test_a_link_stands_in_its_sentence() -> None:
    """A link joins the text before and after it; a button and a paragraph stand alone."""
    blocks = (
        Block(kind="text", text="カードの"),
        Block(kind="link", text="ご利用", target="https://a.example/"),
        Block(kind="text", text="を停止"),
        Block(kind="button", text="確認する"),
    )
    assert units(blocks) == ("カードの\nご利用\nを停止", "確認する")


def test_place_in_shown_text() -> None:
    """A range of the folded text leads to the range of the shown text, the spaces around it left out."""
    read = reading(("一行目", "ご利用の カ一ド を停止"))
    at = read.text.index("カード")
    start, end = read.span(at, at + 3)
    assert read.shown[start:end] == "カ一ド"


def test_nothing_to_read() -> None:
    """Without a subject's words there is nothing to read; without a body likewise."""
    evidence = written("x", subject=" ")
    assert read_subject(evidence) is None
    assert read_body(evidence) is not None
