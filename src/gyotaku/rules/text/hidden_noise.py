"""Random strings that only filters read (display:none, size 0, colour on colour): they have no purpose for a reader."""

from __future__ import annotations

from collections.abc import Iterator

from gyotaku.model.evidence import Evidence
from gyotaku.model.facts import HiddenText
from gyotaku.model.finding import Citation, Severity
from gyotaku.rules.family import rule
from gyotaku.rules.reading import cite


@rule(
    id="text.hidden-noise",
    severity=Severity.HIGH,
    text="{characters} characters of meaningless text are hidden from the reader ({reason}).",
    proves_not="It does not show who put them there.",
    hard="text",
    attack="T1027",
    needs=(HiddenText,),
    hits=[(HiddenText(text="ポぎを ィけギ ゲロラぬミ", reason="font-size", characters=300, noise=True),)],
    misses=[
        (HiddenText(text="今月のお知らせ", reason="display-none", characters=80, preheader=True),),
        (HiddenText(text="続きを読む", reason="mso-hide", characters=300),),
        (HiddenText(text="x8f", reason="display-none", characters=6, noise=True),),
    ],
)
def hidden_noise(evidence: Evidence) -> Iterator[Citation]:
    for hidden, seen in evidence.all(HiddenText, noise=True):
        if hidden.characters >= 20 and not hidden.preheader:
            yield cite(seen, characters=str(hidden.characters), reason=hidden.reason)
