"""How likely text is what a person wrote."""

from __future__ import annotations

import pytest

from gyotaku.read.plausible import plausibility

JAPANESE = "お客様のアカウントが一時停止されました"


def test_right_reading_beats_wrong_ones() -> None:
    """Japanese read in its own encoding is far more plausible than the same bytes read in another."""
    raw = JAPANESE.encode("cp932")
    right = plausibility(JAPANESE, "japanese")
    assert right > 0.8
    for codec, writing in (("gb18030", "simplified"), ("euc_jis_2004", "japanese"), ("cp1252", "latin"), ("koi8-r", "cyrillic")):
        assert plausibility(raw.decode(codec, "replace"), writing) < right - 0.5


def test_half_width_rubbish() -> None:
    """Rows of half-width kana, which other encodings give as Shift_JIS, speak against a reading."""
    assert plausibility("ﾀﾎﾄﾇｿｷﾖﾘﾒｪﾍｨﾖｪ", "japanese") < 0


def test_lone_ideographs_in_latin_words() -> None:
    """A single ideograph between Latin letters is an accent read in the wrong encoding."""
    assert plausibility("騁ablissement suspendu, v駻ifiez", "japanese") < 0
    assert plausibility("établissement suspendu, vérifiez", "latin") > 0.4


def test_case_turns() -> None:
    """Cyrillic whose case is turned inside out is the other Cyrillic encoding."""
    russian = "Ваш аккаунт заблокирован"
    turned = russian.encode("koi8-r").decode("cp1251")
    assert plausibility(russian, "cyrillic") > plausibility(turned, "cyrillic") + 0.4


@pytest.mark.parametrize("text", ["", "plain ASCII"])
def test_ascii_says_nothing(text: str) -> None:
    """Text without other characters gives no weight either way."""
    assert plausibility(text, "japanese") == 0.0


def test_lost_and_private_characters() -> None:
    """Replacement and private-use characters and controls weigh heavily against."""
    assert plausibility("あ\ufffd", "any") < 0
    assert plausibility("\uf8f0\uf8f1\x85", "japanese") < -2
