"""More text is hidden than a preview line needs."""

from __future__ import annotations

from collections.abc import Iterator

from gyotaku.model.evidence import Evidence
from gyotaku.model.facts import HiddenText, MailingList
from gyotaku.model.finding import Citation, Severity
from gyotaku.rules.family import rule
from gyotaku.rules.reading import cite, read


@rule(
    id="text.hidden-much",
    severity=Severity.LOW,
    text="{characters} characters of text are hidden from the reader ({reason}).",
    proves_not="Preview lines and parts for other screen widths are hidden in genuine mail.",
    attack="T1027",
    needs=(HiddenText, MailingList),
    hits=[(HiddenText(text="old story …", reason="font-size", characters=900),)],
    misses=[
        (HiddenText(text="今月のお知らせ", reason="display-none", characters=80, preheader=True),),
        (HiddenText(text="x", reason="font-size", characters=900), MailingList(unsubscribe="<mailto:u@esp.example>")),
        (HiddenText(text="desktop", reason="mso-hide", characters=900),),
    ],
)
def hidden_much(evidence: Evidence) -> Iterator[Citation]:
    if read(evidence).leavable:
        return
    for hidden, seen in evidence.of(HiddenText):
        if (
            hidden.characters >= 300
            and not hidden.preheader
            and not hidden.noise
            and hidden.reason not in {"mso-hide", "comment-conditional", "title", "attribute"}
        ):
            yield cite(seen, characters=str(hidden.characters), reason=hidden.reason)
