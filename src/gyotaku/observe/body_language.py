"""The language of a shown text: by script first, then by common words or letters only one language has.

Absent is an answer: too little text has no language.
"""

from __future__ import annotations

import re
import unicodedata

from gyotaku.data.languages import latin_languages

HEAD = 3_000
"""Characters looked at."""
WORDS = 5
"""Fewest Latin words a language is told from."""

_KANA = re.compile("[ぁ-ゖァ-ヺｦ-ﾝ]")
_HAN = re.compile("[一-龥々]")
_JAPANESE_HAN = re.compile(
    "[円様発対実応図売読気働込払圏駅験変済続権録帰営単戻桜検辺価県顔効鉄悪栄覚観拠軽穀産収渋従択沢拝稲峠畑枠匂]"
)
_CHINESE_HAN = re.compile(
    "[们这为个发电务网账户请您点开关门时间对应图卖读动费们們這為個發對應圖賣讀動嗎吗呢很们您帳請與无無后後过過还還没沒将將它她]"
)
_SCRIPTS = (
    ("ko", re.compile("[가-힣]")),
    ("ru", re.compile("[а-яёА-ЯЁ]")),
    ("th", re.compile("[ก-๛]")),
    ("ar", re.compile("[\u0620-\u064a]")),
    ("he", re.compile("[א-ת]")),
    ("el", re.compile("[α-ωΑ-Ω]")),
    ("hi", re.compile("[\u0904-\u0939]")),
)
_BEYOND_LATIN = re.compile("[\u0370-\u1dff\u2e80-\ud7ff\uf900-\uffdc]")
_UKRAINIAN = re.compile("[іїєґІЇЄҐ]")
_PERSIAN = re.compile("[پچژگ]")
_LETTERS = (
    ("pl", re.compile("[ąęłńśźżĄĘŁŃŚŹŻ]")),
    ("vi", re.compile("[ăđơưạảấầẩậắằẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹ]")),
    ("tr", re.compile("[ğışĞİŞ]")),
    ("cs", re.compile("[řěůĚŘŮ]")),
    ("hu", re.compile("[őűŐŰ]")),
    ("ro", re.compile("[ățșşţĂȚȘ]")),
)
"""Letters that no other of the languages told apart uses; few Latin languages share them."""
_URL = re.compile(r"https?://\S{1,500}|[\w.+-]{1,64}@[\w.-]{1,200}")
_WORD = re.compile(r"[a-zA-Z]{2,}")
_ENGLISH = re.compile(r"\b(?:the|and|you|your|of|to|is|for|this|with|have|are|will|from|be|we|our)\b")
_LETTER = re.compile(r"[^\W\d_]")


def language_of(text: str) -> str:
    """Return the ISO 639-1 code of a text's language; ``""`` when there is too little of it."""
    head = _URL.sub(" ", text[:HEAD])
    if head.isascii():
        return _latin(head)
    if not _BEYOND_LATIN.search(head):
        return _latin(head)
    letters = len(_LETTER.findall(head))
    kana, han = len(_KANA.findall(head)), len(_HAN.findall(head))
    if kana >= 2 and kana * 25 >= han and (kana + han) * 12 >= letters:
        return "ja"
    if han >= 4 and han * 8 >= letters:
        # Without kana, characters that only one of the two writes decide.
        return "ja" if len(_JAPANESE_HAN.findall(head)) > len(_CHINESE_HAN.findall(head)) else "zh"
    for code, script in _SCRIPTS:
        count = len(script.findall(head))
        if count >= 4 and count * 4 >= letters:
            if code == "ru" and len(_UKRAINIAN.findall(head)) * 40 > count:
                return "uk"
            return "fa" if code == "ar" and _PERSIAN.search(head) else code
    return _latin(head)


def _latin(head: str) -> str:
    if not head.isascii():
        for code, own in _LETTERS:
            if len(own.findall(head)) * 60 >= max(len(head), 120):
                return code
        head = unicodedata.normalize("NFKD", head).encode("ascii", "ignore").decode("ascii")
    if len(_WORD.findall(head[:400])) < WORDS:
        return ""
    low = head.lower()
    found = latin_languages(low)
    # English is also the answer for want of one: it must show words that no other language has.
    english = len(_ENGLISH.findall(low))
    if "en" in found and english >= 2:
        return "en"
    return next((code for code in found if code != "en"), "")
