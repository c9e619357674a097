"""Japanese spelling gone wrong: sound marks lost, kana without sense, spaces inside words."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from gyotaku.data import kana
from gyotaku.observe.text_traits_found import Found, Writing
from gyotaku.patterns import late

MOST = 5
"""Most places of one kind."""

NOISY = 3
"""Fewest senseless runs that count as noise: one or two may be slang or a face drawn with signs."""

_SMALL = "ぁぃぅぇぉっゃゅょゎァィゥェォッャュョヮヵヶ"
_RUN = re.compile(
    "(?<![ぁ-ゖァ-ヺー゙゚゛゜ｦ-ﾟ一-龠々\\w(（゜∀´｀])[ぁ-ゖァ-ヺー\u3099\u309a゛゜]{2,12}(?![ぁ-ゖァ-ヺー一-龠々\\w)）゜∀´｀])"
)
_PIECE = re.compile("[ぁ-ゖ]+|[ァ-ヺー]+|[\u3099\u309a゛゜]+")
_BETWEEN = frozenset(
    (
        *(
            "の",
            "を",
            "に",
            "は",
            "が",
            "で",
            "と",
            "も",
            "や",
            "へ",
            "か",
            "な",
            "から",
            "まで",
            "より",
            "など",
            "する",
            "した",
            "して",
        ),
        *("での", "への", "との", "には", "では", "とは", "または", "および", "という", "された", "される", "できる"),
    )
)
"""Hiragana that stand between two katakana words."""
_BAD_MARK = re.compile("[ぁ-おな-のま-んァ-オナ-ノマ-ンー][\u3099\u309a゛゜]|(?<=[か-ぢつ-どカ-ヂツ-ド])[\u309a゜]")
_SPREAD_JA = re.compile("(?:[ぁ-ゖァ-ヺー一-龠々][ 　]){3,20}[ぁ-ゖァ-ヺー一-龠々]")
_SPREAD_LATIN = re.compile(r"(?<![A-Za-z])(?:[A-Za-z] ){4,30}[A-Za-z](?![A-Za-z])")
_SINGLE = re.compile(r" [A-Za-z] [A-Za-z] [A-Za-z] ")
_SPLIT_KATAKANA = re.compile("(?<![ァ-ヺー])([ァ-ヺー]{1,8}) ([ァ-ヺー]{1,8})(?![ァ-ヺー])")
_SPLIT_POLITE = re.compile(
    "(?<![一-龠ぁ-ゖァ-ヺ])[おご][ 　](?:客[ 　]?(?:様|さま)|利用|支払|確認|登録|連絡|案内|手続|注意|本人|請求|取引)"
)
# Headings that genuine mail spreads with spaces.
_HEADINGS = frozenset(
    {
        "お知らせ",
        "ご案内",
        "ごあいさつ",
        "目次",
        "重要",
        "ご挨拶",
        "お願い",
        "ご注意",
        "案内状",
        "おしらせ",
        "編集後記",
        "ご連絡",
        "発行",
        "敬具",
        "記",
    }
)
_LURING = late(
    r"verif|account|passw|invoice|paypal|amazon|netflix|microsoft|apple|secur|suspen|urgent|update|payment|bank|viagra|cialis|bitcoin|wallet|click|login|ledger|metamask"
)


def kana_damage(writing: Writing) -> Iterator[Found]:
    """Yield lost sound marks, noise of kana, and words spread or split by spaces."""
    yield from _spread_latin(writing.text)
    if not writing.japanese:
        return
    left = MOST
    for _, hit in writing.read.hits:
        if hit.family == "sound-mark" and left:
            left -= 1
            yield Found("missing-dakuten", *writing.read.span(hit.start, hit.end), hit.id)
    yield from _noise(writing.text)
    yield from _spaces(writing.text)


def _noise(text: str) -> Iterator[Found]:
    runs = [run for run in _RUN.finditer(text) if _senseless(run[0])]
    if len(runs) >= NOISY:
        yield Found("kana-noise", runs[0].start(), runs[0].end(), times=len(runs))


def _senseless(run: str) -> bool:
    """Whether a run of kana breaks two or more habits of Japanese spelling."""
    pieces: list[str] = _PIECE.findall(run)
    faults: int = 2 * len(_BAD_MARK.findall(run)) + (run[0] in _SMALL + "んンーをヲ゛゜")
    faults += sum(first in _SMALL and second in _SMALL for first, second in pairwise(run))
    # A katakana by itself, and hiragana between katakana that are no particle.
    faults += sum(len(piece) == 1 and "ァ" <= piece <= "ヴ" for piece in pieces) if len(pieces) > 1 else 0
    faults += sum("ぁ" <= piece[0] <= "ゖ" and piece not in _BETWEEN for piece in pieces[1:-1])
    return bool(faults >= 2)


def _spaces(text: str) -> Iterator[Found]:
    left, words = MOST, kana.katakana_words()
    for split in _SPLIT_KATAKANA.finditer(text):
        if left and split[1] + split[2] in words and split[1] not in words and split[2] not in words:
            left -= 1
            yield Found("odd-spacing", split.start(), split.end(), split[1] + split[2])
    for split in _SPLIT_POLITE.finditer(text):
        if left:
            left -= 1
            yield Found("odd-spacing", split.start(), split.end(), "".join(split[0].split()))
    for spread in _SPREAD_JA.finditer(text):
        together = "".join(spread[0].split())
        if left and not any(heading in together or together in heading for heading in _HEADINGS) and "様" not in together[-1:]:
            left -= 1
            yield Found("odd-spacing", spread.start(), spread.end(), together)


def _spread_latin(text: str) -> Iterator[Found]:
    for spread in _SPREAD_LATIN.finditer(text) if _SINGLE.search(text) else ():
        together = spread[0].replace(" ", "")
        # Spread headings (N E W S) are old style; what a filter looks for is not.
        if _LURING.search(together.lower()):
            yield Found("odd-spacing", spread.start(), spread.end(), together)
            return
