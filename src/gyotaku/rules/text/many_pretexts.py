"""Three or more different reasons to act in one mail: templates patched together."""

from __future__ import annotations

from collections.abc import Iterator

from gyotaku.model.evidence import Evidence
from gyotaku.model.facts import AuthRecorded, Lure, MailingList
from gyotaku.model.finding import Citation, Severity
from gyotaku.rules.examples import lure
from gyotaku.rules.family import rule
from gyotaku.rules.reading import cite, read
from gyotaku.rules.vocabulary import ACCOUNT


@rule(
    id="text.many-pretexts",
    severity=Severity.MEDIUM,
    text="One mail gives {count} different reasons to act ({phrases}).",
    proves_not="A long genuine notice may bring several topics.",
    needs=(Lure, MailingList, AuthRecorded),
    hits=[(lure("restrict", "利用制限"), lure("verify", "本人確認"), lure("pay_failed", "お支払い方法"))],
    misses=[
        (lure("restrict", "利用制限"), lure("restrict", "一時停止"), lure("verify", "本人確認")),
        (lure("restrict"), lure("commercial"), lure("prize")),
    ],
)
def many_pretexts(evidence: Evidence) -> Iterator[Citation]:
    reading = read(evidence)
    told = {found.pretext: (found, seen) for found, seen in reversed(reading.lures) if found.pretext in ACCOUNT}
    if len(told) >= 3 and not reading.leavable and not reading.vouched_by_brand():
        pairs = [told[name] for name in sorted(told)]
        yield cite(*(seen for _, seen in pairs), count=str(len(told)), phrases=" / ".join(found.phrase for found, _ in pairs[:4]))
