from __future__ import annotations

import random
import re

from tests.book.keys.evidence import of

from gyotaku.book.keys import folding
from gyotaku.book.keys.folding import NAME, NUMBER, _masked, names, skeleton
from gyotaku.data.folding import letters
from gyotaku.model.facts import Address, BrandClaim, Salutation


def test_spelling_does_not_matter() -> None:
    """Width, case, kana, invisible letters and look-alikes are one; numbers and tokens are gone."""
    one = skeleton("【ｱｶｳﾝﾄ】ご確認\u200bください 12345", ())
    assert one == skeleton("あかうんと ご確認ください　９９", ()) == "あかうんと ご確認ください #"
    assert skeleton("Your ID: x9f3kq https://evil.example/a?b=c", ()) == "your id #"


def test_names_are_masked() -> None:
    """The recipient's and the brand's names are one sign, so that one template for two brands reads alike."""
    evidence = of(
        BrandClaim(brand="a", name_ja="甲銀行", name_en="Bank A", category="bank", place="body", matched="甲銀行", primary=True),
        Address(role="to", address="taro@mail.example", local="taro"),
        Salutation(style="name", text="山田太郎"),
    )
    assert skeleton("山田太郎様 甲銀行からお知らせ", names(evidence)) == "* 様 * からお知らせ".replace("* 様", "*様").replace(
        "* から", "*から"
    )


def test_a_short_name_is_not_masked() -> None:
    """Two letters stand in any word."""
    assert skeleton("about it", ("ab",)) == "about it"


def test_names_that_overlap_are_masked_from_the_left() -> None:
    """The leftmost name is masked first, of two at one place the first of the list, as alternatives of a pattern are taken."""
    chance = random.Random(5)  # noqa: S311 - which texts are tried
    for _ in range(3_000):
        text = "".join(chance.choices("abc*", k=30))
        known = tuple("".join(chance.choices("abc", k=chance.randrange(3, 6))) for _ in range(chance.randrange(5)))
        expected = re.sub("|".join(known), lambda _: NAME, text) if known else text
        assert _masked(text, known) == expected, (text, known)


PIECES = (
    *(
        "a",
        "b",
        "Z",
        "_",
        "-",
        "1",
        "9",
        "あ",
        "ア",
        "・",
        "、",
        "。",
        "\uff13",
        "①",
        "²",
        "é",
        "\u0301",
        "\ud800",
        "漢",
        "😀",
        "\u200b",
        "ー",
    ),
    *("@", ".", "www.", "http://", "x@y.z", "%", "+", "*", "#", "Ⅳ", "ß", " ", "\n", "\t", "\u3000", "\x1c", "\x85"),
)


def test_a_skeleton_is_what_plain_patterns_would_leave() -> None:
    """Addresses, words with digits and what is no letter are found faster than by these patterns, and exactly as by them."""
    digits, words = re.compile(r"(?a:(?<!\w)[A-Za-z_]*+\d[\w-]*)"), re.compile(r"[\w*#]+")
    chance = random.Random(3)  # noqa: S311 - which texts are tried
    for _ in range(3_000):
        text = "".join(chance.choices(PIECES, k=chance.randrange(25)))
        bare = folding._ADDRESS.sub(" ", text)
        told = digits.sub(NUMBER, letters(bare)).replace("_", " ")
        assert skeleton(text, ()) == " ".join(words.findall(told)).translate(folding._KANA), text
