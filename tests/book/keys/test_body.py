from __future__ import annotations

import struct
from hashlib import blake2b

from rensa import RMinHash
from tests.book.keys.evidence import of

from gyotaku.book.keys.body import BANDS, PIECE, ROWS, SEED, body
from gyotaku.book.keys.folding import skeleton
from gyotaku.model.facts import Body
from gyotaku.model.facts.text import Block

TEXT = (
    "いつもご利用いただきありがとうございます。お客様のアカウントで不審な取引を検知しましたので、一部のご利用を制限しております。"
    "下記の確認ページより、お手続きをお願いいたします。二十四時間以内に確認が取れない場合は、やむを得ず利用を停止いたします。"
)


def _bands(text: str) -> set[str]:
    return {key.value for key in body(of(Body(blocks=(Block(kind="text", text=text),), part="1", media_type="text/plain")))}


def test_equal_words_share_every_band() -> None:
    """Spaces, numbers, addresses and invisible letters change nothing."""
    noisy = TEXT.replace("。", "。 \n").replace("いつも", "い\u200bつも") + " https://a.example/?id=9"
    assert _bands(noisy) == _bands(TEXT + " http://b.example/")
    assert len(_bands(TEXT)) == BANDS


def test_near_words_share_some_bands_and_others_none() -> None:
    """A sentence more still matches; another letter does not."""
    near = _bands(TEXT) & _bands(TEXT + "ご不明な点はお問い合わせください。")
    assert 2 <= len(near) < BANDS
    assert not _bands(TEXT) & _bands(
        "The quick brown fox jumps over the lazy dog while five boxing wizards quietly watch it pass by."
    )


def test_a_short_body_is_no_key() -> None:
    """Three words are anybody's."""
    assert _bands("こちらをご確認ください。") == set()


def test_a_band_is_made_of_every_piece_of_five_letters() -> None:
    """Keys of older books must meet those of today: the minimum is taken over all pieces, whatever their order."""
    text = skeleton(TEXT, ()).replace(" ", "")
    drawn = RMinHash(num_perm=BANDS * ROWS, seed=SEED)
    drawn.update([text[at : at + PIECE] for at in range(len(text) - PIECE + 1)])
    values = drawn.digest()
    expected = {
        f"{band:x}:{blake2b(struct.pack('>4I', *values[band * ROWS : band * ROWS + ROWS]), digest_size=6).hexdigest()}"
        for band in range(BANDS)
    }
    assert _bands(TEXT) == expected
