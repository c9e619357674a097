"""Decide where a URL ends in running text: after its host, inside Japanese, at closing brackets, over line ends."""

from __future__ import annotations

import re
import unicodedata

from gyotaku.data.domains import known_suffix
from gyotaku.patterns import late

LONGEST = 8_192
"""Most characters of one URL; a longer one is cut."""

_INVISIBLE = "\u00ad\u034f\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff"
_CJK_RANGES = "\u3005-\u3007\u3040-\u30fa\u30fc-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\uff66-\uff9f\uac00-\ud7a3"
_CJK = late(f"[{_CJK_RANGES}]")
_CJK_RUN = re.compile(f"[{_CJK_RANGES}\u30fb]{{1,64}}")
_AUTHORITY = re.compile(r"[^\s/\\?#<>\"'`（）「」『』【】〔〕［］｛｝＜＞、，！？：；／＃]{1,300}")
_ENDS_HOST = re.compile(r"[\[\](){},;|&!$*+=~^]")
_IPV6 = re.compile(r"\[[0-9A-Fa-f:.]{2,45}\](?::\d{1,5})?")
_DEFANGED = re.compile(r"\[\.\]|\[dot\]|\(\.\)|\(dot\)|\{\.\}|\[:\]|[●■★○＊*]|\.\]", re.IGNORECASE)
_HOST_THEN_TEXT = late(r"(?:[^.．。｡\s@:]{1,63}[.．。｡]){1,10}[A-Za-z]{2,24}(?::\d{1,5})?(?![A-Za-z0-9\-])")
_WITHOUT_DOT = re.compile(r"0[xX][0-9A-Fa-f]+|\d+|localhost", re.IGNORECASE)

_ASCII_RUN = re.compile(r"[!#-;=?-\]_a-~^]+")
_WIDE_RUN = late(r"[\uff03-\uff06\uff0a-\uff0b\uff0d-\uff3a\uff3f\uff41-\uff5a\uff5e!#-;=?-\]_a-~^]+")
_INVISIBLE_THEN_URL = re.compile(f"[{_INVISIBLE}]{{1,16}}(?=[/?#&=%.\\-_A-Za-z0-9])(?!https?:)")
_FLOWED = re.compile(r" \n(?=[!#-;=?-~])(?!https?:)")
_WRAPPED = re.compile(r"\n(?=[A-Za-z0-9%&=_\-./?+~]{4,200}(?:\n|$))(?!https?:|www\.)(?=[^\n]{0,200}[=&%])")
_SENTENCE = late(
    "を|へ|が|です|ます|まで|から|より|にて|ください|下さい|こちら|クリック|アクセス|ログイン|確認|手続|お願|参照|ご|開|以下|下記|上記|"
    "で|に|は|と|まずは|または|もしく|および|及び|点击|點擊|请|請|网址|를|에서|으로|하세요|입니다"
)
_NEXT_URL = re.compile(r"[,;|、）)\]>]+https?://", re.IGNORECASE)
_ENTITY_TAIL = re.compile(r"&(?:gt|lt|quot|nbsp|#39|#\d{2,5});?.{0,20}$", re.DOTALL)
_CLOSING = {")": "(", "]": "[", "}": "{"}
_OPENERS = {"(": ")", "（": ")", "[": "]", "［": "]", "【": "]", "{": "}"}
_TRAILING = frozenset(".,;:!?'\"|\\^`…。、，．！？：；([{")
_EMPHASIS = frozenset("*_~")
"""Taken off the end only where the same character stands before the URL: **https://…** (tokens end in them as well)."""
_HARD_WRAP = range(68, 80)
"""Columns at which programs break lines that are too long."""


def authority_end(text: str, begin: int, *, wide: bool = False) -> int:
    """Return where the authority that begins at `begin` ends, 0 when there is none (or it was defanged)."""
    ipv6 = _IPV6.match(text, begin)
    if ipv6:
        return ipv6.end()
    found = _AUTHORITY.match(text, begin)
    if found is None:
        return 0
    run = found[0]
    if _DEFANGED.search(run) and "@" not in run:
        return 0
    run = _japanese_cut(run, wide=wide)
    if "@" not in run or re.search(r"[,;|]", run.partition("@")[0]):
        cut = _ENDS_HOST.search(run)
        run = run[: cut.start()] if cut else run
    run = run.rstrip(f".:-_．。｡…{chr(0x200B)}\u00ad\ufeff")
    host = run.rpartition("@")[2].partition(":")[0]
    if not host or not (
        any(dot in host for dot in ".．。｡") or _WITHOUT_DOT.fullmatch(host) or text[found.end() : found.end() + 1] == "/"
    ):
        return 0
    return begin + len(run) if any(character.isalnum() for character in host) else 0


def _japanese_cut(run: str, *, wide: bool) -> str:
    """Cut an authority where a sentence goes on directly behind it; keep internationalised names whole."""
    if run.isascii():
        return run
    cjk = _CJK.search(run)
    if wide or cjk is None:
        head = run[: cjk.start()] if cjk else run
        dot = re.search(r"[。｡．](?![A-Za-z0-9０-９ａ-ｚＡ-Ｚ])", head)
        return head[: dot.start()] if dot else head
    head = run[: cjk.start()]
    plain = unicodedata.normalize("NFKC", head).replace("。", ".").rpartition("@")[2].partition(":")[0].rstrip(".")
    if "." in plain and known_suffix(plain):
        return head
    host = _HOST_THEN_TEXT.match(run, run.rfind("@") + 1)
    return run[: host.end()] if host else run


def rest_end(
    text: str, begin: int, position: int, *, wide: bool = False, delsp: bool = False
) -> tuple[int, list[tuple[int, int]]]:
    """Return where path, query and fragment end, and the line folds inside them (ranges that are no part of the target)."""
    limit = min(len(text), begin + LONGEST)
    folds: list[tuple[int, int]] = []
    if text[position : position + 1] not in (*"/?#:\\", *("／？＃：" if wide else "")):
        return position, folds
    pattern = _WIDE_RUN if wide else _ASCII_RUN
    while position < limit:
        run = pattern.match(text, position, limit)
        if run is not None:
            position = run.end()
            continue
        fold = _fold(text, begin, position, delsp=delsp, first=not folds)
        if fold:
            folds.append((position, fold))
            position = fold
            continue
        step = _foreign(text, position)
        if step == position:
            break
        position = step
    return min(position, limit), folds


def _fold(text: str, begin: int, position: int, *, delsp: bool, first: bool) -> int:
    """Return where the next line goes on with the URL, 0 when it does not."""
    if delsp and (soft := _FLOWED.match(text, position)):
        return soft.end()
    line_begin = text.rfind("\n", max(0, position - 200), position) + 1
    alone = not text[line_begin:begin].strip() if first else True
    if alone and position - line_begin in _HARD_WRAP and (hard := _WRAPPED.match(text, position)):
        return hard.end()
    return 0


def _foreign(text: str, position: int) -> int:
    """Return the position behind characters beyond ASCII that belong to the URL, or `position` when none do."""
    invisible = _INVISIBLE_THEN_URL.match(text, position)
    if invisible:
        return invisible.end()
    cjk = _CJK_RUN.match(text, position)
    if cjk is None:
        character = text[position]
        return position + 1 if character > "\x7f" and character.isalpha() and character < "\u2e80" else position
    following = text[cjk.end() : cjk.end() + 1]
    path_like = text[position - 1] in "/=-_#" and len(cjk[0]) <= 40 and not _SENTENCE.search(cjk[0])
    ends_well = not following or following.isspace() or following in "/?&#=-_.%+" or (following.isascii() and following.isalnum())
    return cjk.end() if path_like and ends_well else position


def trimmed_end(text: str, begin: int, end: int) -> int:
    """Take off punctuation that belongs to the sentence, closers without opener, and a second URL glued behind."""
    run = text[begin:end]
    second = _NEXT_URL.search(run, 8)
    if second:
        run = run[: second.start()]
    entity = _ENTITY_TAIL.search(run, max(0, len(run) - 40))
    if entity:
        run = run[: entity.start()]
    closer = _OPENERS.get(text[begin - 1 : begin], "")
    if closer and (cut := _unbalanced(run, closer)) >= 0:
        run = run[:cut]
    before = text[begin - 1 : begin]
    while run:
        last = run[-1]
        closes = last in _CLOSING and run.count(last) > run.count(_CLOSING[last])
        if not (last in _TRAILING or closes or (last in _EMPHASIS and last == before)):
            break
        run = run[:-1]
    return begin + len(run)


def _unbalanced(run: str, closer: str) -> int:
    """Return the index of the first closer without its opener in the run, or -1."""
    depth = 0
    opener = _CLOSING[closer]
    for index, character in enumerate(run):
        depth += (character == opener) - (character == closer)
        if depth < 0:
            return index
    return -1
