"""Find the URLs in running text, above all where one ends inside Japanese: `https://example.com/aへ` ends before へ.

Linear in the length of the text: every character is looked at a bounded number of times. Text that was defanged (hxxp, [.])
is no link.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect
from typing import NamedTuple

from gyotaku.data.domains import known_suffix
from gyotaku.observe.url_end import authority_end, rest_end, trimmed_end
from gyotaku.patterns import late

_NAME_OF = late(r"(?:\bxmlns(?::[\w.\-]{1,40})?\s{0,3}=\s{0,3}|<!DOCTYPE\s[^<>]{0,200})[\"'“”]$", re.IGNORECASE)
"""What stands before the name of a vocabulary in markup shown as text (XML Namespaces 1.0): it names, and leads nowhere."""
_NAME_LOOK = 240
"""How far before a URL that is looked for."""
FOLD_LOOK = 4_096
"""How far a URL in angle brackets may run over line ends, in characters."""

_START = re.compile(r"[:：.．](?:(?<=[:：])[/／\\]{1,3}|(?<=[wWｗＷ]{3}[.．])(?=\w)|(?<=\.)[A-Za-z]{2,24}(?=/[A-Za-z0-9]))")
"""Signs of a URL: `://`, `www.`, or a dot, letters and a path. One leading set of characters keeps the search fast."""
_ZERO = "[\u00ad\u200b-\u200f\u2060\ufeff]?"
_QUOTES = frozenset("\"'“”")
_SCHEME_BEFORE = re.compile(rf"(?:[hHｈＨ]{_ZERO}[tTｔＴ]{_ZERO}[tTｔＴ]{_ZERO}[pPｐＰ]{_ZERO}[sSｓＳ]?{_ZERO}|[fF][tT][pP])$")
_NO_WWW_BEHIND = late(r"[\w@.\-/:：／．＠%=]")
_BACKWARDS = re.compile(r"[A-Za-z0-9.\-]{1,255}")
_HOST = re.compile(r"(?:[A-Za-z0-9][A-Za-z0-9\-]{0,62}\.){0,7}[A-Za-z0-9][A-Za-z0-9\-]{0,62}")
_NO_HOST_BEHIND = late(r"[A-Za-z0-9@._/%=:\-＠~&?#]")
_LINE_END = re.compile(r"\.[a-z]{2,24}[ \t】」』)）\]]{0,8}$", re.MULTILINE)
_SOLITARY = late(
    r"[ \t>＞▼▽■□●◆◇・→⇒⇨☞➡➤►▶\-*※【「『(（\[]{0,12}(?:(?:URL|ＵＲＬ|アドレス|サイト|リンク|Web|Website|HP) ?[:：] ?)?"
    r"(?P<host>(?:[a-z0-9][a-z0-9\-]{0,62}\.){1,8}[a-z]{2,24})[ \t】」』)）\]]{0,8}"
)
LONGEST_LINE = 300
_NOT_SUFFIXES = frozenset({"ltd", "inc", "zip", "md", "py", "sh", "pl", "rs", "mov", "ps", "so", "cc", "am", "pm"})
"""Suffixes that in running text mostly end something else than a host: Co.Ltd/…, script.py."""


class Found(NamedTuple):
    """One URL in a text: half-open range of characters, and the target as it stands with line folds removed."""

    start: int
    end: int
    target: str


def find_urls(text: str, *, most: int = 2_000, delsp: bool = False) -> list[Found]:
    """List the URLs of a text in order, at most `most`. `delsp` says the text is format=flowed with DelSp=yes (RFC 3676)."""
    found: list[Found] = []
    end = 0
    for sign in _START.finditer(text):
        if len(found) >= most:
            break
        start = _start(text, sign, end)
        if start is None:
            continue
        one = _in_brackets(text, start) or _read(text, start, delsp=delsp)
        if one is not None:
            end = one.end
            if text[start.begin - 1 : start.begin] not in _QUOTES or not _NAME_OF.search(
                text[max(0, start.begin - _NAME_LOOK) : start.begin]
            ):
                found.append(one)
    return _with_solitary(text, found, most)


class _Start(NamedTuple):
    """Where a URL may begin, and where its authority does."""

    begin: int
    authority: int
    scheme: bool


def _start(text: str, sign: re.Match[str], after: int) -> _Start | None:
    """Look back from a sign of a URL to where it begins, not before `after`."""
    if sign[0][0] in ":：":
        scheme = _SCHEME_BEFORE.search(text, max(after, sign.start() - 10), sign.start())
        return _Start(scheme.start(), sign.end(), scheme=True) if scheme else None
    if len(sign[0]) == 1:
        begin = sign.start() - 3
        behind = begin > 0 and _NO_WWW_BEHIND.match(text, begin - 1)
        return None if behind or begin < after else _Start(begin, begin, scheme=False)
    # Matching the reversed text finds the front of the host in as many steps as it is long.
    back = _BACKWARDS.match(text[max(after, sign.start() - 255) : sign.start()][::-1])
    begin = sign.start() - (back.end() if back else 0)
    begin += len(text[begin : sign.start()]) - len(text[begin : sign.start()].lstrip(".-"))
    if not _HOST.fullmatch(text, begin, sign.start()) or (begin > 0 and _NO_HOST_BEHIND.match(text, begin - 1)):
        return None
    return _Start(begin, begin, scheme=False)


def _with_solitary(text: str, found: list[Found], most: int) -> list[Found]:
    """Add the hosts that stand alone on a line: `vpass-login.example`."""
    starts = [one.start for one in found]
    alone: list[Found] = []
    for end in _LINE_END.finditer(text):
        if len(found) + len(alone) >= most:
            break
        line_begin = text.rfind("\n", max(0, end.start() - LONGEST_LINE), end.start()) + 1
        line = _SOLITARY.fullmatch(text, line_begin, end.end())
        if line is None:
            continue
        begin, stop = line.span("host")
        before = bisect(starts, stop - 1)
        if not (before and found[before - 1].end > begin) and _reads_as_host(line["host"]):
            alone.append(Found(begin, stop, line["host"]))
    return sorted([*found, *alone]) if alone else found


def _reads_as_host(host: str) -> bool:
    return host.rpartition(".")[2].lower() not in _NOT_SUFFIXES and known_suffix(host)


def _in_brackets(text: str, start: _Start) -> Found | None:
    """Read `<https://…>` and `<URL:https://…>`, over line ends (RFC 3986 appendix C)."""
    begin = start.begin
    if not (text[begin - 1 : begin] == "<" or text[max(0, begin - 5) : begin].upper() == "<URL:"):
        return None
    close = text.find(">", begin, begin + FOLD_LOOK)
    if close < 0:
        return None
    inner = text[begin:close]
    pieces = inner.split()
    folded = all("\n" in blank for blank in re.findall(r"\s+", inner.strip()))
    if not pieces or not folded or any(mark in inner for mark in '<"「」。'):
        return None
    target = "".join(pieces)
    return Found(begin, close, target) if authority_end(target, start.authority - begin) else None


def _read(text: str, start: _Start, *, delsp: bool) -> Found | None:
    begin = start.begin
    head = text[begin : start.authority] if start.scheme else text[begin : begin + 4]
    wide = not head.isascii() and unicodedata.normalize("NFKC", head) != head
    host_end = authority_end(text, start.authority, wide=wide)
    if not host_end:
        return None
    host = unicodedata.normalize("NFKC", text[start.authority : host_end]).partition(":")[0]
    if not start.scheme and not _reads_as_host(host):
        return None
    end, folds = rest_end(text, begin, host_end, wide=wide, delsp=delsp)
    end = max(trimmed_end(text, begin, end), host_end)
    target, last = "", begin
    for fold_start, fold_end in folds:
        if fold_end <= end:
            target += text[last:fold_start]
            last = fold_end
    return Found(begin, end, target + text[last:end])
