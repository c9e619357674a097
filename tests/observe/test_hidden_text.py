"""Hidden text gathered."""

from __future__ import annotations

import pytest

from gyotaku.observe.hidden_text import Hidden, count, gather, meaningless
from gyotaku.read.html import read_html

STORY = (
    "The river had risen since morning and the ferryman refused to cross before the lanterns were lit along the wharf. "
    "Children gathered shells beneath the willow while merchants argued about copper, barley and the price of salted herring. "
    "Nobody remembered who had first painted the temple doors, nor why a sparrow was carved above each of the seven arches."
)
SHOWN = "Your account has been limited. Please confirm your identity within the next hours, otherwise we must close the account."


WORDS = ("Talk loudly", "Play kick", "Eating food", "Flying kite", "Wonderful days")


def hidden(markup: str) -> list[Hidden]:
    """Gather what a page hides."""
    page = read_html(markup)
    return gather(page, page.shown())


def test_preview_line() -> None:
    """Short text at the top is the preview line mail programs show in the list, padding not counted."""
    (one,) = hidden(f"<div style=display:none>今月のお知らせ&nbsp;&zwnj;&nbsp;&zwnj;</div><p>{SHOWN}</p>")
    assert (one.preheader, one.noise, one.characters) == (True, False, 7)


def test_long_or_random_text_at_the_top_is_no_preview() -> None:
    """Three hundred characters, or random ones, are not written for a preview."""
    assert [one.preheader for one in hidden(f"<p style=font-size:0>{STORY}</p><p>{SHOWN}</p>")] == [False]
    assert [one.noise for one in hidden(f"<p style=font-size:0>xkqzv wqpfj zzkvb qhtxw jvkqp</p><p>{SHOWN}</p>")] == [True]


def test_story_without_relation_is_noise() -> None:
    """Long hidden prose that shares no words with what is shown was put there for filters."""
    (one,) = hidden(f"<p>{SHOWN}</p><p style=visibility:hidden>{STORY}</p>")
    assert (one.reason, one.noise) == ("visibility", True)


def test_scraps_between_the_sentences_are_noise() -> None:
    """Foreign scraps strewn in many places are there for filters; labels hidden once or twice are not noise."""
    sentence = "お客様のカードのご利用を一部制限させていただきましたのでご連絡いたします。下記よりご確認をお願いいたします。"
    scraps = "".join(f"<p>{sentence}</p><i style=display:none>{words}</i>" for words in WORDS)
    (one,) = hidden(scraps)
    assert (one.noise, one.preheader) == (True, False)
    (one,) = hidden(f"<p>{SHOWN}</p><i style=display:none>Mobile version</i><p>{SHOWN}</p><i style=display:none>Desktop</i>")
    assert one.noise is False


def test_only_the_first_place_is_a_preview_line() -> None:
    """What is hidden after shown text is no preview line, however short."""
    found = hidden(f"<i style=display:none>今月のお知らせ</i><p>件名</p><i style=display:none>控えの番号です</i><p>{SHOWN}</p>")
    assert [(one.text, one.preheader) for one in found] == [("今月のお知らせ", True), ("控えの番号です", False)]


def test_what_is_shown_as_well_is_left_out() -> None:
    """The copy for small screens, and Outlook's copy of a button, hide nothing from the reader."""
    assert (
        hidden(
            f"<p>{SHOWN}</p><p style=display:none>{SHOWN}</p><!--[if mso]><a href=u>Please confirm your identity</a><![endif]-->"
        )
        == []
    )


def test_separators_are_left_out() -> None:
    """A hidden dash or dot is nothing."""
    assert hidden(f"<p>{SHOWN}</p><p style=color:#fff>- | .</p>") == []


@pytest.mark.parametrize(
    ("text", "noise"),
    [
        ("ポぎを ィけギ ゲロラぬミ ムツグ", True),
        ("カードのご利用をロックしました", False),
        ("ポイントプレゼントキャンペーン", False),
        ("apple, garden, silent, window, copper, thirty, velvet, orange, marble", True),
        ("Apples, pears and plums are in season now, says the market.", False),
        ("W27Z9L-J45X3 8fk3a9d2c7 00x8812k 71qqz90", True),
        ("We value your help a1a12108c195d4eb46050d76a6e98874", False),
        ("ref:_00D30oMpa._5005wXyzab:ref", False),
        ("qwxzk vbnmq plkjh zxqvw kjhgf qzxcv", True),
        ("Unsubscribe from this newsletter at any time", False),
        ("Ihre Bestellung ist unterwegs und wird zugestellt", False),
    ],
)
def test_meaningless_text(text: str, *, noise: bool) -> None:
    """Random kana, letters and words strung together are noise; sentences in any language and case numbers are not."""
    assert meaningless(text) is noise


def test_count_leaves_out_padding() -> None:
    """White space and invisible padding are no characters."""
    assert count("a \u200b\u00a0b\u034f\u00ad語") == 3
    blanks = "".join(char for char in map(chr, range(0x3100)) if char.isspace())
    assert count(f"a{blanks}b") == 2
