"""Three or more different reasons to act in one mail: templates patched together."""

from __future__ import annotations

from collections.abc import Iterator

from gyotaku.model.evidence import Evidence, Observation
from gyotaku.model.facts import AuthRecorded, Lure, MailingList
from gyotaku.model.finding import Citation, Severity
from gyotaku.rules.examples import lure
from gyotaku.rules.family import rule
from gyotaku.rules.reading import Pair, cite, read
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
        (lure("restrict", "カードを停止"), lure("document", "写真が自動的に削除されます"), lure("terms", "自動的に削除")),
    ],
)
def many_pretexts(evidence: Evidence) -> Iterator[Citation]:
    reading = read(evidence)
    told = {found.pretext: (found, seen) for found, seen in reversed(reading.lures) if found.pretext in ACCOUNT}
    pairs = _apart([told[name] for name in sorted(told)])
    if len(pairs) >= 3 and not reading.leavable and not reading.vouched_by_brand():
        yield cite(
            *(seen for _, seen in pairs), count=str(len(pairs)), phrases=" / ".join(found.phrase for found, _ in pairs[:4])
        )


def _apart(pairs: list[Pair[Lure]]) -> list[Pair[Lure]]:
    """Leave out phrases that stand within or across another: one sentence read as two pretexts is one reason."""
    kept: list[Pair[Lure]] = []
    for pair in sorted(pairs, key=lambda pair: -len(pair[0].phrase)):
        if not any(pair[0].phrase in other.phrase or _cross(pair[1], seen) for other, seen in kept):
            kept.append(pair)
    return sorted(kept, key=pairs.index)


def _cross(one: Observation, other: Observation) -> bool:
    """Whether two phrases of the shown text share characters."""
    here, there = one.where, other.where
    if here is None or there is None or here.place != there.place or here.unit != "text" or there.unit != "text":
        return False
    if here.start is None or here.end is None or there.start is None or there.end is None:
        return False
    return here.start < there.end and there.start < here.end
