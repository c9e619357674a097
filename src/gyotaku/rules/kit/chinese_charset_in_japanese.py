"""A Japanese text labelled GB2312 or written in it comes from a system set up for Chinese."""

from __future__ import annotations

from collections.abc import Iterator

from gyotaku.model.evidence import Evidence
from gyotaku.model.facts import Body, HeaderTrait
from gyotaku.model.finding import Citation, Severity
from gyotaku.rules.family import rule
from gyotaku.rules.reading import cite


@rule(
    id="kit.chinese-charset-in-japanese",
    severity=Severity.HIGH,
    text="A Japanese text is encoded in a charset for simplified Chinese ({declared}).",
    proves_not="Somebody may write Japanese on a Chinese system; it does not name the sender's country.",
    needs=(HeaderTrait, Body),
    hits=[(HeaderTrait(trait="gb-charset", value="gb2312"), Body(blocks=(), part="1", media_type="text/html", language="ja"))],
    misses=[
        (HeaderTrait(trait="gb-charset", value="gb2312"), Body(blocks=(), part="1", media_type="text/html", language="zh")),
        (HeaderTrait(trait="raw-8bit"), Body(blocks=(), part="1", media_type="text/html", language="ja")),
    ],
)
def chinese_charset_in_japanese(evidence: Evidence) -> Iterator[Citation]:
    body = evidence.first(Body)
    for found, seen in evidence.all(HeaderTrait, trait="gb-charset"):
        if body and body[0].language == "ja":
            yield cite(seen, declared=found.value)
