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

FOLD_LOOK = 4_096
"""How far a URL in angle brackets may run over line ends, in characters."""

_ZERO = "[\u00ad\u200b-\u200f\u2060\ufeff]?"
_START = re.compile(
    rf"(?P<scheme>[hHｈＨ]{_ZERO}[tTｔＴ]{_ZERO}[tTｔＴ]{_ZERO}[pPｐＰ]{_ZERO}[sSｓＳ]?{_ZERO}[:：][/／\\]{{1,3}}|[fF][tT][pP]://)"
    r"|(?P<www>(?<![\w@.\-/:：／．＠%=])[wWｗＷ]{3}[.．](?=\w))"
    r"|(?P<bare>(?<![A-Za-z0-9@._/%=:\-＠~&?#])(?:[A-Za-z0-9][A-Za-z0-9\-]{0,62}\.){1,8}[A-Za-z]{2,24}(?=/[A-Za-z0-9]))"
)
_SOLITARY = re.compile(
    r"^[ \t>＞▼▽■□●◆◇・→⇒⇨☞➡➤►▶\-*※【「『(（\[]{0,12}(?:(?:URL|ＵＲＬ|アドレス|サイト|リンク|Web|Website|HP) ?[:：] ?)?"
    r"(?P<host>(?:[a-z0-9][a-z0-9\-]{0,62}\.){1,8}[a-z]{2,24})[ \t】」』)）\]]{0,8}$",
    re.MULTILINE,
)
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
    for start in _START.finditer(text):
        if len(found) >= most:
            break
        if start.start() < end:
            continue
        one = _in_brackets(text, start) or _read(text, start, delsp=delsp)
        if one is not None:
            found.append(one)
            end = one.end
    return _with_solitary(text, found, most)


def _with_solitary(text: str, found: list[Found], most: int) -> list[Found]:
    """Add the hosts that stand alone on a line: `vpass-login.example`."""
    starts = [one.start for one in found]
    alone: list[Found] = []
    for line in _SOLITARY.finditer(text):
        if len(found) + len(alone) >= most:
            break
        start, end = line.span("host")
        before = bisect(starts, end - 1)
        if before and found[before - 1].end > start:
            continue
        if _reads_as_host(line["host"]):
            alone.append(Found(start, end, line["host"]))
    return sorted([*found, *alone]) if alone else found


def _reads_as_host(host: str) -> bool:
    return host.rpartition(".")[2].lower() not in _NOT_SUFFIXES and known_suffix(host)


def _in_brackets(text: str, start: re.Match[str]) -> Found | None:
    """Read `<https://…>` and `<URL:https://…>`, over line ends (RFC 3986 appendix C)."""
    begin = start.start()
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
    return Found(begin, close, target) if authority_end(target, len(start[0]) if start.lastgroup == "scheme" else 0) else None


def _read(text: str, start: re.Match[str], *, delsp: bool) -> Found | None:
    begin = start.start()
    wide = not start[0].isascii() and unicodedata.normalize("NFKC", start[0]) != start[0]
    host_begin = start.end() if start.lastgroup == "scheme" else begin
    host_end = authority_end(text, host_begin, wide=wide)
    if not host_end:
        return None
    if start.lastgroup != "scheme" and not _reads_as_host(
        unicodedata.normalize("NFKC", text[host_begin:host_end]).partition(":")[0]
    ):
        return None
    end, folds = rest_end(text, begin, host_end, wide=wide, delsp=delsp)
    end = max(trimmed_end(text, begin, end), host_end)
    target, last = "", begin
    for fold_start, fold_end in folds:
        if fold_end <= end:
            target += text[last:fold_start]
            last = fold_end
    return Found(begin, end, target + text[last:end])
