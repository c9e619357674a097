"""What the text says about itself and its sender: warnings against mail like it, facts about the company, the year."""

from __future__ import annotations

import re
from collections.abc import Iterator

from gyotaku.data import company_facts
from gyotaku.data.folding import fold
from gyotaku.observe.text_traits_found import Found, Writing
from gyotaku.patterns import late

MOST = 3
"""Most places of one kind."""

NEAR = 60
"""Characters before a licence in which its holder's name stands."""

_LICENCE = late(
    r"(?P<bureau>関東|近畿|東海|北海道|東北|中国|四国|九州|福岡|北陸)財務(?:局|支局)長? ?\(金商\) ?第 ?(?P<number>\d{1,5}) ?号"
)
_ZERO_CODE = re.compile(r"(?<!\d)(?:〒 ?)?100-0000(?!\d)")


def claims(writing: Writing) -> Iterator[Found]:
    """Yield warnings against false mail, sentences no native writer writes, and facts about companies that are wrong."""
    counts: dict[str, int] = {}
    for _, hit in writing.read.hits:
        if hit.family == "trait" and counts.setdefault(hit.id, 0) < MOST:
            counts[hit.id] += 1
            yield Found(hit.id, *writing.read.span(hit.start, hit.end))
    if writing.place == "body" and writing.japanese:
        yield from _company(writing)


def _company(writing: Writing) -> Iterator[Found]:
    text = writing.read.text
    for word, pattern, name in company_facts.names():
        # Looking for the bare words is a hundred times faster than for the pattern around them.
        said = pattern.search(text) if word in text else None
        if said is not None:
            yield Found("wrong-company-fact", *writing.read.span(said.start(), said.end()), name.right)
    if "金商" in text:
        yield from _licence(writing)
    for pattern, seat in company_facts.seats():
        said = pattern.search(text)
        if said is not None and not any(fold(owner) in text for owner in seat.owners):
            yield Found("wrong-company-fact", *writing.read.span(said.start(), said.end()), seat.right)
    code = _ZERO_CODE.search(text) if "100-0000" in text else None
    if code is not None:
        yield Found(
            "wrong-company-fact", *writing.read.span(code.start(), code.end()), "〒100-0000 は事業所の郵便番号ではありません"
        )


def _licence(writing: Writing) -> Iterator[Found]:
    """A licence number behind the name of a house whose number is another one."""
    text, holders = writing.read.text, company_facts.licences()
    for said in _LICENCE.finditer(text):
        before = text[max(said.start() - NEAR, 0) : said.start()]
        named = max(holders, key=before.rfind)
        licence = holders[named]
        if named in before and (int(said["number"]), said["bureau"]) != (licence.number, licence.bureau):
            yield Found("wrong-company-fact", *writing.read.span(said.start(), said.end()), licence.text)
            return
