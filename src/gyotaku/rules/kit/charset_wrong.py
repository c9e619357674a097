"""The label names one charset, the bytes are another: a template made for another language."""

from __future__ import annotations

from collections.abc import Iterator

from gyotaku.model.evidence import Evidence
from gyotaku.model.facts import BrandClaim, Charset
from gyotaku.model.finding import Citation, Severity
from gyotaku.rules.examples import claim
from gyotaku.rules.family import rule
from gyotaku.rules.reading import cite, read


@rule(
    id="kit.charset-wrong",
    severity=Severity.LOW,
    text="The charset named for the {place} ({declared}) is not the one used ({used}).",
    proves_not="Old programs and faulty converters do the same.",
    needs=(Charset, BrandClaim),
    hits=[(claim(), Charset(place="subject", declared="utf-8", used="gb18030", why="guess"))],
    misses=[
        (Charset(place="subject", declared="utf-8", used="gb18030", why="guess"),),
        (claim(), Charset(place="body", declared="iso-2022-jp", used="cp50221", why="alias")),
        (claim(), Charset(place="body", declared=None, used="utf-8", why="ascii")),
    ],
)
def charset_wrong(evidence: Evidence) -> Iterator[Citation]:
    reading = read(evidence)
    for found, seen in evidence.of(Charset):
        told = FAMILY.get((found.declared or "").lower(), "")
        used = FAMILY.get(found.used.lower(), "")
        if reading.claim and told and used and told != used:
            yield cite(seen, reading.claim[1], place=found.place, declared=found.declared or "", used=found.used)


FAMILY = {
    "utf-8": "unicode",
    "utf8": "unicode",
    "iso-2022-jp": "japanese",
    "cp50221": "japanese",
    "shift_jis": "japanese",
    "cp932": "japanese",
    "euc-jp": "japanese",
    "euc_jp": "japanese",
    "gb2312": "chinese",
    "gbk": "chinese",
    "gb18030": "chinese",
    "big5": "taiwanese",
    "euc-kr": "korean",
    "cp949": "korean",
}
"""Charsets by what they can write; labels of one family are often confused without meaning anything."""
