"""The language of a shown text: by script first, then by common words or letters only one language has.

Absent is an answer: too little text has no language.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from itertools import islice

from gyotaku.data.folding import beyond_ascii
from gyotaku.data.languages import latin_languages
from gyotaku.patterns import late

HEAD = 3_000
"""Characters looked at."""
WORDS = 5
"""Fewest Latin words a language is told from."""

# Signs are counted in runs: a page of Japanese has a tenth as many of them.
_KANA = re.compile("[ぁ-ゖァ-ヺｦ-ﾝ]+")
_HAN = re.compile("[一-龥々]+")
_JAPANESE_HAN = late("[円様発対実応図売読気働込払圏駅験変済続権録帰営単戻桜検辺価県顔効鉄悪栄覚観拠軽穀産収渋従択沢拝稲峠畑枠匂]")
_CHINESE_HAN = late(
    "[们这为个发电务网账户请您点开关门时间对应图卖读动费们們這為個發對應圖賣讀動嗎吗呢很们您帳請與无無后後过過还還没沒将將它她]"
)
_SCRIPTS = (
    ("ko", re.compile("[가-힣]")),
    ("ru", late("[а-яёА-ЯЁ]")),
    ("th", re.compile("[ก-๛]")),
    ("ar", re.compile("[\u0620-\u064a]")),
    ("he", re.compile("[א-ת]")),
    ("el", re.compile("[α-ωΑ-Ω]")),
    ("hi", re.compile("[\u0904-\u0939]")),
)
# Said by what it is not: the fewer characters a class lists, the sooner it is compiled.
_BEYOND_LATIN = re.compile("[^\u0000-\u036f\u1e00-\u2e7f\ud800-\uf8ff\uffdd-\U0010ffff]")
_UKRAINIAN = late("[іїєґІЇЄҐ]")
_PERSIAN = late("[پچژگ]")
_LETTERS = (
    ("pl", late("[ąęłńśźżĄĘŁŃŚŹŻ]")),
    ("vi", late("[ăđơưạảấầẩậắằẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹ]")),
    ("tr", late("[ğışĞİŞ]")),
    ("cs", late("[řěůĚŘŮ]")),
    ("hu", re.compile("[őűŐŰ]")),
    ("ro", late("[ățșşţĂȚȘ]")),
)
"""Letters that no other of the languages told apart uses; few Latin languages share them."""
_URL = re.compile(r"https?://\S{1,500}")
_MAIL = re.compile(r"(?<![\w.+-])[\w.+-]{1,64}@[\w.-]{1,200}")
_WORD = re.compile(r"[a-zA-Z]{2,}")
_ENGLISH = re.compile(r"\b(?:the|and|you|your|of|to|is|for|this|with|have|are|will|from|be|we|our)\b")
_NO_LETTERS = re.compile(r"[\W\d_]+")


def language_of(text: str) -> str:
    """Return the ISO 639-1 code of a text's language; ``""`` when there is too little of it."""
    head = text[:HEAD]
    head = _URL.sub(" ", head) if "://" in head else head
    head = _MAIL.sub(" ", head) if "@" in head else head
    strange = beyond_ascii(head)
    if not _BEYOND_LATIN.search(strange):
        return _latin(head, strange)
    letters = len(_NO_LETTERS.sub("", head))
    kana, han = sum(map(len, _KANA.findall(strange))), sum(map(len, _HAN.findall(strange)))
    if kana >= 2 and kana * 25 >= han and (kana + han) * 12 >= letters:
        return "ja"
    if han >= 4 and han * 8 >= letters:
        # Without kana, characters that only one of the two writes decide.
        return "ja" if len(_JAPANESE_HAN.findall(strange)) > len(_CHINESE_HAN.findall(strange)) else "zh"
    for code, script in _SCRIPTS:
        count = len(script.findall(strange))
        if count >= 4 and count * 4 >= letters:
            if code == "ru" and len(_UKRAINIAN.findall(strange)) * 40 > count:
                return "uk"
            return "fa" if code == "ar" and _PERSIAN.search(strange) else code
    return _latin(head, strange)


@lru_cache(maxsize=2048)
def _plain(letter: str) -> str:
    """Return what is ASCII in the compatibility decomposition of a letter."""
    return unicodedata.normalize("NFKD", letter).encode("ascii", "ignore").decode("ascii")


def _latin(head: str, strange: str) -> str:
    if strange:
        for code, own in _LETTERS:
            if len(own.findall(strange)) * 60 >= max(len(head), 120):
                return code
        for letter in set(strange):
            plain = _plain(letter)
            head = head.replace(letter, plain) if plain else head
        head = head.encode("ascii", "ignore").decode("ascii")
    if len(_WORD.findall(head[:400])) < WORDS:
        return ""
    low = head.lower()
    found = latin_languages(low)
    # English is also the answer for want of one: it must show words that no other language has.
    if "en" in found and len(list(islice(_ENGLISH.finditer(low), 2))) == 2:
        return "en"
    return next((code for code in found if code != "en"), "")
