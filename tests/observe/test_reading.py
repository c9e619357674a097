from __future__ import annotations

from tests.written import written

from gyotaku.data.folding import fold
from gyotaku.data.lexicon import Hit
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


def test_phrase_is_whole() -> None:
    """A phrase cut at a stem is quoted with its ending and its polite prefix."""
    read = reading(("下のボタンからお開きください。ご利用を停止します",))
    at = read.text.index("お開き")
    start, end = read.phrase(Hit("request", "click", at, read.text.index("い。")))
    assert read.shown[start:end] == "お開きください"
    at = read.text.index("利用")
    start, end = read.phrase(Hit("lure", "restrict", at, at + 2))
    assert read.shown[start:end] == "ご利用"


def test_quoted_words_of_latin_letters_are_whole() -> None:
    """A phrase list cuts words where their endings begin; what is quoted goes on to their end, and no further."""
    read = reading(("4 messages held in quarantine. Überprüfung nötig; AppleIDを確認", "ok"))
    for cut, whole in (
        ("messages held in quarantin", "messages held in quarantine"),
        ("uberprüf", "Überprüfung"),
        ("idを", "AppleIDを"),
    ):
        at = read.text.index(fold(cut))
        start, end = read.phrase(Hit("lure", "x", at, at + len(fold(cut))))
        assert read.shown[start:end] == whole
